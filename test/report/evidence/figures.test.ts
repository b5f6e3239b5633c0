import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { change, load, money, share, shares, span, wait } from "../../../src/report/evidence/figures.js";
import { moment, stretch } from "../../../src/report/evidence/moments.js";

describe("figures of a log in words", () => {
  it.each([
    [0, "0 %"],
    [0.0000001, "below 0.001 %"],
    [0.00028, "0.028 %"],
    [0.125, "12.5 %"],
    [0.99999, "above 99.9 %"],
    [1, "100 %"],
  ])("a share of %d is %s", (value, words) => expect(share(value)).toBe(words));

  it("only nothing is 0 %, and only all is 100 %", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        if (value > 0) expect(share(value)).not.toBe("0 %");
        if (value < 1) expect(share(value)).not.toBe("100 %");
      }),
    );
  });

  it("an interval has its unit once, unless an end is in words", () => {
    expect(shares(0.0028, 0.0032)).toBe("0.28 to 0.32 %");
    expect(shares(0, 0)).toBe("0 %");
    expect(shares(1e-9, 0.01)).toBe("below 0.001 % to 1 %");
  });

  it.each([
    [0.04, "+4 %"],
    [-0.013, "-1.3 %"],
    [0, "0 %"],
    [2, "+200 %"],
  ])("a change of %d is %s", (value, words) => expect(change(value)).toBe(words));

  it.each([
    [0.001, "less than a minute"],
    [0.05, "3 minutes"],
    [1, "1 hour"],
    [24, "24 hours"],
    [336, "14 days"],
    [100, "4.2 days"],
  ])("%d hours are %s", (hours, words) => expect(span(hours)).toBe(words));

  it("waits, loads and money have the unit that people read", () => {
    expect([12, 4_200, 1_560_000, 12_600_000].map(wait)).toEqual(["12 ms", "4.2 s", "26 min", "3.5 h"]);
    expect([0.3, 950, 153_000].map(load)).toEqual(["0.3", "950", "153k"]);
    expect([0, 0.001, 7.2, 412.4].map(money)).toEqual(["$0", "less than a cent", "$7.20", "$412"]);
  });

  it("moments are in UTC to the minute, the day once where it is one", () => {
    expect(moment("2025-11-03T14:00:17.000Z")).toBe("2025-11-03 14:00");
    expect(moment("2025-11-03T14:00:17.000+02:00")).toBe("2025-11-03 12:00");
    expect(moment("no moment")).toBe("no moment");
    expect(stretch({ from: "2025-11-03T01:00:00Z", to: "2025-11-03T09:30:00Z" })).toBe("2025-11-03 01:00 to 09:30 UTC");
  });
});
