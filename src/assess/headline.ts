import type { Reason } from "../assessment/schema.js";
import { yes } from "../rules/evaluate.js";
import type { Mode } from "../rules/pack.js";
import { managedExcluded, type Standing } from "../verdict/standing.js";
import { movement } from "./plan.js";

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

const lower = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** The rule that decides, as a sentence. */
function decidingReason(standing: Standing, reasons: readonly Reason[]): string {
  const holds = (kind: Reason["kind"]) => reasons.find((r) => r.kind === kind && r.status === "holds");
  const row = holds("row");
  if (reasons.some((r) => r.kind === "row")) return row ? lower(row.because) : "no row of the table applies.";
  const excluded = managedExcluded(standing) === yes;
  const out = reasons.find(
    (r) => r.kind === "exclusion" && r.status === "holds" && (r.side === "self_hosted") === excluded,
  );
  const missing = reasons.filter((r) => r.kind === "requirement" && r.binding && r.status !== "holds");
  const failing = missing.find((r) => r.status === "fails") ?? missing[0];
  const driver = holds("driver");
  if (excluded) {
    const why = lower(out?.because ?? "");
    return standing.mode === "blocked" && failing ? `${why} But ${lower(failing.because)}` : why;
  }
  if (standing.mode === "self_hosted") return lower(driver?.because ?? "every requirement holds.");
  if (out) return lower(out.because);
  if (!driver) {
    const open = reasons.some((r) => r.kind === "driver" && r.status === "unknown");
    const what = movement(standing) === "back" ? "no reason to run it yourselves" : "no reason to leave it";
    return open ? `${what} is known to hold yet.` : `${what} holds.`;
  }
  if (failing) {
    const known = failing.status === "fails";
    return known
      ? lower(failing.because)
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
