import { describe, expect, it } from "vitest";
import type { WorkloadAssessment } from "../../src/assessment/schema.js";
import { renderTerminal } from "../../src/report/terminal/terminal.js";
import { assessedYaml, runsGpus } from "../support/yaml.js";

/** A batch workload whose fleet and bill are estimated, the share of input that a cache answers being unknown. */
const extraction = (more = ""): string => `
  - name: w
    task: extraction
    scope: narrow
    serving: batch
    product: { stage: production, audience: internal, error_cost: medium }
    traffic: { requests_per_month: 20M, input_tokens: 3k, output_tokens: 400, stability: 0.9, peak_to_mean: 1.2, shape: steady${more} }
    motive: [cost]
    latency: { private_network: false }
    control: { fine_tuning: none, decoding: none, upgrades: controlled }
    quality: { need: good_enough, reasoning: low, open_weight_evals: passed, prompts: stable }
    privacy: { level: contractual, controls: [zero_retention], contract_covers: true }
    limits: { rate_limited: never }
    current: { mode: managed, provider: openai, model: gpt-5.4 }
    candidate: { model: qwen3-32b, precision: fp8, gpu: h100-80gb, people_fte: 0.5 }`;

const one = (yaml: string) => {
  const assessment = assessedYaml(`${runsGpus}${yaml}`);
  const [workload] = assessment.workloads;
  if (!workload) throw new Error("one workload goes in, one comes out");
  return { assessment, workload };
};

const reason = ({ reasons }: WorkloadAssessment, rule: string) => reasons.find((r) => r.rule === rule);

describe("a verdict that rests on what is likely", () => {
  const { assessment, workload } = one(extraction());

  it("says so in its headline instead of saying that every requirement holds", () => {
    expect(workload.verdict).toMatchObject({ mode: "self_hosted", settled: false });
    expect(reason(workload, "saving-survives-people")).toMatchObject({ status: "unknown", likely: "holds" });
    expect(workload.verdict.headline).toMatch(
      /^Run open weights yourselves: it is likely, though not proven, that self-hosting costs at most 70 %/,
    );
  });

  it("says so of the option, and lists what is likely apart from what is met", () => {
    expect(workload.options.find(({ id }) => id === "self_hosted")?.because).toMatch(
      /^Every requirement that binds holds by what is likely or assumed; not all is proven/,
    );
    const text = renderTerminal(assessment, { width: 400, color: 0 });
    expect(text).toMatch(/by what is likely or assumed, not proven: .*saving-survives-people/);
    expect(text).not.toContain("Not known yet for self-hosting");
  });

  it("tells a balance that may turn from a requirement that may fail", () => {
    const { workload: open } = one(extraction().replace(/ {4}control: .*\n/, ""));
    expect(open.options.find(({ id }) => id === "self_hosted")?.because).toMatch(/could turn the balance$/);
  });

  it("is told as before where all of it is proven", () => {
    const { workload: sure } = one(extraction(", cached_input_share: 0%"));
    expect(sure.verdict.headline).toMatch(/^Run open weights yourselves: self-hosting costs at most 70 %/);
    expect(reason(sure, "saving-survives-people")).not.toHaveProperty("likely");
  });
});

it("calls assumed what nothing was estimated of", () => {
  const { workload } = one("\n  - { name: w, current: { mode: managed }, serving: batch }");
  const busy = reason(workload, "utilisation-can-be-kept-high");
  expect(busy).toMatchObject({ status: "unknown", likely: "holds" });
  expect(busy?.because).toBe("It is assumed, not known, that GPUs sized for this load can be kept busy.");
});
