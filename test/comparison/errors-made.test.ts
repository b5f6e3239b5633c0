import { describe, expect, it } from "vitest";
import { bcaOfMeans } from "../../src/comparison/bootstrap.js";
import {
  boundsOf,
  combined,
  distributionOf,
  pairedQuantileDraws,
  quantileDraws,
} from "../../src/comparison/distribution.js";
import { scoresOf, testQuality } from "../../src/comparison/quality.js";
import { compareQualitySlices } from "../../src/comparison/quality-slices.js";
import { normalFrom, randomOf } from "../../src/comparison/random.js";
import { cases, histogramOf, level } from "./support.js";

/**
 * How often the tests err, by drawing many runs whose truth is known. A share of N runs that should be α strays from it by
 * no more than four standard errors √(α(1 − α) ÷ N) but once in 30,000 seeds.
 */
const upTo = (share: number, runs: number): number => share + 4 * Math.sqrt((share * (1 - share)) / runs);
const downTo = (share: number, runs: number): number => share - 4 * Math.sqrt((share * (1 - share)) / runs);

const shareOf = (runs: number, holds: (seed: number) => boolean): number => {
  let count = 0;
  for (let seed = 1; seed <= runs; seed++) if (holds(seed)) count++;
  return count / runs;
};

describe("a side that is worse by exactly the margin", () => {
  const runs = 1500;

  it.each([
    { pairs: 300, margin: 0.02, onlySelfHosted: 0.03 },
    { pairs: 1000, margin: 0.02, onlySelfHosted: 0.05 },
    { pairs: 150, margin: 0.05, onlySelfHosted: 0.05 },
  ])(
    "passes, or fails, at most about one time in twenty: $pairs pairs, margin $margin",
    ({ pairs, margin, onlySelfHosted }) => {
      const chances = { onlyManaged: onlySelfHosted + margin, onlySelfHosted, neither: 0.1 };
      const found = Array.from({ length: runs }, (_, i) => {
        const scores = scoresOf(cases(pairs, null, chances, 7 * i + 1));
        return scores && testQuality(scores, margin, level, randomOf(i)).status;
      });
      const share = (status: string): number => found.filter((one) => one === status).length / runs;
      // a discrete count cannot reach 5 % exactly; it must not lie far below either, or the test would be blind
      expect(share("passed")).toBeLessThan(upTo(0.06, runs));
      expect(share("passed")).toBeGreaterThan(downTo(0.03, runs));
      expect(share("failed")).toBeLessThan(upTo(0.06, runs));
      expect(share("failed")).toBeGreaterThan(downTo(0.03, runs));
    },
  );

  it("passes at most about one time in twenty without a case in common", () => {
    const passed = shareOf(runs, (seed) => {
      const managed = cases(400, null, { onlyManaged: 0.9, onlySelfHosted: 0, neither: 0.1 }, 3 * seed);
      const own = cases(400, null, { onlyManaged: 0, onlySelfHosted: 0.85, neither: 0.15 }, 3 * seed + 1);
      const scores = scoresOf([
        ...managed.map((one) => ({ ...one, self_hosted: null })),
        ...own.map((one) => ({ ...one, managed: null })),
      ]);
      return scores !== undefined && testQuality(scores, 0.05, level, randomOf(seed)).status === "passed";
    });
    expect(passed).toBeLessThan(upTo(0.055, runs));
    expect(passed).toBeGreaterThan(downTo(0.035, runs));
  });

  it("passes at most about one time in twenty where scores lie between pass and fail", () => {
    const fewer = 250;
    const passed = shareOf(fewer, (seed) => {
      const random = randomOf(1000 + seed);
      // half of a point less in one case of ten: five points less on average
      const scores = Float64Array.from({ length: 200 }, () => 0.5 + 0.4 * random.next());
      const own = scores.map((score) => Math.max(0, score - (random.next() < 0.1 ? 0.5 : 0)));
      const truth = expectedLoss();
      return (
        testQuality({ isPaired: true, managed: scores, self_hosted: own }, truth, level, random).status === "passed"
      );
    });
    expect(passed).toBeLessThan(upTo(0.07, fewer));
    expect(passed).toBeGreaterThan(0.01);
  });

  /** A tenth of half a point: no score lies below a half, so nothing is cut off. */
  function expectedLoss(): number {
    return 0.1 * 0.5;
  }
});

describe("slices without any drop", () => {
  it("are called dropped in at most one run of twenty, however many there are", () => {
    const runs = 600;
    const wrong = shareOf(runs, (seed) => {
      const all = Array.from({ length: 12 }, (_, i) =>
        cases(40, `slice ${i}`, { onlyManaged: 0.1, onlySelfHosted: 0.1, neither: 0.1 }, 101 * seed + i),
      ).flat();
      return compareQualitySlices(all, 0.05, level, 0.01, randomOf(seed)).some(({ status }) => status === "dropped");
    });
    expect(wrong).toBeLessThan(upTo(0.05, runs));
  });
});

describe("bootstrap intervals", () => {
  it("leave the true mean below one time in twenty, and above as often, of skewed values too", () => {
    const runs = 250;
    const ends = { below: 0, above: 0 };
    for (let seed = 1; seed <= runs; seed++) {
      const random = randomOf(seed);
      // exponential with mean 1
      const values = Float64Array.from({ length: 60 }, () => -Math.log(1 - random.next()));
      const { low, high } = bcaOfMeans(values, null, level.alpha, random);
      if (low > 1) ends.below++;
      if (high < 1) ends.above++;
    }
    expect(ends.below / runs).toBeLessThan(upTo(0.06, runs));
    // the long tail is not in most samples: known to be too narrow on this side, less so than the plain percentile one
    expect(ends.above / runs).toBeLessThan(upTo(0.08, runs));
  });

  it("hold the ratio of two 95th percentiles nine times in ten", () => {
    const runs = 250;
    const held = shareOf(runs, (seed) => {
      const random = randomOf(seed);
      // log-normal with the same spread, one side 1.3 times as slow: so is each of its quantiles
      const draws = (scale: number) =>
        quantileDraws(
          distributionOf(histogramOf(Array.from({ length: 400 }, () => scale * Math.exp(0.5 * normalFrom(random))))),
          0.95,
          random,
        );
      const { low, high } = boundsOf(
        combined(draws(1300), draws(1000), (a, b) => a / b),
        level.alpha,
      );
      return low <= 1.3 && 1.3 <= high;
    });
    expect(held).toBeGreaterThan(downTo(0.88, runs));
    expect(held).toBeLessThan(upTo(0.95, runs));
  });

  it("are narrower for pairs that have much in common than for the same requests without their pairs", () => {
    const random = randomOf(5);
    const pairs = Array.from({ length: 500 }, () => {
      const shared = 800 * Math.exp(0.6 * normalFrom(random));
      return [shared * (1 + 0.05 * random.next()), shared * (1 + 0.05 * random.next())] as const;
    });
    const ratio = (a: number, b: number): number => a / b;
    const [paired] = pairedQuantileDraws(pairs, [0.95], random);
    const apart = ([0, 1] as const).map((s) =>
      quantileDraws(distributionOf(histogramOf(pairs.map((pair) => pair[s]))), 0.95, random),
    );
    const [m, s] = apart;
    if (!paired || !m || !s) throw new Error("both sides have requests");
    const together = boundsOf(combined(paired.self_hosted, paired.managed, ratio), level.alpha);
    const separate = boundsOf(combined(s, m, ratio), level.alpha);
    expect(together.high - together.low).toBeLessThan((separate.high - separate.low) / 2);
  });
});
