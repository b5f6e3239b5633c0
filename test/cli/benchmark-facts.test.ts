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
  writeFileSync(join(folder, "four.json"), JSON.stringify({ ...run, gpu: "h100", gpus: 4 }));
  const large = { ...run, model_id: "llama-3.1-70b", gpu: "h100" };
  writeFileSync(join(folder, "large.json"), JSON.stringify(large));
  const long = { ...run, total_input_tokens: 8_000_000, total_token_throughput: 20_000 };
  writeFileSync(join(folder, "long.json"), JSON.stringify(long));
  writeFileSync(join(folder, "both.json"), JSON.stringify([run, long]));
  const { p99_ttft_ms: _, p99_tpot_ms: __, ...means } = run;
  writeFileSync(join(folder, "means.json"), JSON.stringify(means));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const throughput = "candidate.tokens_per_second_per_gpu";

/** Throughput of the workload and of its slices, and the codes of warnings. */
async function measuredIn(candidate: string, slices: readonly string[], more = "") {
  const parts = slices.map((own, i) => `{ name: s${i}, share: 50%, ${own} }`).join(", ");
  const text = `workloads:
  - name: chat
    traffic: { input_tokens: 1000, output_tokens: 128 }
    candidate: { ${candidate.includes("model:") ? "" : "model: llama-3.1-8b, "}${candidate} }
    ${more}
    ${slices.length === 0 ? "" : `slices: [${parts}]`}
`;
  const source = { file: join(folder, "w.yaml"), text };
  const { portfolio, diagnostics } = readPortfolio([source]);
  if (!portfolio) throw new Error(JSON.stringify(diagnostics));
  const { portfolio: found, warnings } = await withBenchmarks(portfolio, [source], data);
  const workload = found.workloads[0];
  return {
    whole: workload?.stated.get(throughput)?.value,
    slices: workload?.slices.map(({ stated }) => stated.get(throughput)?.value),
    gpus: workload?.stated.get("candidate.gpus")?.value,
    problems: warnings,
    latency: workload?.stated.get("candidate.latency_p95")?.value,
    codes: warnings.map(({ code }) => code),
  };
}

const long = "traffic: { input_tokens: 8000, output_tokens: 128 }";

describe("a result file of a workload with slices", () => {
  it("is the workload's, from which the slices have it", async () => {
    const found = await measuredIn("benchmark: short.json", ["", ""]);
    expect(found).toMatchObject({ whole: 11_520, slices: [undefined, undefined], codes: [] });
  });

  it("is only that of the slices it stands for, where another one has lengths of its own", async () => {
    const found = await measuredIn("benchmark: short.json", ["", long]);
    expect(found).toMatchObject({ whole: undefined, slices: [11_520, undefined], codes: ["benchmark-other-lengths"] });
  });

  it("gives each slice the run at its own lengths", async () => {
    const found = await measuredIn("benchmark: both.json", ["", long]);
    expect(found).toMatchObject({ whole: 11_520, slices: [undefined, 20_000], codes: [] });
  });

  it("says nothing of a slice with another model", async () => {
    const found = await measuredIn("benchmark: short.json", ["candidate: { model: qwen3-14b }", ""]);
    expect(found).toMatchObject({ whole: undefined, slices: [undefined, 11_520], codes: ["benchmark-other-model"] });
  });

  it("of a slice's own counts for the slice, beside a figure of the whole", async () => {
    const own = "traffic: { input_tokens: 8000, output_tokens: 128 }, candidate: { benchmark: long.json }";
    const found = await measuredIn("tokens_per_second_per_gpu: 9000", [own, ""]);
    expect(found).toMatchObject({ whole: 9000, slices: [20_000, undefined], codes: [] });
  });

  it("yields to a throughput that is stated", async () => {
    const found = await measuredIn("benchmark: short.json, tokens_per_second_per_gpu: 9000", ["", ""]);
    expect(found).toMatchObject({ whole: 9000, slices: [undefined, undefined], codes: [] });
  });
});

describe("a latency target beside a result file", () => {
  const target = (wait: string) => `latency: { target_p95: ${wait} }`;

  it("is known to be kept where the slowest in a hundred answers are in time", async () => {
    const found = await measuredIn("benchmark: short.json", [], target("4s"));
    expect(found).toMatchObject({ whole: 11_520, codes: [] });
    expect(found.latency).toBeCloseTo(480 + 127 * 27.6, 6);
  });

  it("is not shown to be kept by a mean below it beside a 99th percentile above", async () => {
    const found = await measuredIn("benchmark: short.json", [], target("3.5s"));
    expect(found).toMatchObject({ whole: 11_520, latency: undefined, codes: ["benchmark-only-p99"] });
  });

  it("is not shown to be kept by a mean alone", async () => {
    const found = await measuredIn("benchmark: means.json", [], target("3.5s"));
    expect(found).toMatchObject({ whole: 11_520, latency: undefined, codes: ["benchmark-only-mean"] });
  });

  it("is missed by a mean above it, and the file not used", async () => {
    const found = await measuredIn("benchmark: short.json", [], target("3s"));
    expect(found).toMatchObject({ whole: undefined, codes: ["benchmark-too-slow"] });
  });

  it("has the time of each run go with its throughput, and with no other slice's", async () => {
    const { latency } = await measuredIn("benchmark: both.json", ["", long]);
    expect(latency).toBeUndefined();
    const { latency: same } = await measuredIn("benchmark: both.json", ["", ""]);
    expect(same).toBeCloseTo(480 + 127 * 27.6, 6);
  });
});

describe("the GPUs of a result file", () => {
  it("are those of the replica, where the runs are labelled with them", async () => {
    const found = await measuredIn("gpu: h100-80gb, benchmark: four.json", []);
    expect(found).toMatchObject({ whole: 2880, gpus: 4, codes: [] });
  });

  it("are told as taken for the workload's where nothing says so", async () => {
    const { problems, gpus } = await measuredIn("gpu: h100-80gb, benchmark: short.json", []);
    const args = { lacks: "gpu and count", gpu: "h100-80gb", gpus: 1 };
    expect(problems).toMatchObject([{ code: "benchmark-unlabelled", severity: "warning", args, at: { line: 4 } }]);
    expect(gpus).toBeUndefined();
  });

  it("are told by their name alone where the workload states the count", async () => {
    const { problems } = await measuredIn("gpu: h100-80gb, gpus: 2, benchmark: short.json", []);
    expect(problems).toMatchObject([{ code: "benchmark-unlabelled", args: { lacks: "gpu", gpus: 2 } }]);
  });

  it("are as many as the weights take where nobody counts them", async () => {
    const found = await measuredIn("model: llama-3.1-70b, gpu: h100-80gb, benchmark: large.json", []);
    expect(found).toMatchObject({ whole: 5760, problems: [{ args: { lacks: "count", gpus: 2 } }] });
  });
});
