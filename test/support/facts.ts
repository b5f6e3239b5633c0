/** Random stated facts over the whole registry, at values that lie around every threshold of the default pack. */
import fc from "fast-check";
import type { FactSpec, FactValue } from "../../src/facts/fact.js";
import { registry } from "../../src/facts/registry/registry.js";

const numbers: Readonly<Record<string, readonly number[]>> = {
  "traffic.tokens_per_month": [1e6, 50e6, 1e9, 1e10],
  "traffic.stability": [0.2, 0.39, 0.4, 0.64, 0.65, 0.9],
  "traffic.peak_to_mean": [1, 2.5, 2.6, 8],
  "traffic.growth_per_month": [-0.1, 0, 0.05, 0.1],
  "latency.target_p95": [1000, 2000],
  "latency.current_p95": [800, 2000, 5000],
  "current.usd_per_month": [0, 300, 10_000, 90_000],
  "candidate.usd_per_month": [0, 5_000, 20_000],
  "candidate.people_fte": [0, 0.5, 2],
  "team.inference_engineers": [0, 1, 2, 5],
  "team.engineer_usd_per_month": [1_000, 15_000],
};

function valuesOf(spec: FactSpec): fc.Arbitrary<FactValue> | undefined {
  const { type } = spec;
  switch (type.kind) {
    case "quantity": {
      const pool = numbers[spec.name];
      return pool && fc.constantFrom(...pool);
    }
    case "choice":
      return fc.constantFrom(...type.values);
    case "flag":
      return fc.boolean();
    case "tags":
      return type.values && fc.subarray([...type.values]);
    case "text":
      return spec.name === "task" ? fc.constantFrom("triage", "agent", "translation") : undefined;
  }
}

const entries = registry.flatMap((spec) => {
  const values = valuesOf(spec);
  return values ? [{ name: spec.name, values }] : [];
});

/** Each fact is stated with the given probability in percent. */
export const registryFacts = (percent: number): fc.Arbitrary<Map<string, FactValue>> =>
  fc.tuple(...entries.map(({ values }) => fc.tuple(fc.integer({ min: 0, max: 99 }), values))).map(
    (drawn) =>
      new Map(
        drawn.flatMap(([dice, value], i): [string, FactValue][] => {
          const name = entries[i]?.name;
          return dice < percent && name !== undefined ? [[name, value]] : [];
        }),
      ),
  );
