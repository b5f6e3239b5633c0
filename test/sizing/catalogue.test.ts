import { describe, expect, it } from "vitest";
import { findGpu, findModel, namesOf } from "../../src/sizing/catalogue.js";
import { data, read } from "./sizing-data.js";

describe("names of models", () => {
  it.each([
    ["meta-llama/Llama-3.1-8B-Instruct", "llama-3.1-8b"],
    ["nvidia/Llama-3.3-70B-Instruct-FP8", "llama-3.3-70b"],
    ["mistralai/Mixtral-8x7B-Instruct-v0.1", "mixtral-8x7b"],
    ["meta-llama/Meta-Llama-3-70B", "llama-3.1-70b"],
    ["Qwen/Qwen3-235B-A22B-Instruct-2507", "qwen3-235b-a22b"],
    ["deepseek-ai/DeepSeek-R1-0528", "deepseek-r1"],
    ["openai/gpt-oss-120b", "gpt-oss-120b"],
    ["meta-llama/Llama-4-Scout-17B-16E-Instruct", "llama-4-scout"],
    ["mistralai/Mistral-Small-24B-Instruct-2501", "mistral-small-24b"],
    ["google/gemma-3-27b-it", "gemma-3-27b"],
    ["  LLAMA 3.1 405B ", "llama-3.1-405b"],
  ])("%s is %s", (name, id) => expect(findModel(data, name)?.id).toBe(id));

  it.each(["", "gpt-5", "llama", "llama-3.1-7b"])("%j is unknown", (name) =>
    expect(findModel(data, name)).toBeUndefined(),
  );

  it("find themselves and no other", () => {
    for (const { id, aliases = [] } of data.models) {
      for (const name of [id, ...aliases]) expect(findModel(data, name)?.id).toBe(id);
    }
    expect(new Set(namesOf(data.models)).size).toBe(namesOf(data.models).length);
  });
});

describe("names of GPUs", () => {
  it.each([
    ["H100", "h100-80gb"],
    ["NVIDIA H100 80GB HBM3", "h100-80gb"],
    ["h100-sxm-80gb", "h100-80gb"],
    ["H100-PCIe-80GB", "h100-pcie-80gb"],
    ["NVIDIA A100-SXM4-80GB", "a100-80gb"],
    ["a100-40gb", "a100-40gb"],
    ["AMD Instinct MI300X", "mi300x-192gb"],
    ["l40s-48gb", "l40s-48gb"],
    ["gh200-96gb", "gh200-96gb"],
    ["B200", "b200-180gb"],
  ])("%s is %s", (name, id) => expect(findGpu(data, name)?.id).toBe(id));

  it("find themselves and no other", () => {
    for (const { id, aliases } of data.gpus) {
      for (const name of [id, ...aliases]) expect(findGpu(data, name)?.id).toBe(id);
    }
    expect(new Set(namesOf(data.gpus)).size).toBe(namesOf(data.gpus).length);
    expect(findGpu(data, "h1000")).toBeUndefined();
  });
});

describe("figures", () => {
  it("each have a source", () => {
    for (const { source } of [...data.models, ...data.gpus, ...data.prices]) expect(source.length).toBeGreaterThan(5);
  });

  it("of prices are positive, dated, and of a GPU that is known", () => {
    for (const { gpu, usdPerGpuHour, date } of data.prices) {
      expect(data.gpus.some(({ id }) => id === gpu)).toBe(true);
      expect(usdPerGpuHour).toBeGreaterThan(0);
      expect(date).toMatch(/^\d{4}(-\d\d){0,2}$/);
    }
  });

  it("of catalogues, averages, ranges and hearsay are no offers", () => {
    const { prices }: { prices: readonly { offer: boolean; source: string; notes?: string }[] } = JSON.parse(
      read("gpus.json"),
    );
    for (const { offer, source, notes } of prices) {
      if (/catalog|secondary|quoting|range|avg|average/i.test(`${source} ${notes}`)) expect(offer).toBe(false);
    }
    expect(data.prices.some(({ offer }) => offer)).toBe(true);
  });

  it("of measured rows name their sources", () => {
    const { sources }: { sources: Record<string, { repo: string; commit: string; licence: string }> } = JSON.parse(
      read("throughput/sources.json"),
    );
    const used = new Set(
      ["measured.csv", "online.csv", "latency.csv"].flatMap((file) =>
        read(`throughput/${file}`)
          .trim()
          .split("\n")
          .slice(1)
          .map((line) => line.split(",")[0]),
      ),
    );
    expect([...used].sort()).toEqual(Object.keys(sources).sort());
    for (const { commit, licence } of Object.values(sources)) {
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
      expect(licence.length).toBeGreaterThan(3);
    }
  });
});
