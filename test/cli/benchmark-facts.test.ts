import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withBenchmarks } from "../../src/cli/benchmark-facts.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { data } from "../sizing/sizing-data.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "llm-decide-"));
  const run = JSON.parse(readFileSync("fixtures/benchmarks/vllm-serve.json", "utf8"));
  writeFileSync(join(folder, "short.json"), JSON.stringify(run));
  const long = { ...run, total_input_tokens: 8_000_000, total_token_throughput: 20_000 };
  writeFileSync(join(folder, "long.json"), JSON.stringify(long));
  writeFileSync(join(folder, "both.json"), JSON.stringify([run, long]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const throughput = "candidate.tokens_per_second_per_gpu";

/** Throughput of the workload and of its slices, and the codes of warnings. */
async function measuredIn(candidate: string, slices: readonly string[]) {
  const text = `workloads:
  - name: chat
    traffic: { input_tokens: 1000, output_tokens: 128 }
    candidate: { model: llama-3.1-8b, ${candidate} }
    slices: [${slices.map((own, i) => `{ name: s${i}, share: 50%, ${own} }`).join(", ")}]
`;
  const source = { file: join(folder, "w.yaml"), text };
  const { portfolio, diagnostics } = readPortfolio([source]);
  if (!portfolio) throw new Error(JSON.stringify(diagnostics));
  const { portfolio: found, warnings } = await withBenchmarks(portfolio, [source], data);
  const workload = found.workloads[0];
  return {
    whole: workload?.stated.get(throughput)?.value,
    slices: workload?.slices.map(({ stated }) => stated.get(throughput)?.value),
    codes: warnings.map(({ code }) => code),
  };
}

const long = "traffic: { input_tokens: 8000, output_tokens: 128 }";

describe("a result file of a workload with slices", () => {
  it("is the workload's, from which the slices have it", async () => {
    const found = await measuredIn("benchmark: short.json", ["", ""]);
    expect(found).toEqual({ whole: 11_520, slices: [undefined, undefined], codes: [] });
  });

  it("is only that of the slices it stands for, where another one has lengths of its own", async () => {
    const found = await measuredIn("benchmark: short.json", ["", long]);
    expect(found).toEqual({ whole: undefined, slices: [11_520, undefined], codes: ["benchmark-other-lengths"] });
  });

  it("gives each slice the run at its own lengths", async () => {
    const found = await measuredIn("benchmark: both.json", ["", long]);
    expect(found).toEqual({ whole: 11_520, slices: [undefined, 20_000], codes: [] });
  });

  it("says nothing of a slice with another model", async () => {
    const found = await measuredIn("benchmark: short.json", ["candidate: { model: qwen3-14b }", ""]);
    expect(found).toEqual({ whole: undefined, slices: [undefined, 11_520], codes: ["benchmark-other-model"] });
  });

  it("of a slice's own counts for the slice, beside a figure of the whole", async () => {
    const own = "traffic: { input_tokens: 8000, output_tokens: 128 }, candidate: { benchmark: long.json }";
    const found = await measuredIn("tokens_per_second_per_gpu: 9000", [own, ""]);
    expect(found).toEqual({ whole: 9000, slices: [20_000, undefined], codes: [] });
  });

  it("yields to a throughput that is stated", async () => {
    const found = await measuredIn("benchmark: short.json, tokens_per_second_per_gpu: 9000", ["", ""]);
    expect(found).toEqual({ whole: 9000, slices: [undefined, undefined], codes: [] });
  });
});
