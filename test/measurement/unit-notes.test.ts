import { describe, expect, it } from "vitest";
import { bucketOf } from "../../src/evidence/histogram.js";
import { hourMs, type Measure, noSums, type Parts } from "../../src/evidence/parts.js";
import { measurementOf } from "../../src/measurement/measurement.js";

/** A thousand requests of one workload, all alike, and a bill beside them. */
function notes({ latency, ttft, usd, bill = 0 }: { latency?: number; ttft?: number; usd?: number; bill?: number }) {
  const part = { ...noSums, workload: "w", provider: null, model: null, size_class: 0, width: hourMs };
  const of = (measure: Measure, value: number | undefined): Parts["histograms"] =>
    value === undefined ? [] : [{ workload: "w", measure, bucket: bucketOf(value), count: 1000 }];
  const priced = usd === undefined ? {} : { with_cost: 1000, cost_nano_usd: usd * 1e12, tokens_with_cost: 1e6 };
  const parts: Parts = {
    traffic: [
      { ...part, start: 0, requests: 1000, with_tokens: 1000, input_tokens: 1e6, ...priced },
      { ...part, start: hourMs, cost_nano_usd: bill * 1e9 },
    ],
    minutes: [],
    histograms: [...of("latency_ms", latency), ...of("ttft_ms", ttft)],
  };
  const asked = { asOf: "2026-11-24", sampleRate: 1, extrapolate: false, reprice: () => null, replay: () => "none" };
  const [workload] = measurementOf(parts, [], asked).workloads;
  return (workload?.notes ?? []).filter((note) => note.includes("unit"));
}

describe("a unit that was taken for another", () => {
  it.each([
    ["a wait of 0.8 s read as 0.8 ms", { latency: 0.8 }, /^The median latency is below 5 ms, .*\(unit: s\)/],
    ["a wait of 2 s read as 2 ms", { latency: 2 }, /^The median latency /],
    ["a first token in 0.4 s read as 0.4 ms", { latency: 900, ttft: 0.4 }, /^The median time to the first token /],
    ["cents, or less, read as dollars", { usd: 500 }, /^A request costs \$500 on average, .*micro_usd/],
  ])("is asked about: %s", (_, told, words) => {
    expect(notes(told)).toEqual([expect.stringMatching(words)]);
  });

  it.each([
    ["a fast model", { latency: 60, ttft: 20, usd: 0.00001 }],
    ["a long context on the dearest model", { latency: 600_000, usd: 95 }],
    ["a bill that counts no requests", { usd: 0.01, bill: 1e6 }],
    ["nothing told", {}],
  ])("is not suspected of %s", (_, told) => {
    expect(notes(told)).toEqual([]);
  });
});
