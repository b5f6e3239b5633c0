import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fisher, logFactorial, mcNemar } from "../../src/comparison/exact-tests.js";
import { holm } from "../../src/comparison/holm.js";
import { leastToSee } from "../../src/comparison/judge.js";
import { normalBelow, normalQuantile } from "../../src/comparison/normal.js";
import { newcombe, tango, tangoScore, wilson } from "../../src/comparison/proportions.js";

const z95 = 1.959963984540054;
const z90 = 1.6448536269514722;

describe("normal distribution", () => {
  // Abramowitz and Stegun, "Handbook of mathematical functions", tables 26.1 and 26.2
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [1.96, 0.9750021048517795],
    [-3, 0.0013498980316301],
    [-6, 9.865876450377e-10],
    [-10, 7.61985302416e-24],
  ])("below %f lies %f", (x, share) => {
    expect(normalBelow(x) / share).toBeCloseTo(1, 8);
    expect(normalBelow(x)).toBeCloseTo(share, 14);
  });

  it.each([
    [0.95, z90],
    [0.975, z95],
    [0.8, 0.8416212335729143],
    [1e-4, -3.719016485455709],
  ])("a share of %f lies below %f", (share, x) => {
    expect(normalQuantile(share)).toBeCloseTo(x, 9);
  });

  it("turns each other round", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }), (share) => {
        expect(normalBelow(normalQuantile(share)) / share).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("Tango's score interval", () => {
  // worked examples of M. Fagerland, S. Lydersen, P. Laake, "Statistical analysis of contingency tables" (2017), ch. 8
  // (airway responsiveness, Bentur et al. 2009), and of R's PropCIs::scoreci.mp, which gives second less first
  it.each([
    { of: "Bentur", pairs: 21, onlyFirst: 1, onlySecond: 7, z: z95, low: -0.517, high: -0.026, digits: 3 },
    {
      of: "scoreci.mp(25, 28, 618, 0.9)",
      pairs: 618,
      onlyFirst: 28,
      onlySecond: 25,
      z: z90,
      low: -0.0148,
      high: 0.0247,
      digits: 4,
    },
  ])("agrees with $of", ({ pairs, onlyFirst, onlySecond, z, low, high, digits }) => {
    const found = tango({ pairs, onlyFirst, onlySecond }, z);
    expect(found.low).toBeCloseTo(low, digits);
    expect(found.high).toBeCloseTo(high, digits);
  });

  it("is McNemar's statistic where no difference is asked about", () => {
    // (b − c) ÷ √(b + c), of 40 and 20: 20 ÷ √60
    expect(tangoScore({ pairs: 160, onlyFirst: 40, onlySecond: 20 }, 0)).toBeCloseTo(20 / Math.sqrt(60), 12);
  });

  it("needs n(1 − m) ÷ m above z² to show a margin m where no pair differs", () => {
    // the score is then n·m ÷ √(n·m(1 − m)), which reaches 1.645 from 2.706 × 0.98 ÷ 0.02 = 132.6 pairs on
    const lowest = (pairs: number) => tango({ pairs, onlyFirst: 0, onlySecond: 0 }, z90).low;
    expect(lowest(132)).toBeLessThan(-0.02);
    expect(lowest(133)).toBeGreaterThan(-0.02);
  });

  const discordant = fc
    .record({ onlyFirst: fc.nat(60), onlySecond: fc.nat(60), others: fc.nat(400) })
    .filter(({ onlyFirst, onlySecond, others }) => onlyFirst + onlySecond + others > 0)
    .map(({ onlyFirst, onlySecond, others }) => ({ onlyFirst, onlySecond, pairs: onlyFirst + onlySecond + others }));

  it("holds the observed difference, lies within −1 and 1, and turns round with the sides", () => {
    fc.assert(
      fc.property(discordant, (counts) => {
        const { low, expected, high } = tango(counts, z90);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(low).toBeLessThanOrEqual(expected);
        expect(expected).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(1);
        const turned = tango({ ...counts, onlyFirst: counts.onlySecond, onlySecond: counts.onlyFirst }, z90);
        expect(turned.low).toBeCloseTo(-high, 9);
        expect(turned.high).toBeCloseTo(-low, 9);
      }),
    );
  });

  it("falls as the difference that is asked about grows, and grows with the root of the pairs", () => {
    const inside = fc.double({ min: -0.95, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(discordant, inside, inside, fc.integer({ min: 2, max: 9 }), (counts, a, b, times) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(tangoScore(counts, less)).toBeGreaterThanOrEqual(tangoScore(counts, more) - 1e-9);
        const { pairs, onlyFirst, onlySecond } = counts;
        const larger = { pairs: pairs * times, onlyFirst: onlyFirst * times, onlySecond: onlySecond * times };
        const score = tangoScore(counts, a);
        expect(tangoScore(larger, a)).toBeCloseTo(score * Math.sqrt(times), 6);
      }),
    );
  });
});

describe("Newcombe's interval", () => {
  // R. Newcombe, Stat. Med. 17 (1998), table II, method 10, all at 95 %
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])("of %i/%i less %i/%i", (a, m, b, n, low, high) => {
    const found = newcombe({ events: a, trials: m }, { events: b, trials: n }, z95);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it("rests on Wilson's: of 81 in 263 from 0.2553 to 0.3662", () => {
    // R. Newcombe, "Two-sided confidence intervals for the single proportion", Stat. Med. 17 (1998), table I, method 3
    const { low, high } = wilson({ events: 81, trials: 263 }, z95);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });
});

describe("exact tests", () => {
  it("knows factorials by their logarithm, where it sums and where it expands", () => {
    let sum = 0;
    for (let n = 1; n <= 200; n++) {
      sum += Math.log(n);
      expect(logFactorial(n)).toBeCloseTo(sum, 9);
    }
  });

  it("finds R. A. Fisher's tea: three of four cups named right by chance with 17/70", () => {
    // "The design of experiments" (1935), ch. II: (4·4 + 1) ÷ (8 over 4)
    expect(fisher({ events: 3, trials: 4 }, { events: 1, trials: 4 })).toBeCloseTo(17 / 70, 12);
    expect(fisher({ events: 4, trials: 4 }, { events: 0, trials: 4 })).toBeCloseTo(1 / 70, 12);
  });

  it("finds one better of eight that differ by chance with 9/256", () => {
    // (8 over 0) + (8 over 1) of 2^8
    expect(mcNemar(1, 7)).toBeCloseTo(9 / 256, 12);
    expect(mcNemar(0, 0)).toBe(1);
  });

  it("sums to what plain enumeration gives", () => {
    const rate = fc
      .integer({ min: 1, max: 14 })
      .chain((trials) => fc.record({ events: fc.nat(trials), trials: fc.constant(trials) }));
    fc.assert(
      fc.property(rate, rate, (first, second) => {
        expect(fisher(first, second)).toBeCloseTo(plainFisher(first, second), 10);
      }),
    );
  });
});

interface Rate {
  events: number;
  trials: number;
}

/** By walking through Pascal's triangle. */
function plainFisher(first: Rate, second: Rate): number {
  const choose = (n: number, k: number): number =>
    k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k;
  const events = first.events + second.events;
  let sum = 0;
  for (let k = first.events; k <= first.trials; k++) sum += choose(first.trials, k) * choose(second.trials, events - k);
  return sum / choose(first.trials + second.trials, events);
}

describe("Holm's adjustment", () => {
  it("multiplies the smallest by all, the next by one less, and never falls", () => {
    // .01 × 4, then .02 × 3 = .06, then .03 × 2 = .06 as well, and .2 × 1
    const found = holm([0.02, 0.2, 0.01, 0.03]);
    for (const [i, p] of [0.06, 0.2, 0.04, 0.06].entries()) expect(found[i]).toBeCloseTo(p, 12);
  });

  it("lies between the value itself and Bonferroni's, in the same order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (ps) => {
        const adjusted = holm(ps);
        for (const [i, p] of ps.entries()) {
          const own = adjusted[i] ?? Number.NaN;
          expect(own).toBeGreaterThanOrEqual(p);
          expect(own).toBeLessThanOrEqual(Math.min(1, p * ps.length) + 1e-12);
          for (const [k, other] of ps.entries()) if (other < p) expect(adjusted[k] ?? 2).toBeLessThanOrEqual(own);
        }
      }),
    );
  });

  it("rejects what the step-down procedure rejects", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { minLength: 1, maxLength: 12 }), (ps) => {
        // Holm's own words: go up from the smallest while p ≤ α ÷ (how many are left)
        const sorted = [...ps].sort((a, b) => a - b);
        const stop = sorted.findIndex((p, rank) => p * (ps.length - rank) > 0.05);
        const rejected = stop === -1 ? ps.length : stop;
        expect(holm(ps).filter((p) => p <= 0.05)).toHaveLength(rejected);
      }),
    );
  });
});

describe("how many at least", () => {
  const level = { alpha: 0.05 };

  it("needs 149 cases to see a share of two in a hundred, and 59 for the slowest of twenty", () => {
    // 0.98^148 = .0503 and 0.98^149 = .0493; 0.95^58 = .0510 and 0.95^59 = .0485
    expect(leastToSee(0.02, level)).toBe(149);
    expect(leastToSee(0.05, level)).toBe(59);
  });
});
