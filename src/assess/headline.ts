import type { Reason } from "../assessment/schema.js";
import { yes } from "../rules/evaluate.js";
import type { Mode } from "../rules/pack.js";
import { managedExcluded, type Standing } from "../verdict/standing.js";
import { movement } from "./plan.js";
import { lowered } from "./reasons.js";

/** The verdict in one or two sentences: what to do, and the reason that decides. */
export function headlineOf(standing: Standing, reasons: readonly Reason[]): string {
  return `${actionOf(standing)}: ${decidingReason(standing, reasons)}`;
}

function actionOf(standing: Standing): string {
  const way = movement(standing);
  switch (standing.mode) {
    case "managed":
      return way === "back" ? "Go back to a managed API" : "Stay on a managed API";
    case "self_hosted":
      return way === "out" ? "Run open weights yourselves" : "Keep running open weights yourselves";
    case "hybrid":
      return "Split the workload";
    case "blocked":
      return "Neither side is possible yet";
  }
}

/** What is proven, or stands by what is likely: the mode is judged by both, and the sentence of a likely one says so. */
const stands = (reason: Reason, as: "holds" | "fails"): boolean => reason.status === as || reason.likely === as;

/** The rule that decides, as a sentence. */
function decidingReason(standing: Standing, reasons: readonly Reason[]): string {
  const holding = (kind: Reason["kind"]) => reasons.filter((r) => r.kind === kind && stands(r, "holds"));
  const holds = (kind: Reason["kind"]) => holding(kind).find((r) => r.status === "holds") ?? holding(kind)[0];
  const row = holds("row");
  if (reasons.some((r) => r.kind === "row")) return row ? lowered(row.because) : "no row of the table applies.";
  const excluded = managedExcluded(standing) === yes;
  const proven = holding("exclusion").find((r) => r.status === "holds" && (r.side === "self_hosted") === excluded);
  const out = proven ?? holding("exclusion").find((r) => r.status === "unknown");
  const missing = reasons.filter((r) => r.kind === "requirement" && r.binding && !stands(r, "holds"));
  const failing = missing.find((r) => r.status === "fails") ?? missing.find((r) => r.likely === "fails") ?? missing[0];
  const driver = holds("driver");
  if (excluded) {
    const why = lowered(out?.because ?? "");
    return standing.mode === "blocked" && failing ? `${why} But ${lowered(failing.because)}` : why;
  }
  if (standing.mode === "self_hosted") return lowered(driver?.because ?? "the rules of the pack ask for it.");
  if (out) return lowered(out.because);
  if (!driver) {
    const open = reasons.some((r) => r.kind === "driver" && r.status === "unknown");
    const what = movement(standing) === "back" ? "no reason to run it yourselves" : "no reason to leave it";
    return open ? `${what} is known to hold yet.` : `${what} holds.`;
  }
  if (failing) {
    return stands(failing, "fails")
      ? lowered(failing.because)
      : `a reason to leave holds, but it is not known yet whether ${quoted(failing.rule)} holds.`;
  }
  return "the balance of the signals is against a move.";
}

const quoted = (rule: string): string => `"${rule.replaceAll("-", " ")}"`;

const modeNames: Readonly<Record<Mode, string>> = {
  managed: "managed",
  self_hosted: "self-hosted",
  hybrid: "split",
  blocked: "blocked",
};

/** Headline of a workload whose slices are judged one by one. */
export function slicedHeadline(mode: Mode, slices: readonly { name: string; mode: Mode }[]): string {
  const list = slices.map((slice) => `${slice.name} ${modeNames[slice.mode]}`).join(", ");
  switch (mode) {
    case "hybrid":
      return `Split the workload: ${list}.`;
    case "managed":
      return `Stay on a managed API with every slice: ${list}.`;
    case "self_hosted":
      return `Run every slice yourselves: ${list}.`;
    case "blocked":
      return `Neither side is possible yet for any slice: ${list}.`;
  }
}
