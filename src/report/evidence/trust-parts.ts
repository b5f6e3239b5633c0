import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { span } from "./figures.js";
import { type Pair, type Part, pairs } from "./part.js";
import * as of from "./workload-figures.js";

/** What the sample can be trusted for, each with the reason. */
export function trustParts(workload: WorkloadEvidence): Part[] {
  const rows: Pair[] = [
    ["Volume a month", volume(workload)],
    ["Stability", stability(workload)],
    ["Growth", growth(workload)],
    ["Headroom within an hour", minutes(workload)],
    ["Failures", failures(workload)],
    ["Cost", cost(workload)],
  ];
  return pairs("What these figures can be trusted for", rows);
}

function volume({ per_month: month, window }: WorkloadEvidence): string {
  if (month === null) return `no: ${span(window.hours)} are fewer than the 72 hours that say something of a month`;
  if (month.extrapolated) return `no: extrapolated from ${span(window.hours)}, because that was asked for`;
  return `yes, as far as ${span(window.hours)} stand for a month`;
}

function stability({ stability: found, ...workload }: WorkloadEvidence): string {
  if (found === null) return `no: ${of.whyNoStability({ stability: found, ...workload })}`;
  if (found.low_confidence) return `little: ${span(found.hours)} hold each hour of the week less than twice`;
  return `yes: ${span(found.hours)} hold each hour of the week twice at least`;
}

function growth(workload: WorkloadEvidence): string {
  const { growth: found } = workload;
  if (found === null) return `no: ${of.whyNoGrowth(workload)}`;
  if (found.trend === "none_shown") return "no growth is shown, which does not show that there is none";
  return "yes: the whole interval lies on one side of none";
}

const minutes = ({ peak_minute: peak }: WorkloadEvidence): string =>
  peak === null ? "no: the log has no minutes" : "yes: peaks by the minute are measured";

const failures = (workload: WorkloadEvidence): string =>
  workload.errors === null
    ? `no: ${of.whyNoFailures(workload)}`
    : "the rates, yes; where failures come in clusters, their intervals are too narrow";

function cost({ cost: found }: WorkloadEvidence): string {
  if (found === null || (found.logged_usd === null && found.recomputed_all_usd === null)) return "no: nothing tells it";
  if (found.difference_usd === null) return "one figure alone: there is nothing to compare it with";
  return "logged and recomputed stand beside each other; trust the one whose assumptions you know";
}
