import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.js";
import type { AssessmentData } from "../../src/assess/context.js";
import type { Assessment, Option, WorkloadAssessment } from "../../src/assessment/schema.js";
import { overriddenBook } from "../../src/pricing/overridden-book.js";

import { readPortfolio } from "../../src/workloads/read.js";
import { builtIn } from "../support/built-in.js";
import { allData } from "../support/economics.js";
import { asOf } from "../support/judge.js";

const data = await allData();
const pack = builtIn("default");
const team =
  "team: { inference_engineers: 3, on_call: around_the_clock, gpu_operations: proven, observability: [queue_depth, gpu_saturation, retries, degraded_nodes], reliability: [health_checks, failover, capacity_buffer, patching] }";

function assessment(workloads: readonly string[], from: AssessmentData = data): Assessment {
  const text = `version: 1\n${team}\nworkloads:\n${workloads.map((facts, i) => `  - { name: w${i}, ${facts} }`).join("\n")}\n`;
  const { portfolio, diagnostics } = readPortfolio([{ file: "w.yaml", text }]);
  expect(diagnostics).toEqual([]);
  if (!portfolio) throw new Error("the portfolio is valid");
  return assess(portfolio, pack, from, asOf);
}

function one(facts: string, from?: AssessmentData): WorkloadAssessment {
  const [workload] = assessment([facts], from).workloads;
  if (!workload) throw new Error("one workload goes in, one comes out");
  return workload;
}

const optionOf = ({ options }: WorkloadAssessment, id: Option["id"]) => options.find((option) => option.id === id);

const openai = "current: { mode: managed, provider: openai, model: gpt-4.1 }";
const traffic = (requests: string) =>
  `traffic: { requests_per_month: ${requests}, input_tokens: 1000, output_tokens: 200, cached_input_share: 0%, stability: 0.8, peak_to_mean: 2 }`;

describe("a workload whose slices go different ways", () => {
  const split = one(
    `${traffic("20M")}, ${openai}, product: { stage: production }, privacy: { level: normal, controls: [] }, latency: { target_p95: 8s }, candidate: { model: qwen3-14b, people_fte: 1 }, control: { fine_tuning: needs_weights }, slices: [ { name: easy, share: 70%, quality: { open_weight_evals: passed } }, { name: hard, share: 30%, quality: { need: frontier, open_weight_evals: failed }, control: { fine_tuning: none } } ]`,
  );
  const hybrid = optionOf(split, "hybrid");

  it("is told the money of splitting it", () => {
    expect(split.verdict.mode).toBe("hybrid");
    expect(split.economics.saving).toMatchObject({ managed: "managed_as_is", self_hosted: "hybrid" });
    // 20M × (1,000 × $2 + 200 × $8) ÷ 1M
    const bill = 72_000;
    expect(optionOf(split, "managed_as_is")?.usd_per_month?.expected).toBe(bill);
    const ends = hybrid?.ends;
    expect(split.economics.monthly_difference_usd?.low).toBeCloseTo(bill - (ends?.high ?? 0), 0);
    expect(split.economics.monthly_difference_usd?.high).toBeCloseTo(bill - (ends?.low ?? 0), 0);
  });

  it("keeps paying for the slice that stays", () => {
    expect(hybrid?.parts["tokens"]?.expected).toBeCloseTo(0.3 * 72_000, 0);
  });

  it("says nothing of self-hosting what may not be", () => {
    expect(split.economics.self_hosted_to_managed).toBeNull();
    expect(optionOf(split, "self_hosted")).toMatchObject({ feasible: "no", because: expect.stringMatching(/^hard: /) });
    expect(optionOf(split, "open_weights_hosted")).toMatchObject({
      feasible: "no",
      because: "hard: The open-weight model failed this workload's evals",
    });
  });

  it("names no way that a slice may not take as the best to stay", () => {
    expect(split.economics.best_managed).toBeNull();
  });
});

describe("a workload whose slices ask otherwise than it says as a whole", () => {
  const slices = (more: string) =>
    one(
      `traffic: { requests_per_month: 10M, input_tokens: 3000, output_tokens: 400, cached_input_share: 0%, peak_to_mean: 2 }, current: { mode: managed, provider: openai, model: gpt-5.4${more} }, candidate: { model: qwen3-14b, gpu: h100-80gb }, slices: [ { name: short, share: 80%, traffic: { input_tokens: 1000, output_tokens: 100 } }, { name: long, share: 20% } ]`,
    );
  const summed = slices("");
  const partsOf = (workload: WorkloadAssessment, id: Option["id"]) => optionOf(workload, id)?.parts ?? {};

  it("costs what its slices cost together", () => {
    // at $2.50 and $15: 8M × (1,000, 100) and 2M × (3,000, 400)
    expect(optionOf(summed, "managed_as_is")?.usd_per_month?.expected).toBe(32_000 + 27_000);
    expect(summed.economics.curve?.today).toBe(8e6 * 1100 + 2e6 * 3400);
    expect(summed.economics.notes.join()).toMatch(
      /^the slices ask for 15.6B tokens a month together, the workload as a whole says 34B/,
    );
    expect(summed.facts.map(({ name }) => name)).not.toContain("current.usd_per_month");
  });

  it("keeps one team for all fleets", () => {
    const { engineering } = partsOf(summed, "self_hosted");
    const alone = one(
      "traffic: { requests_per_month: 2M, input_tokens: 3000, output_tokens: 400, cached_input_share: 0%, peak_to_mean: 2 }, current: { mode: managed, provider: openai, model: gpt-5.4 }, candidate: { model: qwen3-14b, gpu: h100-80gb }",
    );
    expect(engineering).toEqual(partsOf(alone, "self_hosted")["engineering"]);
  });

  it("has a committed spend once", () => {
    const bound = slices(", committed_usd_per_month: $100k");
    expect(partsOf(bound, "managed_as_is")["commitment"]?.expected).toBeCloseTo(100_000 - 59_000, 0);
    expect(partsOf(bound, "self_hosted")["commitment"]?.expected).toBeCloseTo(100_000, 0);
  });

  it("is the whole where they only share it out", () => {
    const shared = one(
      `${traffic("10M")}, ${openai}, candidate: { model: qwen3-14b, gpu: h100-80gb }, slices: [ { name: a, share: 80% }, { name: b, share: 20% } ]`,
    );
    expect(shared.economics.notes.join()).not.toContain("slices");
    expect(shared.economics.sizing).not.toBeNull();
  });
});

describe("open weights at somebody's endpoint", () => {
  const asked = (model: string) =>
    one(
      `${traffic("20M")}, ${openai}, privacy: { level: normal, controls: [] }, quality: { open_weight_evals: passed }, candidate: { model: ${model} }`,
    );

  it("are a way to plan on where several offer them", () => {
    expect(optionOf(asked("llama-3.3-70b"), "open_weights_hosted")?.feasible).toBe("yes");
  });

  it("are to be asked for where one alone does", () => {
    const option = optionOf(asked("qwen3-14b"), "open_weights_hosted");
    expect(option?.basis).toMatch(/^one host/);
    expect(option).toMatchObject({ feasible: "unknown", cheapest: null });
    expect(option?.because).toContain("single provider");
  });
});

describe("a spend that is committed", () => {
  const { economics } = data;
  if (!economics?.book) throw new Error("the bundled book is there");
  const committed: AssessmentData = {
    ...data,
    economics: {
      ...economics,
      book: overriddenBook(economics.book, {
        file: "prices.yaml",
        entries: [
          {
            scope: "contract",
            provider: "openai",
            model: "*",
            tiers: [],
            committedUsdPerMonth: 10_000,
            batchDiscount: 0.5,
            source: "order form",
          },
        ],
      }),
    },
  };
  // 1M requests of gpt-4.1 use $3,600
  const small = `${traffic("1M")}, ${openai}, candidate: { model: llama-3.3-70b }`;

  it("is paid whole, the unused part on a line of its own", () => {
    const option = optionOf(one(small, committed), "managed_as_is");
    expect(option?.usd_per_month?.expected).toBe(10_000);
    expect(option?.parts["tokens"]?.expected).toBe(3_600);
    expect(option?.parts["commitment"]?.expected).toBe(6_400);
  });

  it("is no price a token: the bill stays flat until it is used up", () => {
    const { curve } = one(small, committed).economics;
    if (!curve) throw new Error("both sides have a price");
    // $3 a million tokens, as 1,000 of 1,200 cost $2 and the others $8
    curve.tokens_per_month.forEach((tokens, i) => {
      expect((curve.managed[i] ?? 0) / Math.max(10_000, tokens * 3e-6)).toBeCloseTo(1, 4);
    });
    expect(curve.tokens_per_month.at(-1)).toBeGreaterThan(3.4e9);
  });

  it("is due whatever the batch discount", () => {
    expect(optionOf(one(`serving: batch, ${small}`, committed), "managed_batch")?.usd_per_month?.expected).toBe(10_000);
  });

  it("is counted once for all that is bought under it", () => {
    expect(assessment([small, small], committed).portfolio.usd_per_month.known_today).toBe(10_000);
    // $3,600 and $14,400: more than the floor
    const more = [small, `${traffic("4M")}, ${openai}`];
    expect(assessment(more, committed).portfolio.usd_per_month.known_today).toBe(18_000);
  });

  it("is said to stay due", () => {
    expect(one(small, committed).economics.notes.join()).toContain("stays due if this workload leaves");
  });
});

describe("what runs self-hosted already", () => {
  const ours = (candidate: string) =>
    one(
      `${traffic("20M")}, current: { mode: self_hosted, provider: vllm, model: llama-3.3-70b, usd_per_month: $24k }, latency: { target_p95: 8s }, candidate: { ${candidate} people_fte: 1 }`,
    );

  it("has no managed way of today, and nothing to move to", () => {
    const workload = ours("");
    expect(optionOf(workload, "managed_as_is")).toBeUndefined();
    expect(optionOf(workload, "managed_better")).toBeUndefined();
    expect(workload.economics).toMatchObject({ migration_usd: null, payback_months: null });
    expect(optionOf(workload, "self_hosted")?.parts["infrastructure"]?.expected).toBe(24_000);
  });

  it("does not lend its cost to a candidate of another model", () => {
    const workload = ours("model: qwen3-14b,");
    expect(optionOf(workload, "self_hosted")?.parts["infrastructure"]).toBeUndefined();
    expect(workload.economics.notes.join()).toContain("today's own machines cost $24,000");
  });
});

describe("a stated sum for the infrastructure", () => {
  const stated = one(
    `${traffic("20M")}, ${openai}, candidate: { usd_per_month: $90k, people_fte: 1 }, team: { engineer_usd_per_month: $18k }`,
  );

  it("says nothing of more than today's volume", () => {
    // $90k of machines and $18k of people are not paid for by $72k of tokens
    expect(stated.economics.break_even).toMatchObject({ tokens_per_month: null, searched_to: 24e9 });
    expect(Math.max(...(stated.economics.curve?.tokens_per_month ?? []))).toBeCloseTo(24e9, -5);
    expect(stated.economics.notes.join()).toContain("sum stated for today's volume");
  });

  it("has a break-even below it: the machines carry what is less", () => {
    const cheap = one(
      `${traffic("20M")}, ${openai}, candidate: { usd_per_month: $18k, people_fte: 1 }, team: { engineer_usd_per_month: $18k }`,
    );
    expect(cheap.economics.break_even?.times_today).toBeCloseTo(0.5, 3);
  });
});
