import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.js";
import type { WorkloadAssessment } from "../../src/assessment/schema.js";
import { chartsOf } from "../../src/report/charts.js";
import { grounds } from "../../src/report/markdown/cost-grounds.js";
import { noDifferenceSentence, ratioSentence } from "../../src/report/ratio-words.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { builtIn } from "../support/built-in.js";
import { allData } from "../support/economics.js";
import { asOf } from "../support/judge.js";

const data = await allData();
const pack = builtIn("default");

/** Assesses one workload written as YAML on one line, under a team that can run GPUs. */
function assessed(facts: string): WorkloadAssessment {
  const team =
    "team: { inference_engineers: 3, on_call: around_the_clock, gpu_operations: proven, observability: [queue_depth, gpu_saturation, retries, degraded_nodes], reliability: [health_checks, failover] }";
  const text = `version: 1\n${team}\nworkloads: [{ name: w, ${facts} }]\n`;
  const { portfolio, diagnostics } = readPortfolio([{ file: "w.yaml", text }]);
  expect(diagnostics).toEqual([]);
  const [workload] = portfolio ? assess(portfolio, pack, data, asOf).workloads : [];
  if (!workload) throw new Error("one workload goes in, one comes out");
  return workload;
}

const costOf = ({ options }: WorkloadAssessment, id: string) =>
  options.find((option) => option.id === id)?.usd_per_month;
const factOf = ({ facts }: WorkloadAssessment, name: string) => facts.find((fact) => fact.name === name);

const openai = "current: { mode: managed, provider: openai, model: gpt-5.4 }";
const month = "traffic: { requests_per_month: 1000, input_tokens: 10000, output_tokens: 500, cached_input_share: 0% }";

describe("self-hosting beside the managed bill", () => {
  const bill = "the managed bill (current.usd_per_month, or model, provider and traffic to price it)";
  const machines =
    "the cost of the infrastructure (candidate.usd_per_month, or candidate.model and traffic to size it)";
  const alone = "candidate: { people_fte: 0 }";

  it("is at least what people cost, where the machines are not known", () => {
    // half an engineer at $12.5k is the least that is assumed
    const [people, ...others] = ["", `, ${alone}`].map((more) =>
      ratioSentence(assessed(`current: { mode: managed, usd_per_month: $1k }${more}`)),
    );
    expect(people).toBe("Self-hosting with people: at least 6.25 times the managed bill.");
    expect(others).toEqual([`Self-hosting beside the managed bill: not known without ${machines}.`]);
  });

  it.each([
    ["", `${bill} and ${machines}`],
    [", current: { mode: managed, usd_per_month: $1k }", machines],
    [", current: { mode: managed, usd_per_month: $0 }", machines],
    [", candidate: { usd_per_month: $1k }", bill],
    [", current: { mode: self_hosted, usd_per_month: $1k }", "a price for the same weights at a host"],
  ])("names the costs that are missing%s", (facts, missing) => {
    const workload = assessed(`task: chat${facts}`);
    expect(noDifferenceSentence(workload)).toBe(`The difference is not known without ${missing}.`);
  });
});

describe("the managed side", () => {
  it("prices requests, not the sum of their tokens", () => {
    // 10k input at $2.50 and 500 output at $15 a million, a thousand times; the sum of tokens would meet the dearer tier
    const workload = assessed(`${month}, ${openai}`);
    expect(workload.economics.price?.usd_per_month.expected).toBe(32.5);
    expect(workload.economics.price).toMatchObject({ provider: "openai", model: "gpt-5.4", source: "bundled" });
    expect(factOf(workload, "current.usd_per_month")).toMatchObject({ value: 32.5, provenance: "derived" });
  });

  it("lets a stated bill stand, and says how it compares with the price", () => {
    const workload = assessed(
      `${month}, current: { mode: managed, provider: openai, model: gpt-5.4, usd_per_month: $65 }`,
    );
    expect(factOf(workload, "current.usd_per_month")).toMatchObject({ value: 65, provenance: "declared" });
    expect(workload.economics.price?.to_bill).toBe(2);
  });

  it.each(["measured", "assumed"])("calls a bill %s that the file says is so, wherever it is told", (provenance) => {
    const stated = `${month}, current: { mode: managed, provider: openai, model: gpt-5.4, usd_per_month: $1 }`;
    const workload = assessed(`${stated}, provenance: { current.usd_per_month: ${provenance} }`);
    const bill = workload.options.find(({ id }) => id === "managed_as_is");
    expect(bill).toMatchObject({ basis: `the bill as ${provenance}`, parts: { tokens: { provenance } } });
    expect(workload.economics.notes.join()).toContain(`the ${provenance} bill is 0.0308 times`);
    expect(grounds(workload)).toContain(`The ${provenance} bill is 0.0308 times what is expected`);
    expect(assessed(stated).options.find(({ id }) => id === "managed_as_is")).toMatchObject({
      basis: "the bill as stated",
      parts: { tokens: { provenance: "declared" } },
    });
  });

  it("calls infrastructure measured that the file says is so, as the bill of what runs self-hosted", () => {
    const own = (facts: string) => assessed(facts).options.find(({ id }) => id === "self_hosted");
    const measured = { basis: "infrastructure as measured", parts: { infrastructure: { provenance: "measured" } } };
    const candidate = "candidate: { usd_per_month: $9k }, provenance: { candidate.usd_per_month: measured }";
    const bill = "current: { mode: self_hosted, usd_per_month: $9k }, provenance: { current.usd_per_month: measured }";
    for (const facts of [candidate, bill]) expect(own(`${month}, ${facts}`)).toMatchObject(measured);
  });

  it("gives a range where the cached share is not stated: from all input cached to none", () => {
    const workload = assessed(
      "traffic: { requests_per_month: 1000, input_tokens: 10000, output_tokens: 500 }, current: { mode: managed, provider: openai, model: gpt-5.4 }",
    );
    // cached input costs a tenth: (10k × $0.25 + 500 × $15) ÷ 1M × 1,000
    expect(workload.economics.price?.usd_per_month).toEqual({ low: 10, expected: 32.5, high: 32.5 });
  });

  it("halves the bill by batch for work that may wait, and takes that before a move", () => {
    const workload = assessed(`serving: batch, ${month}, ${openai}`);
    expect(costOf(workload, "managed_batch")?.expected).toBe(16.25);
    expect(workload.economics.best_managed).toMatchObject({ option: "managed_batch", share: 0.5 });
    expect(workload.next_steps.join()).toContain("Take the cheaper managed way first");
    expect(workload.warnings.map(({ id }) => id)).toContain("cheaper-managed-way-first");
    expect(costOf(assessed(`serving: interactive, ${month}, ${openai}`), "managed_batch")).toBeUndefined();
  });

  it.each([
    [
      "with evals passed and nothing special asked for",
      "quality: { open_weight_evals: passed }, privacy: { level: normal }",
      true,
    ],
    ["without evals", "privacy: { level: normal }", false],
    ["under a contract of its own", "quality: { open_weight_evals: passed }, privacy: { level: contractual }", false],
    [
      "with controls that no host is known to cover",
      "quality: { open_weight_evals: passed }, privacy: { level: normal, controls: [baa, zero_retention], residency: [eu] }",
      false,
    ],
  ])("counts hosts of the candidate's weights as open today %s", (_, facts, open) => {
    const big = "traffic: { requests_per_month: 1M, input_tokens: 1000, output_tokens: 200, cached_input_share: 0% }";
    const workload = assessed(`${big}, ${facts}, ${openai}, candidate: { model: llama-3.3-70b }`);
    expect(costOf(workload, "open_weights_hosted")?.expected).toBeGreaterThan(0);
    expect(workload.economics.best_managed?.option === "open_weights_hosted").toBe(open);
  });

  it.each([
    ["azure", "controls: [residency], residency: [eu]", "yes"],
    ["anthropic", "controls: [residency], residency: [eu]", "no"],
    ["openai", "controls: [zero_retention]", undefined],
    ["azure", "controls: [no_third_party]", "no"],
  ])("answers from dated facts whether %s covers %s", (provider, controls, covers) => {
    const workload = assessed(
      `privacy: { level: contractual, ${controls} }, current: { mode: managed, provider: ${provider} }`,
    );
    expect(factOf(workload, "privacy.contract_covers")?.text).toBe(covers);
    expect(workload.economics.coverage?.controls.every(({ status }) => status !== undefined)).toBe(true);
  });

  it.each(["vllm", "SGLang"])("asks no third party's controls of %s, which is one's own runtime", (provider) => {
    const workload = assessed(
      `privacy: { level: strict, controls: [no_third_party] }, current: { mode: self_hosted, provider: ${provider}, usd_per_month: $20k }`,
    );
    expect(workload.economics.coverage).toBeNull();
    expect(factOf(workload, "privacy.contract_covers")).toBeUndefined();
  });

  it("never lets a dated fact stand against what the file says of the contract", () => {
    const workload = assessed(
      "privacy: { level: contractual, controls: [residency], residency: [eu], contract_covers: true }, current: { mode: managed, provider: anthropic }",
    );
    expect(factOf(workload, "privacy.contract_covers")).toMatchObject({ value: true, provenance: "declared" });
  });
});

const busy =
  "task: extraction, scope: narrow, serving: interactive, product: { stage: production, audience: internal, error_cost: low }, quality: { need: good_enough, reasoning: low, open_weight_evals: passed, prompts: stable }, privacy: { level: normal, controls: [], contract_covers: true }, limits: { rate_limited: never }, control: { fine_tuning: none, decoding: none, upgrades: controlled }, latency: { target_p95: 30s, private_network: false }, evidence: { logs: [cost, latency, quality], pilot: none }";
const traffic = (requests: string): string =>
  `traffic: { requests_per_month: ${requests}, input_tokens: 1500, output_tokens: 150, cached_input_share: 0%, stability: 0.8, peak_to_mean: 1.5, shape: steady }`;

describe("the self-hosted side", () => {
  it("sizes the candidate, and says what binds, on which GPU, and at which prices", () => {
    const { economics } = assessed(
      `${traffic("50M")}, ${openai}, candidate: { model: qwen3-14b, precision: fp8, gpu: h100-80gb }`,
    );
    expect(economics.sizing).toMatchObject({
      model: "qwen3-14b",
      gpu: "h100-80gb",
      precision: "fp8",
      spare_replicas: 1,
    });
    expect(economics.sizing?.usd_per_gpu_hour.low).toBeLessThan(economics.sizing?.usd_per_gpu_hour.high ?? 0);
    expect(economics.sizing?.band.low).toBeLessThan(1);
  });

  it("lets a stated sum and a measured throughput stand in for estimates", () => {
    const stated = assessed(
      `${traffic("50M")}, ${openai}, candidate: { model: qwen3-14b, gpu: h100-80gb, usd_per_month: $9k, people_fte: 1 }, team: { engineer_usd_per_month: $10k }`,
    );
    expect(costOf(stated, "self_hosted")).toEqual({ low: 19_000, expected: 19_000, high: 19_000 });
    const measured = assessed(
      `${traffic("50M")}, ${openai}, candidate: { model: qwen3-14b, gpu: h100-80gb, tokens_per_second_per_gpu: 20000 }`,
    );
    expect(measured.economics.sizing).toMatchObject({ basis: "stated", tokens_per_second_per_gpu: 20_000 });
  });

  it("counts people unless the user says that there are none", () => {
    const counted = assessed(`${traffic("50M")}, ${openai}, candidate: { model: qwen3-14b, gpu: h100-80gb }`);
    const engineering = counted.options.find(({ id }) => id === "self_hosted")?.parts["engineering"];
    expect(engineering).toMatchObject({ low: 6_250, provenance: "assumed" });
    const free = assessed(
      `${traffic("50M")}, ${openai}, candidate: { model: qwen3-14b, gpu: h100-80gb, people_fte: 0 }`,
    );
    expect(free.options.find(({ id }) => id === "self_hosted")?.parts["engineering"]?.high).toBe(0);
  });

  it("rules out a candidate that no GPU named can hold, and says why", () => {
    const workload = assessed(
      `${busy}, ${traffic("1M")}, ${openai}, candidate: { model: llama-3.1-405b, precision: bf16, gpu: l4 }`,
    );
    expect(workload.economics.misfit?.because).toContain("weights exceed memory");
    expect(workload.reasons.find(({ rule }) => rule === "no-gpu-serves-it")?.status).toBe("holds");
    expect(workload.verdict).toMatchObject({ mode: "managed" });
  });
});

describe("the verdict", () => {
  it("moves for money only where the saving survives people with the stated probability, and settles only where all ranges agree", () => {
    const candidate = "candidate: { model: qwen3-14b, precision: fp8, gpu: h100-80gb }";
    const verdicts = ["300k", "100M", "1B"].map((requests) => {
      const { verdict, economics } = assessed(`${busy}, ${traffic(requests)}, ${openai}, ${candidate}`);
      return [verdict.mode, verdict.settled, economics.saving?.certain];
    });
    expect(verdicts[0]).toEqual(["managed", true, "dearer"]);
    expect(verdicts[1]).toEqual(["self_hosted", true, "cheaper"]);
    expect(verdicts[2]).toEqual(["self_hosted", true, "cheaper"]);
  });

  it("says which volume would flip it: that one does, and one nearer to today does not", () => {
    const candidate = "candidate: { model: qwen3-14b, precision: fp8, gpu: h100-80gb }";
    const { flips, verdict } = assessed(`${busy}, ${traffic("1M")}, ${openai}, ${candidate}`);
    const flip = flips.find(({ changes }) => changes.length === 1 && changes[0]?.fact === "traffic.requests_per_month");
    expect(flip?.to).toBe("self_hosted");
    expect(verdict.mode).toBe("managed");
    const at = Number(flip?.changes[0]?.to);
    const moved = (requests: number) =>
      assessed(`${busy}, ${traffic(String(Math.round(requests)))}, ${openai}, ${candidate}`).verdict.mode;
    expect(moved(at)).toBe("self_hosted");
    expect(moved(at * 0.97)).toBe("managed");
  });
});

describe("on-call pay", () => {
  const fleet = (candidate: string) =>
    assessed(
      `traffic: { requests_per_month: 3M, input_tokens: 1800, output_tokens: 250, cached_input_share: 0%, peak_to_mean: 3 }, ${openai}, candidate: { model: llama-3.1-70b, gpu: h100-80gb, people_fte: 0.5${candidate} }`,
    );
  const partOf = ({ options }: WorkloadAssessment) => options.find(({ id }) => id === "self_hosted")?.parts["on_call"];

  it("is told as declared where it is stated, and then nothing is assumed of it", () => {
    const stated = fleet(", on_call_usd_per_month: $2k");
    expect(partOf(stated)).toMatchObject({ expected: 2_000, provenance: "declared" });
    expect(stated.economics.assumptions.join()).not.toContain("on-call pay");
  });

  it("is assumed to be part of the engineers' cost where it is not", () => {
    const silent = fleet("");
    expect(partOf(silent)).toBeUndefined();
    expect(silent.economics.assumptions.join()).toContain("on-call pay is part of the engineers' cost");
  });
});

describe("the tornado", () => {
  it("starts its bars at the difference of the two bills at expected values, not at the median of all cases", () => {
    const workload = assessed(
      `traffic: { requests_per_month: 15M, input_tokens: 1500, output_tokens: 60, peak_to_mean: 2, growth_per_month: 2% }, latency: { target_p95: 3s }, current: { mode: managed, provider: openai, model: gpt-4.1-mini }, candidate: { model: qwen3-14b, precision: fp8, gpu: h100-80gb, people_fte: 0.5 }`,
    );
    const { saving, tornado, projection } = workload.economics;
    const base = saving?.base_usd ?? Number.NaN;
    expect(base).toBeCloseTo((projection?.managed[0] ?? 0) - (projection?.self_hosted[0] ?? 0), 0);
    expect(saving?.usd_per_month.expected).not.toBeCloseTo(base, -3);
    // without a word on caching none is expected, which is the dear end: there the price moves nothing
    const price = tornado.find(({ factor }) => factor === "api_price");
    expect(price?.high_usd).toBe(base);
    expect(chartsOf({ ...workload, name: "w" }).find(({ kind }) => kind === "tornado")).toMatchObject({
      expectedUsdPerMonth: base,
    });
  });
});
