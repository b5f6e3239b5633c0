import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/report/markdown/document.js";
import { assessedYaml, runsGpus } from "../support/yaml.js";

const support = `
  - name: w
    serving: interactive
    product: { stage: production, audience: customers, error_cost: medium }
    traffic: { requests_per_month: 3M, input_tokens: 1800, output_tokens: 250, cached_input_share: 40%, stability: 0.7, peak_to_mean: 3, active_hours_per_week: 168, shape: steady }
    quality: { need: good_enough, reasoning: low, open_weight_evals: passed, prompts: stable }
    privacy: { level: normal, controls: [] }
    latency: { target_p95: 10s, current_p95: 4s, private_network: false }
    limits: { rate_limited: never }
    control: { fine_tuning: none, decoding: none, upgrades: controlled }
    evidence: { logs: [cost, latency, quality, retries], pilot: none }
    current: { mode: managed, provider: openai, model: gpt-4.1-mini }
    candidate: { model: llama-3.1-70b, gpu: h100-80gb, people_fte: 0.5 }`;

function one(text: string) {
  const assessment = assessedYaml(`${runsGpus}${text}`);
  const [workload] = assessment.workloads;
  if (!workload) throw new Error("one workload goes in, one comes out");
  return { assessment, workload };
}

describe("next steps", () => {
  const { workload, assessment } = one(support);

  it("ask for nothing that is stated", () => {
    expect(workload.verdict).toMatchObject({ mode: "managed", settled: true });
    expect(workload.stage.rung).toBe("D");
    expect(renderMarkdown(assessment)).not.toMatch(/State the (cost today|candidate model|model)/);
    expect(workload.next_steps.join()).not.toContain("State");
  });

  it("name the model that is shut down, its end and what comes after it", () => {
    const step = workload.next_steps.find((text) => text.includes("gpt-4.1-mini"));
    expect(step).toBe(
      "Run the evals on gpt-6-luna and plan the change before 2027-01-14, when openai shuts down gpt-4.1-mini",
    );
    expect(workload.risks.find(({ id }) => id === "model-is-shut-down")?.because).toMatch(
      /or is gone already: openai shuts down gpt-4\.1-mini on 2027-01-14/,
    );
    expect(one(support.replace("gpt-4.1-mini", "gpt-5.4")).workload.next_steps.join()).not.toContain("shuts down");
  });

  it("ask for what is really missing of an estimate", () => {
    const { workload: open } = one(
      support.replace(", cached_input_share: 40%", "").replace("rate_limited: never", "rate_limited: often"),
    );
    const busy = open.unknowns.find(({ fact }) => fact === "economics.utilisation");
    expect(busy?.estimate).toMatch(/^likely /);
    expect(busy?.how_to_learn).toBe("State traffic.cached_input_share.");
  });

  it("say of a requirement that is only estimated what would prove it", () => {
    const { workload: open } = one(support.replace(", cached_input_share: 40%", ""));
    const saving = open.reasons.find(({ rule }) => rule === "utilisation-can-be-kept-high");
    expect(saving?.status).toBe("unknown");
    expect(saving?.to_change).toBe("State traffic.cached_input_share.");
  });

  it("ask for the same fact once", () => {
    const { workload: open } = one(
      support.replace(", cached_input_share: 40%", "").replace("rate_limited: never", "rate_limited: often"),
    );
    const asking = open.next_steps.filter((step) => step.includes("cached_input_share"));
    expect(asking).toHaveLength(1);
  });
});

describe("a fact that is estimated", () => {
  it("is told with its estimate among the unknown ones", () => {
    const { workload, assessment } = one(support);
    expect(workload.unknowns.find(({ fact }) => fact === "economics.utilisation")).toMatchObject({
      could_change_verdict: false,
      how_to_learn: "Load-test the candidate, and name the result as candidate.benchmark.",
    });
    expect(renderMarkdown(assessment)).toMatch(
      /Busy share of the GPUs \(`economics\.utilisation`\), only estimated: [\d.]+%/,
    );
  });
});

describe("a workload that runs self-hosted already", () => {
  const { workload } = one(`
  - name: w
    serving: interactive
    product: { stage: production, audience: customers, error_cost: low }
    traffic: { requests_per_month: 8M, input_tokens: 900, output_tokens: 20, cached_input_share: 0%, stability: 0.8, peak_to_mean: 2.2, shape: steady }
    quality: { need: good_enough, reasoning: low, open_weight_evals: passed, prompts: stable }
    privacy: { level: normal, controls: [] }
    latency: { target_p95: 2s }
    limits: { rate_limited: never }
    control: { fine_tuning: none, decoding: none }
    evidence: { logs: [cost, latency, quality], pilot: passed }
    current: { mode: self_hosted, provider: vllm, model: llama-3.1-8b, usd_per_month: $7k }
    candidate: { model: llama-3.1-8b, gpu: l40s, people_fte: 0.5 }`);

  it("is not told that no cheaper managed way was priced, nor asked for what it costs", () => {
    expect(JSON.stringify([workload.facts, workload.unknowns])).not.toContain("no cheaper managed way was priced");
    expect(workload.unknowns.map(({ fact }) => fact)).not.toContain("economics.best_managed_to_current");
    expect(workload.unknowns.find(({ fact }) => fact === "candidate.usd_per_month")?.how_to_learn).toMatch(
      /^What runs today is taken for it, at \$7k a month/,
    );
    expect(workload.reasons.find(({ rule }) => rule === "saving-survives-people")?.to_change).toMatch(
      /^No managed bill is paid today/,
    );
  });
});
