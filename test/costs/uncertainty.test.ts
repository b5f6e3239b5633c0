import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certainlyCheaper, costEnds } from "../../src/costs/certainty.js";
import { pointAt, uncertain } from "../../src/costs/factors.js";
import { hybrid } from "../../src/costs/hybrid.js";
import { managed } from "../../src/costs/managed.js";
import { add, costModel } from "../../src/costs/model.js";
import { type CostModel, factors, type Uncertainty } from "../../src/costs/option.js";
import { sampled } from "../../src/costs/sample.js";
import { selfHosted } from "../../src/costs/self-hosted.js";
import { differenceTornado, expectedDifference, tornado } from "../../src/costs/tornado.js";
import {
  cheaperShare,
  cheapestShares,
  compareOptions,
  differenceQuantiles,
  ratioQuantiles,
} from "../../src/costs/uncertainty.js";
import { usdPerMonth } from "../../src/quantities/quantity.js";
import { certain, type Range } from "../../src/quantities/range.js";
import { at, widened } from "../support/ranges.js";
import { runs } from "../support/runs.js";
import {
  anyModel,
  between,
  factor,
  managedInput,
  managedModel,
  range,
  selfHostedModel,
  standingInput,
  uncertainty,
} from "./arbitrary.js";

const wide = (ranges: Uncertainty, by: number): Uncertainty =>
  uncertain(Object.fromEntries(factors.map((name) => [name, widened(ranges[name], by)])));
const models = fc.array(anyModel, { minLength: 1, maxLength: 5 });
const u = fc.double({ min: 0, max: 1, noNaN: true });

describe("sampled costs", () => {
  it("lie between the hard ends, quantiles in order, shares of the cheapest adding up to one", () => {
    fc.assert(
      fc.property(models, uncertainty, fc.nat(31), (some, ranges, mask) => {
        const candidates = some.map((model, i) => ({ model, feasible: i === 0 || (mask & (1 << i)) !== 0 }));
        const { options } = compareOptions(candidates, ranges);
        let shares = 0;
        for (const [i, { usdPerMonth: cost, ends, cheapest }] of options.entries()) {
          const inOrder = [ends.low, cost.low, cost.expected, cost.high, ends.high];
          for (let k = 1; k < inOrder.length; k++) {
            expect(inOrder[k]).toBeGreaterThanOrEqual((inOrder[k - 1] ?? 0) * (1 - 1e-12));
          }
          expect(cheapest === undefined).toBe(!candidates[i]?.feasible);
          shares += cheapest ?? 0;
        }
        expect(shares).toBeCloseTo(1, 9);
      }),
      { numRuns: runs(150) },
    );
  });

  it("have ends that no point within the ranges passes", () => {
    fc.assert(
      fc.property(anyModel, uncertainty, fc.array(u, { minLength: 8, maxLength: 8 }), (model, ranges, us) => {
        const point = pointAt(Object.fromEntries(factors.map((name, i) => [name, at(ranges[name], us[i] ?? 0)])));
        const { low, high } = costEnds(model, ranges);
        const total = model.total(point);
        expect(total).toBeGreaterThanOrEqual(low * (1 - 1e-12));
        expect(total).toBeLessThanOrEqual(high * (1 + 1e-12));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("are the same points for every option: an option never differs from itself, nor from twice itself by another ratio", () => {
    fc.assert(
      fc.property(managedInput, standingInput, uncertainty, (bill, fleet, ranges) => {
        const [once, twice] = [bill.tokens, usdPerMonth(bill.tokens * 2)];
        const sample = sampled(
          [
            managed({ id: "a", tokens: once }),
            managed({ id: "b", tokens: twice }),
            selfHosted(fleet),
            selfHosted(fleet),
          ],
          ranges,
        );
        expect(cheaperShare(sample, 0, 1)).toBe(1);
        expect(cheaperShare(sample, 1, 0)).toBe(0);
        expect(cheaperShare(sample, 2, 3)).toBe(0.5);
        const [, , third, fourth] = cheapestShares(sample, [false, false, true, true]);
        expect([third, fourth]).toEqual([0.5, 0.5]);
        const { low, expected, high } = ratioQuantiles(sample, 1, 0);
        for (const ratio of [low, expected, high]) expect(ratio).toBeCloseTo(2, 12);
        // twice the bill is dearer by that bill: the quantiles of the difference are those of the cheaper option
        const { options } = compareOptions([{ model: managed({ id: "a", tokens: once }), feasible: true }], ranges);
        const dearer = differenceQuantiles(sample, 1, 0);
        const alone = options[0]?.usdPerMonth;
        for (const at of ["low", "expected", "high"] as const)
          expect(dearer[at] / (alone?.[at] ?? 0)).toBeCloseTo(1, 9);
        expect(differenceQuantiles(sample, 2, 3)).toEqual({ low: 0, expected: 0, high: 0 });
        expect(cheaperShare(sample, 0, 2) + cheaperShare(sample, 2, 0)).toBe(1);
      }),
      { numRuns: runs(100) },
    );
  });

  it("take an option's own range, at the same quantiles", () => {
    const tokens = usdPerMonth(1_000);
    const own = managed({ id: "own", tokens, ranges: { api_price: { low: 1, expected: 3, high: 9 } } });
    const common = managed({ id: "common", tokens });
    const sample = sampled([own, common, own], uncertain({ api_price: { low: 1 / 3, expected: 1, high: 3 } }));
    const ratio = ratioQuantiles(sample, 0, 1);
    expect(ratio.low).toBeCloseTo(3, 9);
    expect(ratio.high).toBeCloseTo(3, 9);
    expect(cheaperShare(sample, 0, 2)).toBe(0.5);
  });

  it("have the quantiles of a known distribution", () => {
    // log-uniform from 1/4 over 1 to 4: quantile q lies at 16^(q − 1/2)
    const { options } = compareOptions(
      [{ model: managed({ id: "m", tokens: usdPerMonth(1_000) }), feasible: true }],
      uncertain({ api_price: { low: 0.25, expected: 1, high: 4 } }),
    );
    const cost = options[0]?.usdPerMonth;
    expect((cost?.low ?? 0) / (1_000 * 16 ** -0.45)).toBeCloseTo(1, 2);
    expect((cost?.expected ?? 0) / 1_000).toBeCloseTo(1, 2);
    expect((cost?.high ?? 0) / (1_000 * 16 ** 0.45)).toBeCloseTo(1, 2);
  });

  it("of one uncertain factor never get surer when its range is widened on the far side of break-even", () => {
    fc.assert(
      fc.property(managedModel, selfHostedModel, factor, range, between(1, 3), (a, b, name, one, by) => {
        // the theorem needs a difference that is monotone in the factor: a factor that only one of the two knows
        fc.pre(name !== "volume" && name !== "engineers" && name !== "engineer_cost");
        const share = (width: Range) => cheaperShare(sampled([a, b], uncertain({ [name]: width })), 0, 1);
        expect(Math.abs(share(widened(one, by)) - 0.5)).toBeLessThanOrEqual(Math.abs(share(one) - 0.5));
      }),
      { numRuns: runs(400) },
    );
  });

  it("refuse options that are not there, and infeasible ones have no share", () => {
    const sample = sampled([managed({ id: "m", tokens: usdPerMonth(1) })], uncertain({}));
    expect(() => cheaperShare(sample, 0, 1)).toThrow(RangeError);
    expect(() => ratioQuantiles(sample, 1, 0)).toThrow(RangeError);
    expect(cheapestShares(sample, [false])).toEqual([0]);
    const free = costModel({
      id: "free",
      parts: ["tokens"],
      ranges: {},
      addTo: (into) => add(into, "tokens", 0),
      breaks: () => ({ every: [], once: [] }),
    });
    expect(() => ratioQuantiles(sampled([free, free], uncertain({})), 0, 1)).toThrow(RangeError);
    expect(() => uncertain({ volume: { low: 0, expected: 1, high: 2 } })).toThrow("volume");
    expect(() => uncertain({ api_price: { low: 2, expected: 1, high: 2 } })).toThrow("api_price");
  });
});

describe("what ranges prove", () => {
  it("holds at every sampled point, and the other way round for the two options exchanged", () => {
    let proven = 0;
    fc.assert(
      fc.property(anyModel, anyModel, uncertainty, (a, b, ranges) => {
        const said = certainlyCheaper(a, b, ranges);
        const exchanged = { cheaper: "dearer", dearer: "cheaper", open: "open" } as const;
        expect(certainlyCheaper(b, a, ranges)).toBe(exchanged[said]);
        if (said === "open") return;
        proven++;
        expect(cheaperShare(sampled([a, b], ranges), 0, 1)).toBe(said === "cheaper" ? 1 : 0);
      }),
      { numRuns: runs(600) },
    );
    expect(proven).toBeGreaterThan(runs(600) / 10);
  });

  it("never grows when a range is widened", () => {
    fc.assert(
      fc.property(anyModel, anyModel, uncertainty, factor, between(1, 4), (a, b, ranges, name, by) => {
        const wider = certainlyCheaper(a, b, { ...ranges, [name]: widened(ranges[name], by) });
        if (wider !== "open") expect(certainlyCheaper(a, b, ranges)).toBe(wider);
        const widest = certainlyCheaper(a, b, wide(ranges, by));
        if (widest !== "open") expect(certainlyCheaper(a, b, ranges)).toBe(widest);
      }),
      { numRuns: runs(600) },
    );
  });

  it("is all there is to know where one side is managed: open means that both signs come up", () => {
    let open = 0;
    fc.assert(
      fc.property(managedModel, selfHostedModel, range, range, (a, b, prices, volumes) => {
        const ranges = uncertain({ api_price: prices, volume: volumes });
        if (certainlyCheaper(a, b, ranges) !== "open") return;
        open++;
        // both prices at their ends, volumes close enough together to meet every step's sides
        const { every, once } = b.breaks(pointAt());
        const edges = [...every, ...once, ...a.breaks(pointAt()).once].flatMap((step) =>
          Array.from({ length: Math.ceil(volumes.high / step) }, (_, i) => step * (i + 1)),
        );
        const kinks = [prices.low, prices.high].flatMap((price) => a.breaks(pointAt({ api_price: price })).once);
        const volume = [volumes.low, volumes.high, ...edges, ...kinks].flatMap((v) => [v, v * (1 + 1e-11)]);
        const signs = new Set<boolean>();
        for (const v of volume.filter((one) => one >= volumes.low && one <= volumes.high)) {
          for (const price of [prices.low, prices.high]) {
            const point = pointAt({ volume: v, api_price: price });
            signs.add(a.total(point) < b.total(point));
            signs.add(!(b.total(point) < a.total(point)));
          }
        }
        expect(signs.size).toBe(2);
      }),
      { numRuns: runs(300) },
    );
    expect(open).toBeGreaterThan(runs(300) / 50);
  });
});

describe("a tornado", () => {
  it("has the largest swing first, only factors that matter, and differences as the two options have them", () => {
    fc.assert(
      fc.property(anyModel, anyModel, uncertainty, (a, b, ranges) => {
        const swings = tornado(a, ranges);
        for (const [i, { low, high, swing }] of swings.entries()) {
          expect(swing).toBe(Math.abs(high - low));
          expect(swing).toBeGreaterThan(0);
          if (i > 0) expect(swing).toBeLessThanOrEqual(swings[i - 1]?.swing ?? 0);
        }
        const alone = (model: CostModel, name: string, multiple: number) => model.total(pointAt({ [name]: multiple }));
        for (const { factor: name, low, high } of differenceTornado(a, b, ranges)) {
          expect(low).toBe(alone(b, name, ranges[name].low) - alone(a, name, ranges[name].low));
          expect(high).toBe(alone(b, name, ranges[name].high) - alone(a, name, ranges[name].high));
        }
        expect(expectedDifference(a, b, ranges)).toBe(b.total(pointAt()) - a.total(pointAt()));
      }),
      { numRuns: runs(300) },
    );
  });

  it("stays within what the ranges allow, and shows nothing where nothing is uncertain", () => {
    fc.assert(
      fc.property(anyModel, uncertainty, (model, ranges) => {
        const ends = costEnds(model, ranges);
        for (const { low, high } of tornado(model, ranges)) {
          expect(Math.min(low, high)).toBeGreaterThanOrEqual(ends.low * (1 - 1e-12));
          expect(Math.max(low, high)).toBeLessThanOrEqual(ends.high * (1 + 1e-12));
        }
        expect(tornado(model, uncertain({ volume: certain(1) }))).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  it("moves a hybrid only by what its slices know", () => {
    const both = hybrid("both", [managed({ id: "m", tokens: usdPerMonth(100) })]);
    const ranges = uncertain(Object.fromEntries(factors.map((name) => [name, { low: 0.5, expected: 1, high: 2 }])));
    expect(tornado(both, ranges).map(({ factor: name }) => name)).toEqual(["api_price", "volume"]);
  });
});
