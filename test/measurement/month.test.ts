import { describe, expect, test } from "vitest";
import { dayMs, hourMs, noSums, type Sums, type TrafficPart } from "../../src/evidence/parts.js";
import { groupedOf } from "../../src/measurement/grouped.js";
import { perMonthOf } from "../../src/measurement/month.js";

const start = Date.parse("2026-06-01T00:00:00Z");

const part = (day: number, sums: Partial<Sums>): TrafficPart => ({
  ...noSums,
  workload: "a",
  provider: "openai",
  model: null,
  size_class: 0,
  start: start + day * dayMs,
  width: dayMs,
  ...sums,
});

/** Usage of five days, 100 requests a day, of which some tell that they cost a cent each. */
const usage = (tellers = 0): TrafficPart[] =>
  [0, 1, 2, 3, 4].map((day) =>
    part(day, {
      requests: 100,
      with_tokens: 100,
      input_tokens: 1000,
      with_cost: tellers,
      cost_nano_usd: tellers * 1e7,
    }),
  );

/** Ten dollars a day. */
const bill = (...days: readonly number[]): TrafficPart[] => days.map((day) => part(day, { cost_nano_usd: 1e10 }));

const usdOf = (traffic: TrafficPart[]): number | null | undefined => {
  const [grouped] = groupedOf({ traffic, minutes: [], histograms: [] });
  return grouped && perMonthOf(grouped, { sampleRate: 1, extrapolate: false })?.usd;
};

describe("the cost of a month", () => {
  test.each<[string, TrafficPart[], number | null]>([
    // 50 dollars in 5 days of 24 hours
    ["a bill beside usage without costs", [...usage(), ...bill(0, 1, 2, 3, 4)], (50 * 730) / 120],
    ["a bill with days that cost nothing", [...usage(), ...bill(0, 2, 4)], (30 * 730) / 120],
    ["a bill of three of five days", [...usage(), ...bill(0, 1, 2)], null],
    ["a bill alone", bill(0, 1, 2, 3, 4), (50 * 730) / 120],
    ["usage without costs", usage(), null],
    // 95 of 100 tell theirs: 95 cents a day
    ["requests that nearly all tell their costs", usage(95), (4.75 * 730) / 120],
    ["requests too few of which tell their costs", usage(94), null],
    // the same dollars are not counted twice
    ["a bill beside requests that tell their costs", [...usage(100), ...bill(0, 1, 2, 3, 4)], (5 * 730) / 120],
    [
      "a bill beside requests that tell their costs and no tokens",
      [...usage(100).map((each) => ({ ...each, with_tokens: 0, input_tokens: 0 })), ...bill(0, 1, 2, 3, 4)],
      (5 * 730) / 120,
    ],
  ])("of %s", (_, traffic, expected) => {
    if (expected === null) expect(usdOf(traffic)).toBeNull();
    else expect(usdOf(traffic)).toBeCloseTo(expected, 6);
  });

  test("two days tell no month", () => {
    const [grouped] = groupedOf({ traffic: usage().slice(0, 2), minutes: [], histograms: [] });
    // two days are below 72 hours
    expect(grouped && grouped.to - grouped.from).toBe(48 * hourMs);
    expect(grouped && perMonthOf(grouped, { sampleRate: 1, extrapolate: false })).toBeNull();
  });
});
