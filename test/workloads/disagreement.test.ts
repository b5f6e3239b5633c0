import { describe, expect, it } from "vitest";
import { findSpec } from "../../src/facts/registry/registry.js";
import { disagreeing } from "../../src/workloads/disagreement.js";
import { readPortfolio } from "../../src/workloads/read.js";

const codesOf = (facts: string): string[] =>
  readPortfolio([{ file: "w.yaml", text: `workloads: [{ name: a, ${facts} }]` }]).diagnostics.map(
    ({ code, severity }) => `${severity} ${code}`,
  );

describe("words that hardly go together are warned of", () => {
  it.each([
    ["current: { mode: managed, provider: vllm }", "contradictory-runtime"],
    ["current: { mode: managed, provider: Ollama }", "contradictory-runtime"],
    ["privacy: { level: normal, controls: [residency, air_gap] }", "contradictory-privacy"],
    ["privacy: { level: normal, controls: [no_third_party] }", "contradictory-privacy"],
    ["traffic: { shape: steady, stability: 0.39 }", "contradictory-shape"],
    ["traffic: { shape: unpredictable, stability: 0.65 }", "contradictory-shape"],
    ["team: { gpu_operations: proven, inference_engineers: 0 }", "contradictory-team"],
  ])("%s", (facts, code) => {
    expect(codesOf(facts)).toEqual([`warning ${code}`]);
  });

  it.each([
    ["current: { mode: self_hosted, provider: vllm }"],
    ["current: { mode: managed, provider: openai }"],
    ["privacy: { level: strict, controls: [air_gap] }"],
    ["privacy: { level: normal, controls: [residency] }"],
    ["traffic: { shape: steady, stability: 0.4 }"],
    ["traffic: { shape: unpredictable, stability: 0.64 }"],
    ["traffic: { shape: bursty, stability: 0.9 }"],
    ["team: { gpu_operations: proven, inference_engineers: 1 }"],
    ["team: { gpu_operations: none, inference_engineers: 0 }"],
  ])("but not %s", (facts) => {
    expect(codesOf(facts)).toEqual([]);
  });

  it("name facts of the registry", () => {
    expect([...disagreeing.values()].flat().filter((fact) => !findSpec(fact))).toEqual([]);
  });
});
