/** Random workloads with money in them: managed by a priced model or a stated bill, a candidate that is sized or stated. */
import fc from "fast-check";
import type { FactValue } from "../../src/facts/fact.js";

export type StatedFacts = ReadonlyMap<string, FactValue>;

type Entries = readonly (readonly [string, FactValue])[];

/** Numbers spread evenly over their orders of magnitude. */
export const spread = (from: number, to: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(from), max: Math.log(to), noNaN: true }).map((log) => Number(Math.exp(log).toPrecision(6)));

const fact = (name: string, values: fc.Arbitrary<FactValue>): fc.Arbitrary<Entries> =>
  values.map((value) => [[name, value]]);

const sometimes = (name: string, values: fc.Arbitrary<FactValue>): fc.Arbitrary<Entries> =>
  fc.option(fact(name, values), { nil: [], freq: 2 });

const together = (...parts: readonly fc.Arbitrary<Entries>[]): fc.Arbitrary<Entries> =>
  fc.tuple(...parts).map((entries) => entries.flat());

const traffic = together(
  fact("traffic.requests_per_month", spread(1e3, 1e8)),
  fact("traffic.input_tokens", spread(50, 20_000)),
  fact("traffic.output_tokens", spread(10, 4_000)),
  sometimes("traffic.cached_input_share", fc.constantFrom(0, 0.3, 0.9)),
  sometimes("traffic.peak_to_mean", fc.constantFrom(1, 1.6, 2.5, 6)),
  sometimes("traffic.growth_per_month", fc.constantFrom(-0.05, 0, 0.04, 0.1)),
);

const needs = together(
  sometimes("serving", fc.constantFrom("batch", "interactive")),
  sometimes("latency.target_p95", fc.constantFrom(2_000, 20_000)),
);

const managedModels = [
  ["openai", "gpt-4o-mini"],
  ["openai", "gpt-4o"],
  ["anthropic", "claude-sonnet-4-5"],
  ["google", "gemini-2.5-flash"],
] as const;

const model: fc.Arbitrary<Entries> = fc.constantFrom(...managedModels).map(([provider, name]) => [
  ["current.provider", provider],
  ["current.model", name],
]);

const bill = fact("current.usd_per_month", spread(100, 1e6));

const managedToday = together(
  fact("current.mode", fc.constant("managed")),
  fc.oneof(
    { weight: 3, arbitrary: model },
    { weight: 1, arbitrary: bill },
    { weight: 1, arbitrary: together(model, bill) },
  ),
);

const gpuPrice = fc.constantFrom(0.5, 2, 8);

const sizedCandidate = together(
  fact("candidate.model", fc.constantFrom("llama-3.1-8b", "llama-3.3-70b", "qwen3-30b-a3b", "gpt-oss-120b")),
  sometimes("candidate.gpu", fc.constantFrom("h100-80gb", "l40s", "mi300x")),
  sometimes("candidate.gpu_usd_per_hour", gpuPrice),
);

const measuredCandidate = together(
  fact("candidate.model", fc.constant("llama-3.3-70b")),
  fact("candidate.gpu", fc.constant("h100-80gb")),
  fact("candidate.tokens_per_second_per_gpu", spread(200, 20_000)),
  sometimes("candidate.gpu_usd_per_hour", gpuPrice),
);

const statedCandidate = fact("candidate.usd_per_month", spread(500, 2e5));

const people = together(
  sometimes("candidate.people_fte", fc.constantFrom(0, 0.25, 1, 3)),
  sometimes("team.engineer_usd_per_month", fc.constantFrom(10_000, 18_000)),
);

/** What lets a workload move, so that money decides. */
const ready: Entries = [
  ["traffic.stability", 0.85],
  ["product.stage", "production"],
  ["quality.need", "good_enough"],
  ["quality.open_weight_evals", "passed"],
  ["privacy.level", "normal"],
  ["privacy.controls", []],
  ["team.inference_engineers", 3],
  ["team.gpu_operations", "proven"],
  ["team.on_call", "around_the_clock"],
  ["team.observability", ["queue_depth", "gpu_saturation", "retries", "degraded_nodes"]],
  ["team.reliability", ["health_checks", "failover", "capacity_buffer", "patching"]],
];

const readiness = fc.option(fc.constant(ready), { nil: [], freq: 3 });

const withCandidate = (candidate: fc.Arbitrary<Entries>): fc.Arbitrary<StatedFacts> =>
  together(traffic, needs, managedToday, candidate, people, readiness).map((entries) => new Map(entries));

/** A candidate that the program sizes. */
export const sizedWorkload = withCandidate(sizedCandidate);

/** A candidate of any kind: sized, measured, or one stated sum. */
export const pricedWorkload = fc.oneof(
  { weight: 3, arbitrary: sizedWorkload },
  { weight: 1, arbitrary: withCandidate(measuredCandidate) },
  { weight: 1, arbitrary: withCandidate(statedCandidate) },
);

/** The facts with some stated otherwise. */
export const having = (facts: StatedFacts, changes: Readonly<Record<string, FactValue>>): StatedFacts =>
  new Map([...facts, ...Object.entries(changes)]);

/** A fact that is a number; fails where it is none. */
export function numberIn(facts: StatedFacts, name: string): number {
  const value = facts.get(name);
  if (typeof value !== "number") throw new Error(`${name} is not stated as a number`);
  return value;
}

/** The same workload with some times the requests; a bill that is stated grows with them. */
export function scaledBy(facts: StatedFacts, by: number): StatedFacts {
  const grown = ["traffic.requests_per_month", "current.usd_per_month"].filter((name) => facts.has(name));
  return having(facts, Object.fromEntries(grown.map((name) => [name, numberIn(facts, name) * by])));
}
