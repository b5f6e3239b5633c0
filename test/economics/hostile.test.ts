import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Assessment, assessmentSchema } from "../../src/assessment/schema.js";
import type { FactValue } from "../../src/facts/fact.js";
import { renderMarkdown } from "../../src/report/markdown/document.js";
import { renderTerminal } from "../../src/report/terminal/terminal.js";
import { assessed } from "../support/assessor.js";
import { runs } from "../support/runs.js";
import { pricedWorkload, type StatedFacts } from "../support/workloads.js";

/** The ends of what each fact may be, and words that no table knows. */
const extremes: Readonly<Record<string, readonly FactValue[]>> = {
  "traffic.requests_per_month": [0, 1e-9, 1, 1e13],
  "traffic.input_tokens": [0, 0.5, 1, 1e8],
  "traffic.output_tokens": [0, 0.5, 1, 1e8],
  "traffic.tokens_per_month": [0, 0.001, 1e16],
  "traffic.cached_input_share": [0, 1e-300, 1],
  "traffic.growth_per_month": [-1, -0.999999, 0, 10],
  "traffic.peak_to_mean": [1, 100_000],
  "traffic.stability": [0, 1],
  "candidate.model": ["no-such-model", "", "kimi-k2", "llama-3.1-8b"],
  "candidate.gpu": ["no-such-gpu", "t4-16gb", "h100-80gb"],
  "candidate.precision": ["bf16", "int4", "nvfp4"],
  "candidate.gpu_usd_per_hour": [0.01, 1_000],
  "candidate.tokens_per_second_per_gpu": [0.001, 1e7],
  "candidate.usd_per_month": [0, 0.001, 1e10],
  "candidate.people_fte": [0, 1e-9, 100],
  "team.engineer_usd_per_month": [1_000, 100_000],
  "current.mode": ["managed", "self_hosted", "hybrid"],
  "current.provider": ["vllm", "openai", "nobody", "", "constructor"],
  "current.model": ["no-such-model", "__proto__", "gpt-4o-mini", "claude-sonnet-4-5"],
  "current.usd_per_month": [0, 1e-9, 1e10],
  "latency.target_p95": [0.001, 1, 1e9],
  serving: ["batch", "interactive"],
  "quality.open_weight_evals": ["failed", "passed"],
  "privacy.level": ["normal", "contractual", "strict"],
  "privacy.controls": [[], ["baa", "residency", "air_gap"]],
  "privacy.residency": [[], ["EU"], ["nowhere"]],
};

const hostile: fc.Arbitrary<StatedFacts> = fc
  .tuple(
    ...Object.entries(extremes).map(([name, values]) =>
      fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 }).map((value) => [name, value] as const),
    ),
  )
  .map((drawn) => new Map(drawn.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))));

/** Every path of a value at which stands what JSON cannot hold, or what only a mistake writes into a text. */
function unsound(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value === "string") return mistake.test(value) ? [`${path} reads ${value}`] : [];
  if (value === undefined) return [`${path} is undefined`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unsound(inner, `${path}.${key}`));
}

const mistake = /\b(NaN|Infinity|undefined|null)\b/;

/** Lines of a bill, and bills, that are zero though nobody said that they cost nothing. */
function silentZeros({ workloads }: Assessment, facts: StatedFacts): string[] {
  const free = (name: string) => facts.get(name) === 0;
  return workloads.flatMap(({ options }) =>
    options.flatMap(({ id, parts, usd_per_month: usd }) => {
      const zero = Object.entries(parts).flatMap(([part, { low }]) => (low === 0 ? [part] : []));
      const silent = zero.filter((part) => {
        if (part === "infrastructure") return !free("candidate.usd_per_month");
        if (part === "engineering") return !free("candidate.people_fte");
        // the spare fits into a server that is bought anyway
        return !(part === "redundancy" && id === "self_hosted_owned");
      });
      const nothing = usd?.low === 0 && !(free("candidate.usd_per_month") && free("candidate.people_fte"));
      return [...silent.map((part) => `${id} ${part}`), ...(nothing ? [`${id} in all`] : [])];
    }),
  );
}

function expectSound(facts: StatedFacts): void {
  const assessment = assessed([facts]);
  expect(unsound(assessment)).toEqual([]);
  expect(silentZeros(assessment, facts)).toEqual([]);
  expect(assessmentSchema.parse(JSON.parse(JSON.stringify(assessment)))).toEqual(assessment);
  for (const text of [
    renderMarkdown(assessment),
    renderMarkdown(assessment, { as: "pictures", path: (_, kind) => `${kind}.svg` }),
    renderTerminal(assessment, { width: 100, color: 0, detail: true }),
  ]) {
    expect(text).not.toMatch(mistake);
  }
}

describe("an assessment is sound in every figure, line and word", () => {
  it("of any workload", () => {
    fc.assert(fc.property(pricedWorkload, expectSound), { endOnFailure: true, numRuns: runs(40) });
  });

  it("of workloads at the ends of what can be stated", () => {
    fc.assert(fc.property(hostile, expectSound), { endOnFailure: true, numRuns: runs(150) });
  });

  it.each(Object.entries(extremes).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    "of an ordinary workload with %s at %j",
    (name, value) => {
      expectSound(new Map([...ordinary, [name, value]]));
    },
  );
});

const ordinary: StatedFacts = new Map<string, FactValue>([
  ["current.mode", "managed"],
  ["current.provider", "openai"],
  ["current.model", "gpt-4o-mini"],
  ["traffic.requests_per_month", 1_200_000],
  ["traffic.input_tokens", 1_100],
  ["traffic.output_tokens", 240],
  ["traffic.growth_per_month", 0.04],
  ["candidate.model", "llama-3.3-70b"],
]);
