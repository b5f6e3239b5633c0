import type { Comparison, Criterion } from "../assessment/comparison-schema.js";
import { compareCosts } from "./all-in.js";
import type { ComparisonInput, Side } from "./comparison.js";
import { judgeCost } from "./criteria/cost.js";
import { judgeErrors } from "./criteria/errors.js";
import { judgeLatency } from "./criteria/latency.js";
import { judgeQuality } from "./criteria/quality.js";
import { sumOf } from "./failures.js";
import { headlineOf, statusOf } from "./headline.js";
import { notesOf } from "./notes.js";
import { randomOf } from "./random.js";
import { compareTimes } from "./times.js";

const nothing = { criteria: [], slices: [] };

/**
 * Whether a side-by-side run shows that self-hosting does as well as the managed path. The same input gives the same answer.
 *
 * @throws RangeError where a cost is none
 */
export function compare(input: ComparisonInput): Comparison {
  const { managed, self_hosted: selfHosted, pairs, evals = [], criteria, seed } = input;
  // a stream for each part, so that leaving one out changes no other
  const random = (part: number) => randomOf(seed + part);
  const times = compareTimes(managed, selfHosted, pairs, criteria.alpha, random(1));
  const cost = input.cost ? compareCosts(input.cost, criteria.alpha, random(2)) : null;
  const quality = criteria.quality ? judgeQuality(evals, criteria, criteria.quality, random(3)) : nothing;
  const errors = criteria.errors
    ? judgeErrors(managed, selfHosted, pairs, criteria, criteria.errors, random(4))
    : nothing;
  const judged: Criterion[] = [
    ...quality.criteria,
    ...(criteria.latency ? [judgeLatency(times, criteria, criteria.latency)] : []),
    ...errors.criteria,
    ...(criteria.cost ? [judgeCost(cost, criteria, criteria.cost)] : []),
  ];
  const status = statusOf(judged);
  return {
    schema: "llm-decide/comparison@1",
    status,
    headline: headlineOf(judged),
    alpha: criteria.alpha,
    seed,
    managed: sideOf(managed),
    self_hosted: sideOf(selfHosted),
    criteria: judged,
    slices: [...quality.slices, ...errors.slices],
    times,
    cost,
    notes: notesOf(input, times),
  };
}

function sideOf({ label, requests, slices }: Side): Comparison["managed"] {
  const { requests: told, rate_limited: limited, errors } = sumOf(slices.values());
  return { label, requests, with_status: told, rate_limited: limited, errors };
}
