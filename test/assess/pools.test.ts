import { beforeAll, describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.js";
import type { AssessmentData } from "../../src/assess/context.js";
import { assessmentSchema } from "../../src/assessment/schema.js";
import type { FactValue } from "../../src/facts/fact.js";
import type { Workload } from "../../src/workloads/workload.js";
import { builtIn } from "../support/built-in.js";
import { allData } from "../support/economics.js";
import { asOf, noData, stated, workload } from "../support/judge.js";

type Facts = Readonly<Record<string, FactValue>>;

let data: AssessmentData;
beforeAll(async () => {
  data = await allData();
});
const pack = builtIn("default");

/** Moves under the default pack: every requirement that needs no money holds, and rate limits call for it. */
const moving: Facts = {
  task: "summarization",
  serving: "interactive",
  "product.stage": "production",
  "product.audience": "internal",
  "product.error_cost": "low",
  "traffic.requests_per_month": 42e6,
  "traffic.input_tokens": 1_900,
  "traffic.output_tokens": 240,
  "traffic.cached_input_share": 0,
  "latency.target_p95": 30_000,
  "traffic.stability": 0.81,
  "traffic.peak_to_mean": 2.1,
  "quality.need": "good_enough",
  "quality.open_weight_evals": "passed",
  "privacy.level": "normal",
  "limits.rate_limited": "often",
  "team.inference_engineers": 3,
  "team.on_call": "around_the_clock",
  "team.gpu_operations": "proven",
  "team.observability": ["queue_depth", "gpu_saturation", "retries", "degraded_nodes"],
  "team.reliability": ["health_checks", "failover"],
  "team.engineer_usd_per_month": 18_000,
  "evidence.logs": ["cost", "latency", "quality"],
  "current.mode": "managed",
  "current.usd_per_month": 43_000,
  "candidate.model": "qwen3-14b",
  "candidate.precision": "fp8",
  "candidate.gpu": "h100-80gb",
  "candidate.gpu_usd_per_hour": 3,
  "candidate.people_fte": 0.75,
};
/** Too little to keep one GPU busy. */
const idle: Facts = { ...moving, "traffic.requests_per_month": 600_000, "current.usd_per_month": 700 };

const named = (name: string, facts: Facts, slices: Workload["slices"] = []) =>
  workload(new Map(Object.entries(facts)), name, slices);
const assessed = (...workloads: Workload[]) => assess({ workloads }, pack, data, asOf);
const poolsOf = (...workloads: Workload[]) => assessed(...workloads).portfolio.pools;
const busy = /kept busy \(small\)/;

describe("pools", () => {
  it("price workloads that move, beside what they cost apart and managed", () => {
    const assessment = assessed(named("a", moving), named("b", moving));
    const [pool] = assessment.portfolio.pools;
    const cost = pool?.cost;
    expect(cost).toMatchObject({ gpu: "h100-80gb", precision: "fp8", joining_usd_per_month: null });
    expect(cost?.members).toEqual([{ workload: "a" }, { workload: "b" }]);
    expect(cost?.managed_usd_per_month.as_is).toEqual({ low: 86_000, expected: 86_000, high: 86_000 });
    // apart is what each workload's own report says, together
    const alone = assessment.workloads[0]?.options.find(({ id }) => id === "self_hosted")?.usd_per_month;
    const apart = cost?.separate_usd_per_month;
    for (const end of ["low", "expected", "high"] as const) {
      expect((apart?.[end] ?? 0) / (2 * (alone?.[end] ?? 0))).toBeCloseTo(1, 4);
    }
    const sizing = assessment.workloads[0]?.economics.sizing;
    expect(cost?.separate_gpus).toBe(2 * ((sizing?.replicas ?? 0) + (sizing?.spare_replicas ?? 0)));
    expect(cost?.gpus.high).toBeLessThan(cost?.separate_gpus ?? 0);
    expect(cost?.utilisation.high).toBeGreaterThan(sizing?.utilisation ?? 1);
    // one team instead of two is the least that sharing saves
    expect((apart?.expected ?? 0) - (cost?.usd_per_month.expected ?? 0)).toBeGreaterThan(0.75 * 18_000);
  });

  it("take in one that is managed as its fleet would be idle, and say what would hold", () => {
    const assessment = assessed(named("big", moving), named("small", idle));
    const [pool] = assessment.portfolio.pools;
    expect(assessment.portfolio.by_mode.managed).toEqual([{ workload: "small" }]);
    expect(pool).toMatchObject({ members: [{ workload: "big" }], would_join: [{ workload: "small" }] });
    expect(pool?.because).toMatch(busy);
    expect(pool?.because).toContain("The verdicts do not rest on this.");
    expect(pool?.cost?.utilisation.low).toBeGreaterThanOrEqual(0.15);
    // the move, 40,000 USD over 36 months, and at most one GPU more: alone it would take two and a team
    const added = pool?.cost?.joining_usd_per_month;
    expect(added?.managed).toBe(700);
    expect(added?.shared).toBeGreaterThan(40_000 / 36);
    expect(added?.shared).toBeLessThan(40_000 / 36 + 3 * 730 + 10);
    expect(pool?.because).toContain("against $700 a month managed");
  });

  it("do not promise to fill a pool that stays idle", () => {
    const [pool] = poolsOf(named("one", idle), named("small", idle));
    expect(pool).toMatchObject({ members: [], would_join: [{ workload: "one" }, { workload: "small" }] });
    expect(pool?.because).not.toMatch(busy);
    expect(pool?.cost?.utilisation.high).toBeLessThan(0.15);
  });

  it.each<[string, Facts]>([
    ["failed its evals", { ...idle, "quality.open_weight_evals": "failed" }],
    ["has nobody on call", { ...idle, "team.on_call": "none" }],
    ["is not stable enough to size", { ...idle, "traffic.stability": 0.3 }],
    ["runs another model", { ...idle, "candidate.model": "llama-3.1-8b" }],
  ])("leave out one that %s", (_, facts) => {
    expect(poolsOf(named("big", moving), named("small", facts))).toEqual([]);
  });

  it("name one that moves and cannot be sized, without a figure for it", () => {
    const { "traffic.input_tokens": _, ...lengthless } = moving;
    const unsized = named("unsized", lengthless);
    const [two] = poolsOf(named("a", moving), unsized);
    expect(two?.members).toHaveLength(2);
    expect(two?.cost).toBeNull();
    expect(two?.because).toContain("Not priced: fewer than two");
    const [three] = poolsOf(named("a", moving), named("b", moving), unsized);
    expect(three?.members).toHaveLength(3);
    expect(three?.cost?.members).toEqual([{ workload: "a" }, { workload: "b" }]);
    expect(three?.because).toContain("Not in its figures: unsized.");
  });

  it("know a model by any of its names, and say so where no GPU serves all", () => {
    const [pool] = poolsOf(named("a", moving), named("b", { ...moving, "candidate.model": "Qwen/Qwen3-14B" }));
    expect(pool).toMatchObject({ model: "qwen3-14b", members: [{ workload: "a" }, { workload: "b" }] });
    const [mixed] = poolsOf(named("a", moving), named("b", { ...moving, "candidate.precision": "bf16" }));
    expect(mixed?.cost).toBeNull();
    expect(mixed?.because).toContain("Not priced: no GPU");
  });

  it("are not made of the slices of one workload", () => {
    const at = { file: "w.yaml", line: 1, col: 1 };
    const slice = (name: string) => ({ name, share: 0.5, stated: stated(new Map()), at });
    const sliced = named("a", moving, [slice("x"), slice("y")]);
    expect(poolsOf(sliced)).toEqual([]);
    const [pool] = poolsOf(sliced, named("b", moving));
    expect(pool?.cost?.members).toEqual([
      { workload: "a", slice: "x" },
      { workload: "a", slice: "y" },
      { workload: "b" },
    ]);
    // each slice has its share of the bill
    expect(pool?.cost?.managed_usd_per_month.as_is?.expected).toBeCloseTo(86_000, 6);
  });

  it("are named without a figure where nothing can be priced", () => {
    const { portfolio } = assess({ workloads: [named("a", moving), named("b", moving)] }, pack, noData, asOf);
    expect(portfolio.pools).toMatchObject([{ model: "qwen3-14b", cost: null }]);
  });

  it("have a place in the published schema, and no number that JSON cannot hold", () => {
    const assessment = assessed(named("big", moving), named("b", moving), named("small", idle));
    expect(assessmentSchema.parse(JSON.parse(JSON.stringify(assessment)))).toEqual(assessment);
  });
});
