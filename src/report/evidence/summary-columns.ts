import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { named } from "./names.js";
import type { Told } from "./told.js";
import * as of from "./workload-figures.js";

/** A column of the summary. Columns of one group are never parted where a table is too wide. */
interface Column {
  head: string;
  group: string;
  cell: (workload: WorkloadEvidence) => Told;
  /** Numbers stand to the right. */
  right: boolean;
}

const column = (group: string, head: string, cell: Column["cell"], right = true): Column => ({
  group,
  head,
  cell,
  right,
});

/** Load factor and repeatability always stand beside the stability that they make up. */
export const summaryColumns: readonly Column[] = [
  column("volume", "Requests a month", of.requestsPerMonth),
  column("volume", "Tokens a month", of.tokensPerMonth),
  column("volume", "Tokens in / out", of.tokenMix),
  column("volume", "Input cached", of.cachedShare),
  column("cost", "Cost a month", of.usdPerMonth),
  column("stability", "S", of.stability),
  column("stability", "L · R", of.stabilityParts),
  column("stability", "Band", of.band, false),
  column("peaks", "Peak hour", of.peakHour),
  column("peaks", "Peak minute", of.peakMinute),
  column("serving", "p95 latency", of.latency),
  column("serving", "p95 TTFT", of.ttft),
  column("serving", "Errors", of.errors),
  column("serving", "429s", of.rateLimits),
];

/** What heads mean that do not say it, by the head that needs it. */
const legends: readonly (readonly [head: string, meaning: string])[] = [
  ["S", "S = √(L·R): stability, of load factor L and repeatability R."],
  ["Tokens in / out", "Tokens in / out: of a mean request, or shares where requests are not counted."],
  ["Peak hour", "Peaks: times the mean."],
  ["429s", "429s: requests that met a rate limit."],
];

/** What the heads of these columns mean. */
export const summaryLegend = (columns: readonly Column[] = summaryColumns): string =>
  legends.flatMap(([head, meaning]) => (columns.some((one) => one.head === head) ? [meaning] : [])).join(" ");

/** Why figures of the summary are not known: one line a figure and reason. */
export function whyUnknown(workloads: readonly WorkloadEvidence[]): string[] {
  const reasons = new Map<string, { heads: Set<string>; names: Set<string> }>();
  for (const { head, cell } of summaryColumns) {
    for (const workload of workloads) {
      const figure = cell(workload);
      if (figure.because === undefined) continue;
      const known = reasons.get(figure.because) ?? { heads: new Set(), names: new Set() };
      reasons.set(figure.because, known);
      known.heads.add(head);
      known.names.add(workload.name);
    }
  }
  return [...reasons].map(([because, { heads, names }]) => {
    const who = names.size === workloads.length && names.size > 1 ? "all workloads" : named([...names]);
    return `${[...heads].join(", ")} of ${who}: ${because}`;
  });
}

/** The summary's cells of one workload, its name left out. */
export const summaryCells = (workload: WorkloadEvidence): string[] =>
  summaryColumns.map(({ cell }) => cell(workload).text);
