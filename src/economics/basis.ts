import type { Coverage } from "../pricing/coverage-answer.js";
import { counted, usdPerHour, usdPerHourRange } from "../text/figures.js";
import type { Bill } from "./bill.js";
import type { Study } from "./study.js";

type Sized = Extract<Study["serving"], { kind: "sized" }>;

/** How an estimated bill came about. */
export function billBasis({ priced }: Bill): string {
  if (!priced) return "";
  const { matched, book, asOf, source } = priced.request;
  const list = source === "bundled" ? "list price" : `${source} price`;
  const open = priced.open.length > 0 ? `; a range, as ${priced.open.join(" and ")} is not stated` : "";
  return `traffic × ${list} of ${matched.provider}/${matched.model} (${book} of ${asOf})${open}`;
}

/** How the cost of the machines was estimated. */
export function infrastructureBasis({ serving, profile }: Pick<Study, "serving" | "profile">): string {
  if (serving.kind !== "sized") return "as stated";
  const { replica } = serving;
  return `${replicaText(serving)} sized for the peak${levelText(profile)} with one to spare, ${priceText(replica)}; storage, egress and migration included${
    profile.peakToMean === undefined ? "; the peak is assumed from the utilisation seen in practice" : ""
  }`;
}

export const utilisationBasis = (serving: Sized, profile: Study["profile"]): string =>
  `mean load over the capacity that stands, of ${replicaText(serving)}${
    profile.peakAtLevel ? `, sized for the peak${levelText(profile)}` : ""
  }`;

const levelText = ({ peakAtLevel }: Study["profile"]): string => (peakAtLevel ? " at its service level" : "");

/** Why the candidate fits, or what kept every GPU from serving it. */
export function fitsBasis(serving: Exclude<Study["serving"], { kind: "unknown" }>): string {
  const doubt = serving.sure ? "" : `; ${doubtOf(serving)}`;
  if (serving.kind === "sized") return `sized as ${replicaText(serving)}${doubt}`;
  const counts = new Map<string, number>();
  for (const { misfit } of serving.rejected) counts.set(misfit.code, (counts.get(misfit.code) ?? 0) + 1);
  const reasons = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `${count} ${code.replaceAll("_", " ")}`);
  return `none of ${serving.rejected.length} configurations serves it: ${reasons.join(", ")}${doubt}`;
}

const doubtOf = (serving: Exclude<Study["serving"], { kind: "unknown" }>): string =>
  serving.kind === "misfit" && serving.despite
    ? "that is an estimate, and a throughput is stated"
    : "the latency target lies within the error of the estimate";

export function replicaText({ replica }: Sized): string {
  const { model, gpu, gpus, precision, basis } = replica;
  const what = model ? `${model.id}${precision ? ` in ${precision}` : ""} on ` : "";
  return `${what}${gpus} × ${gpu.id} a replica (${basis === "stated" ? "throughput as measured" : `${basis} throughput`})`;
}

const priceText = ({ price, priceSource }: Sized["replica"]): string =>
  priceSource
    ? `a GPU-hour at ${usdPerHourRange(price)}, ${counted(priceSource.offers, "offer")} of ${priceSource.from} to ${priceSource.to}`
    : `a GPU-hour at ${usdPerHour(price.expected)} as stated`;

/** Which dated fact answers for each control. */
export function coverageBasis({ surface, controls }: Coverage): string {
  const each = controls.map(({ control, status, asOf, source }) =>
    [`${control} ${status.replaceAll("_", " ")}`, ...(source === undefined ? [] : [`(${source}, ${asOf})`])].join(" "),
  );
  return `${surface === undefined ? "" : `${surface}: `}${each.join("; ")}`;
}
