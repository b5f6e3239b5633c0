import { expect, it } from "vitest";
import { sideOf } from "../../src/comparison/side.js";
import { hourMs, noSums, type TrafficPart } from "../../src/evidence/parts.js";

const part = (workload: string, start: number, told: Partial<TrafficPart>): TrafficPart => ({
  ...noSums,
  workload,
  provider: "openai",
  model: "gpt-4o-mini",
  size_class: 0,
  start,
  width: hourMs,
  ...told,
});

const traffic = [
  part("b", hourMs, { requests: 30, with_status: 20, errors: 2 }),
  part("a", 0, { requests: 10, with_status: 10, errors: 1, rate_limited: 3 }),
  part("a", hourMs, { requests: 5, with_status: 5, model: "gpt-4o" }),
  // a report by the day, and a log without outcomes
  part("a", 0, { requests: 7, with_status: 7, errors: 1, width: 24 * hourMs }),
  part("c", 0, { requests: 9 }),
];

it("a side is the sum of its parts, by workload and by hour", () => {
  const side = sideOf({
    traffic,
    histograms: [
      { workload: "b", measure: "latency_ms", bucket: 1200, count: 2 },
      { workload: "a", measure: "latency_ms", bucket: 900, count: 1 },
      { workload: "a", measure: "latency_ms", bucket: 1200, count: 3 },
      { workload: "a", measure: "ttft_ms", bucket: 90, count: 4 },
      { workload: "a", measure: "input_tokens", bucket: 5, count: 9 },
    ],
  });
  expect(side).toEqual({
    label: "openai/gpt-4o-mini",
    requests: 61,
    slices: new Map([
      ["b", { requests: 20, rate_limited: 0, errors: 2 }],
      ["a", { requests: 22, rate_limited: 3, errors: 2 }],
    ]),
    hours: [
      { requests: 10, rate_limited: 3, errors: 1 },
      { requests: 25, rate_limited: 0, errors: 2 },
    ],
    latency_ms: [
      { bucket: 900, count: 1 },
      { bucket: 1200, count: 5 },
    ],
    ttft_ms: [{ bucket: 90, count: 4 }],
  });
});

it("a side is the same in whatever order its parts come", () => {
  const whole = (parts: readonly TrafficPart[]) => {
    const side = sideOf({ traffic: parts, histograms: [] });
    return { ...side, slices: Object.fromEntries(side.slices) };
  };
  expect(whole([...traffic].reverse())).toEqual(whole(traffic));
});
