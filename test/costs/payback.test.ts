import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointAt } from "../../src/costs/factors.js";
import { managed } from "../../src/costs/managed.js";
import { payback } from "../../src/costs/payback.js";
import { projected } from "../../src/costs/projection.js";
import { usdPerMonth } from "../../src/quantities/quantity.js";
import { runs } from "../support/runs.js";
import { anyModel, between } from "./arbitrary.js";

describe("payback", () => {
  it("comes when the savings add up to the outlay, and never without a saving", () => {
    fc.assert(
      fc.property(between(1, 1e6), between(0.01, 1e6), (outlay, saving) => {
        const back = payback(outlay, saving);
        expect(back.paidBack && back.periods * saving).toBeCloseTo(outlay, 4);
        expect(payback(outlay, -saving)).toEqual({ paidBack: false, because: "no_saving" });
      }),
      { numRuns: runs(200) },
    );
    expect(payback(10, 0)).toEqual({ paidBack: false, because: "no_saving" });
    expect(payback(1e300, 1e-300)).toEqual({ paidBack: false, because: "no_saving" });
    expect(payback(0, -5)).toEqual({ paidBack: true, periods: 0 });
    expect(() => payback(-1, 1)).toThrow("outlayUsd");
    expect(() => payback(1, Number.NaN)).toThrow("savingUsdPerPeriod");
  });
});

describe("projection", () => {
  it("has the costs of each month's volume", () => {
    const growth = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(anyModel, anyModel, growth, (incumbent, candidate, growthPerMonth) => {
        const { months, turnsIn, staysFrom } = projected({ incumbent, candidate, growthPerMonth });
        expect(months).toHaveLength(37);
        const side = (i: number) => Math.sign((months[i]?.candidate ?? 0) - (months[i]?.incumbent ?? 0));
        for (const { month, ...costs } of months) {
          const point = pointAt({ volume: (1 + growthPerMonth) ** month });
          expect(costs.incumbent).toBe(incumbent.total(point));
          expect(costs.candidate).toBe(candidate.total(point));
          if (turnsIn === undefined || month < turnsIn) expect(side(month)).not.toBe(-side(0) || Number.NaN);
        }
        if (turnsIn !== undefined) expect(side(turnsIn)).toBe(-side(0));
        // the last month is on the other side exactly where there is a month from which it stays there
        expect(staysFrom !== undefined).toBe(side(0) !== 0 && side(36) === -side(0));
        if (staysFrom === undefined) return;
        expect(staysFrom).toBeGreaterThanOrEqual(turnsIn ?? Number.NaN);
        for (let month = staysFrom; month <= 36; month++) expect(side(month)).toBe(-side(0));
        expect(side(staysFrom - 1)).not.toBe(-side(0));
      }),
      { numRuns: runs(300) },
    );
  });

  it("turns when growth reaches the break-even volume", () => {
    const incumbent = managed({ id: "a", tokens: usdPerMonth(1_000) });
    const nobody = { fte: 0, usdPerEngineer: usdPerMonth(0), onCall: usdPerMonth(0) };
    const candidate = managed({ id: "b", tokens: usdPerMonth(100), people: { ...nobody, onCall: usdPerMonth(1_800) } });
    // 1000 v against 100 v + 1800: equal at v = 2, and 1.1^8 = 2.14 is the first power of 1.1 beyond
    const growing = projected({ incumbent, candidate, growthPerMonth: 0.1 });
    expect(growing.turnsIn).toBe(8);
    expect(projected({ incumbent, candidate, growthPerMonth: 0 })).not.toHaveProperty("turnsIn");
    // never within the months asked for is not never
    expect(projected({ incumbent, candidate, growthPerMonth: 0.1, months: 7 })).not.toHaveProperty("turnsIn");
  });

  it("refuses growth that leaves nothing, or more than numbers hold", () => {
    const model = managed({ id: "a", tokens: usdPerMonth(1_000) });
    const ask = (growthPerMonth: number, months = 36) =>
      projected({ incumbent: model, candidate: model, growthPerMonth, months });
    expect(() => ask(-1)).toThrow("growthPerMonth");
    expect(() => ask(Number.NaN)).toThrow("growthPerMonth");
    expect(() => ask(0.1, 0)).toThrow("months");
    expect(() => ask(1e9, 100)).toThrow(RangeError);
  });
});
