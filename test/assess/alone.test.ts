import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/report/markdown/document.js";
import { pathDiagram } from "../../src/report/markdown/path-diagram.js";
import { assessedYaml, runsGpus } from "../support/yaml.js";

const file = (mode: string, pilot: string, more: string): string => `${runsGpus}
  - name: w
    scope: narrow
    product: { stage: production, audience: internal, error_cost: high }
    traffic: { requests_per_month: 20M, input_tokens: 5k, output_tokens: 600, cached_input_share: 0%, stability: 0.7, peak_to_mean: 3 }
    quality: { need: good_enough, open_weight_evals: passed, prompts: stable }
    evidence: { logs: [cost, latency, quality], pilot: ${pilot} }
    candidate: { model: qwen3-32b, precision: fp8, gpu: h100-80gb, people_fte: 1 }
    current: { mode: ${mode}, model: ${mode === "managed" ? "gpt-5.4, provider: openai" : "qwen3-32b, usd_per_month: $21k"} }
    ${more}`;

const shut = "privacy: { level: strict, controls: [no_third_party] }";
const open = "privacy: { level: normal, controls: [] }\n    limits: { rate_limited: often }";

function planned(text: string) {
  const assessment = assessedYaml(text);
  const [workload] = assessment.workloads;
  if (!workload) throw new Error("one workload goes in, one comes out");
  const { next_steps, stage, confirmation, reversibility } = workload;
  const told = JSON.stringify({ next_steps, stage, confirmation, reversibility, path: pathDiagram(workload) });
  return { workload, told, assessment };
}

const sendsOut = /managed (path|route|model)|[Mm]anaged route|side-by-side|Both paths|side by side/;

describe("a workload that a rule shuts every third party out of", () => {
  it.each([
    ["is to be piloted", "managed", "none", "F"],
    ["has a pilot running", "managed", "running", "G"],
    ["has passed its pilot", "managed", "passed", "I"],
    ["runs self-hosted already", "self_hosted", "none", "I"],
  ])("is never sent to a provider where it %s", (_, mode, pilot, rung) => {
    const { workload, told } = planned(file(mode, pilot, shut));
    expect([workload.verdict.mode, workload.stage.rung]).toEqual(["self_hosted", rung]);
    expect(told).not.toMatch(sendsOut);
    // the same workload without the rule keeps the managed path
    expect(planned(file(mode, pilot, open)).told).toMatch(sendsOut);
  });

  it("is piloted on replayed requests, within a budget, and has no way back", () => {
    const { workload, assessment } = planned(file("managed", "none", shut));
    expect(workload.reversibility.level).toBe("hard");
    expect(workload.confirmation.map(({ threshold }) => threshold).join()).not.toMatch(/below \$/);
    expect(workload.confirmation[0]?.window).toContain("replayed or synthetic");
    expect(renderMarkdown(assessment)).not.toMatch(/kept as the way back/);
  });
});

it("is not told that a pattern had better start on a managed API", () => {
  const prototype = (rule: string): string =>
    renderMarkdown(
      planned(
        file("managed", "none", rule)
          .replace("audience: internal", "audience: customers")
          .replace("stage: production", "stage: prototype")
          .replace("prompts: stable", "prompts: changing"),
      ).assessment,
    );
  expect(prototype(open)).toContain("the better start there: start on a managed API");
  expect(prototype(shut)).toContain("It resembles the pattern “Prototype");
  expect(prototype(shut)).not.toContain("the better start there");
});

it("says of one that runs self-hosted already that it is kept, not moved", () => {
  const { stage } = planned(file("self_hosted", "none", shut)).workload;
  expect([stage.rung, stage.title]).toEqual(["I", "Keep running it self-hosted"]);
});
