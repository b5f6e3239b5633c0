import type { Failures, WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { figure } from "../../text/figures.js";
import { count, noun, share, shares } from "./figures.js";
import { hourOfDay, stretch } from "./moments.js";
import { type Pair, type Part, pairs } from "./part.js";
import { withReason } from "./told.js";
import * as of from "./workload-figures.js";

/** Windows that are told of each kind. */
const most = 5;

/** How often requests fail, with the interval of the rate, and when. */
export function failureParts(workload: WorkloadEvidence): Part[] {
  const { errors, rate_limits: limits } = workload;
  const rows: Pair[] = [
    ["Errors", ...(errors === null ? [withReason(of.errors(workload))] : linesOf(errors))],
    [
      "Rate limits",
      ...(limits === null ? [withReason(of.rateLimits(workload))] : [...linesOf(limits), ...loadLines(limits)]),
    ],
  ];
  return pairs("Failures", rows);
}

type Rate = Failures["rate"];

const rateText = ({ count: failed, of: all, rate, low, high }: Rate): string =>
  `${share(rate)}: ${count(failed)} of ${count(all)} ${noun(all, "request")} (90 % confidence: ${shares(low, high)})`;

function linesOf({ rate, windows, worst_hour: worst }: Failures): string[] {
  if (rate.count === 0) return [rateText(rate)];
  const told = windows
    .slice(0, most)
    .map(
      (window) =>
        `cluster ${stretch(window)}: ${count(window.failures)} of ${count(window.of)} ${noun(window.of, "request")}, ${share(window.share)} of all`,
    );
  const more = windows.length > most ? [`and ${windows.length - most} more clusters`] : [];
  return [
    rateText(rate),
    ...(windows.length === 0 ? ["no clusters in time"] : [...told, ...more]),
    ...worstLine(worst),
  ];
}

function worstLine(worst: Failures["worst_hour"]): string[] {
  if (worst === null) return [];
  const { hour, failures, of: all, recurring } = worst;
  const when = `in the hour from ${hourOfDay(hour)} UTC`;
  const counts = `${count(failures)} of ${count(all)} ${noun(all, "request")}`;
  return [
    recurring
      ? `again and again ${when}: ${counts} on at least half of the days`
      : `worst ${when}: ${counts}; no habit of that hour is shown`,
  ];
}

function loadLines({ rate, load }: NonNullable<WorkloadEvidence["rate_limits"]>): string[] {
  if (rate.count === 0) return [];
  if (load === null) return ["whether they come with load is unknown: it takes 72 hours, not all equally busy"];
  const { busiest, others, from, comes_with_load: withLoad } = load;
  const rates = `${share(busiest.rate)} in the busiest tenth of the hours (from ${figure(from)} ${noun(from, "request")}), ${share(others.rate)} in the others`;
  return [withLoad ? `they come with load: ${rates}` : `they are not shown to come with load: ${rates}`];
}
