import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Criterion } from "../../src/assessment/comparison-schema.js";
import { compare } from "../../src/comparison/compare.js";
import { type ComparisonInput, type PairedOutcomes, usualCriteria } from "../../src/comparison/comparison.js";
import { moreToSettle } from "../../src/comparison/more.js";
import { testQuality } from "../../src/comparison/quality.js";
import { randomOf } from "../../src/comparison/random.js";
import { exactly, level, outcomes, type side as sideOf } from "./support.js";

const without = { quality: null, latency: null, errors: null, cost: null };
const none = { label: null, requests: 0, slices: new Map(), hours: [], latency_ms: [], ttft_ms: [] };
const criteria = (asked: Partial<ComparisonInput["criteria"]>) => ({ ...usualCriteria, ...without, ...asked });
const bare: ComparisonInput = { managed: none, self_hosted: none, criteria: criteria({}), seed: 1 };

type Side = ReturnType<typeof sideOf>;
const failing = (slices: Readonly<Record<string, readonly [requests: number, failed: number]>>): Side => ({
  ...none,
  requests: Object.values(slices).reduce((sum, [requests]) => sum + requests, 0),
  slices: new Map(Object.entries(slices).map(([name, [requests, failed]]) => [name, outcomes(requests, failed)])),
});
const pairsOf = (all: PairedOutcomes) => ({ slices: new Map([["all", all]]), latency_ms: [], ttft_ms: [] });

describe("the least number that settles", () => {
  it("is found wherever it lies", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 1e9 }), (count, more) => {
        expect(moreToSettle(count, (n) => n >= count + more)).toBe(more);
      }),
    );
  });

  it("is none where nothing settles", () => {
    expect(moreToSettle(100, () => false)).toBeNull();
  });
});

describe("where nothing failed yet", () => {
  const errors = { margin: 0.005, slice_margin: 0.02 };
  const [asked] = [criteria({ errors })];
  const more = (input: Partial<ComparisonInput>) => compare({ ...bare, criteria: asked, ...input }).criteria[0]?.more;

  // none of n has the upper end z² ÷ (n + z²), and Tango's score is √(n·m ÷ (1 − m)): both show a margin m from
  // n = z²(1 − m) ÷ m on, which is 2.7055 × 199 = 538.4
  it("539 requests show half a point", () => {
    const three = failing({ all: [3, 0] });
    expect(more({ managed: three, self_hosted: three })).toEqual({ count: 539 - 3, of: "requests" });
  });

  it("539 pairs show half a point", () => {
    const pairs = pairsOf({ pairs: 60, only_managed_failed: 0, only_self_hosted_failed: 0, both_failed: 0 });
    expect(more({ pairs })).toEqual({ count: 539 - 60, of: "pairs of requests" });
  });

  it("each slice takes its own: 133 requests show two points", () => {
    // 2.7055 × 49 = 132.6
    const both = failing({ a: [100, 0], b: [30, 0], c: [500, 0] });
    const { criteria: found } = compare({ ...bare, criteria: asked, managed: both, self_hosted: both });
    expect(found.find(({ id }) => id === "error_slices")?.more).toEqual({ count: 33 + 103, of: "requests" });
  });
});

it("a slice that looks worse takes as many as show that it is not chance, beside the others", () => {
  // 4 of 20 pairs differ, all to the worse: 2^−4 twice, for two slices, is no less than .05, and 2^−6 twice is; with 30 pairs
  // in proportion there are six
  const pairs = (own: number) => ({
    slices: new Map([
      ["own", { pairs: own, only_managed_failed: 0, only_self_hosted_failed: own / 5, both_failed: 0 }],
      ["other", { pairs: 1000, only_managed_failed: 0, only_self_hosted_failed: 0, both_failed: 0 }],
    ]),
    latency_ms: [],
    ttft_ms: [],
  });
  const slice = (own: number) =>
    compare({
      ...bare,
      managed: failing({ own: [own, 0], other: [1000, 0] }),
      criteria: criteria({ errors: { margin: 0.5, slice_margin: 0.02 } }),
      pairs: pairs(own),
    }).slices.find(({ name }) => name === "own");
  expect(slice(20)).toMatchObject({ status: "not_enough", more: { count: 10 } });
  expect(slice(25)?.status).toBe("not_enough");
  expect(slice(30)?.status).toBe("dropped");
});

describe("so many more in the same proportions settle it, and fewer do not", () => {
  /** @param of the input with `times` as much of everything */
  function proves(of: (times: number) => ComparisonInput, count: number, id: Criterion["id"], most = 1e6): void {
    const found = (times: number) => compare(of(times)).criteria.find((each) => each.id === id);
    const first = found(1);
    fc.pre(first?.status === "not_enough" && first.more !== null);
    const times = Math.ceil((count + (first?.more?.count ?? 0)) / count);
    fc.pre(times <= most);
    expect(found(times)?.status).not.toBe("not_enough");
    // one time fewer is less than was asked for
    // of a drop that is tested by whole numbers, what lies between them is taken against it
    if (id === "error_slices" && found(times)?.status === "failed") return;
    expect(found(times - 1)?.status).toBe("not_enough");
    const fifthLess = Math.floor((0.8 * (count + (first?.more?.count ?? 0))) / count);
    if (fifthLess > 0) expect(found(fifthLess)?.status).toBe("not_enough");
  }

  const rate = fc.integer({ min: 1, max: 300 }).chain((n) => fc.tuple(fc.constant(n), fc.nat(Math.min(n, 20))));
  const errors = { margin: 0.01, slice_margin: 0.02 };

  it("of requests", () => {
    fc.assert(
      fc.property(rate, rate, ([n, a], [m, b]) => {
        const of = (times: number): ComparisonInput => ({
          ...bare,
          criteria: criteria({ errors }),
          managed: failing({ all: [m * times, b * times] }),
          self_hosted: failing({ all: [n * times, a * times] }),
        });
        proves(of, Math.min(n, m), "errors");
      }),
    );
  });

  const outcome = fc.record({ both: fc.nat(90), onlyManaged: fc.nat(6), onlySelf: fc.nat(6), neither: fc.nat(5) });
  const some = outcome.filter(
    ({ both, onlyManaged, onlySelf, neither }) => both + onlyManaged + onlySelf + neither > 0,
  );

  it("of pairs", () => {
    fc.assert(
      fc.property(some, ({ both, onlyManaged, onlySelf, neither }) => {
        const count = both + onlyManaged + onlySelf + neither;
        const of = (times: number): ComparisonInput => ({
          ...bare,
          criteria: criteria({ errors }),
          pairs: pairsOf({
            pairs: count * times,
            only_managed_failed: onlyManaged * times,
            only_self_hosted_failed: onlySelf * times,
            both_failed: neither * times,
          }),
        });
        proves(of, count, "errors");
      }),
    );
  });

  it("of one slice of the traffic, beside others", () => {
    fc.assert(
      fc.property(rate, rate, ([n, a], [m, b]) => {
        const of = (times: number): ComparisonInput => ({
          ...bare,
          criteria: { ...criteria({ errors }), least_slice_share: 0 },
          managed: failing({ own: [m * times, b * times], other: [5000, 5] }),
          self_hosted: failing({ own: [n * times, a * times], other: [5000, 5] }),
        });
        proves(of, Math.min(n, m), "error_slices");
      }),
    );
  });

  it.each(["the same cases", "other cases"])("of evals of %s", (which) => {
    const quality = { margin: 0.03, slice_margin: 0.05 };
    fc.assert(
      fc.property(some, ({ both, onlyManaged, onlySelf, neither }) => {
        const count = both + onlyManaged + onlySelf + neither;
        const of = (times: number): ComparisonInput => {
          const paired = exactly(null, both * times, onlyManaged * times, onlySelf * times, neither * times);
          const evals = paired.flatMap((one) =>
            which === "the same cases"
              ? [one]
              : [
                  { ...one, managed: null },
                  { ...one, self_hosted: null },
                ],
          );
          return { ...bare, criteria: criteria({ quality }), evals };
        };
        proves(of, count, "quality", 60);
      }),
      { numRuns: 50 },
    );
  });
});

it("of scores that are resampled, a third more settle it and a third fewer do not", () => {
  // resamples differ from draw to draw, and the ends of skewed scores do not quite move with the root
  const score = fc.tuple(fc.integer({ min: 3, max: 10 }), fc.integer({ min: 3, max: 10 }));
  fc.assert(
    fc.property(fc.array(score, { minLength: 25, maxLength: 60 }), (scores) => {
      const found = (count: number) => {
        const of = (which: 0 | 1) =>
          Float64Array.from({ length: count }, (_, i) => (scores[i % scores.length]?.[which] ?? 0) / 10);
        return testQuality({ isPaired: true, managed: of(0), self_hosted: of(1) }, 0.05, level, randomOf(1));
      };
      const first = found(scores.length);
      const more = moreToSettle(scores.length, (n) => first.statusOf(n) !== "not_enough");
      fc.pre(first.status === "not_enough" && more !== null && more > 4 * scores.length && more < 5000);
      const times = ((more ?? 0) + scores.length) / scores.length;
      expect(found(Math.ceil(times * 1.34) * scores.length).status).not.toBe("not_enough");
      expect(found(Math.floor(times * 0.66) * scores.length).status).toBe("not_enough");
    }),
    { numRuns: 10 },
  );
});
