import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonSchema } from "../../src/assessment/comparison-schema.js";
import { compare } from "../../src/comparison/compare.js";
import { type ComparisonInput, type Pairs, usualCriteria } from "../../src/comparison/comparison.js";
import { pilotFacts } from "../../src/comparison/facts.js";
import { certain, cost, exactly, good, outcomes, side } from "./support.js";

const judged = (input: ComparisonInput) =>
  Object.fromEntries(compare(input).criteria.map(({ id, status }) => [id, status]));

/** Sides without latencies, whose resampling takes most of the time. */
const bare = { managed: { ...side(), latency_ms: [] }, self_hosted: { ...side(), latency_ms: [] } };

const without = { quality: null, latency: null, errors: null, cost: null };

describe("the whole answer", () => {
  it("passes where every criterion passes", () => {
    expect(judged(good)).toEqual({
      quality: "passed",
      quality_slices: "passed",
      latency: "passed",
      errors: "passed",
      cost: "passed",
    });
    expect(compare(good).status).toBe("passed");
  });

  it("is the contract, and the same for the same input", () => {
    const comparison = compare(good);
    expect(comparisonSchema.parse(comparison)).toEqual(comparison);
    expect(compare(good)).toEqual(comparison);
  });

  it.each([
    { what: "quality", change: { evals: exactly(null, 800, 150, 10) }, id: "quality" },
    { what: "latency", change: { self_hosted: side(undefined, [400, 2400]) }, id: "latency" },
    { what: "failures", change: { self_hosted: side({ all: outcomes(10_000, 400) }) }, id: "errors" },
    {
      what: "cost",
      change: { cost: { ...cost, self_hosted: { ...cost.self_hosted, people_usd_per_month: certain(9000) } } },
      id: "cost",
    },
  ])("fails on $what alone, with all else passed", ({ change, id }) => {
    const input = { ...good, ...change };
    const failed = compare(input).criteria.filter(({ status }) => status === "failed");
    expect(failed.map((criterion) => criterion.id)).toEqual([id]);
    expect(compare(input).status).toBe("failed");
  });

  it.each([
    { what: "evals", change: { evals: [] }, id: "quality" },
    { what: "latencies", change: { self_hosted: { ...side(), latency_ms: [] } }, id: "latency" },
    { what: "outcomes", change: { managed: { ...side(), slices: new Map() } }, id: "errors" },
  ])("is not enough without $what, and says so", ({ change, id }) => {
    const comparison = compare({ ...good, ...change });
    expect(comparison.status).toBe("not_enough");
    expect(comparison.criteria.filter(({ status }) => status !== "passed").map((criterion) => criterion.id)).toEqual([
      id,
    ]);
    expect(comparison.criteria.find((criterion) => criterion.id === id)?.figure).toBeNull();
  });

  it("is not enough without costs, unless nobody asks for them", () => {
    const { cost: _, ...free } = good;
    expect(compare(free).status).toBe("not_enough");
    expect(compare({ ...free, criteria: { ...usualCriteria, cost: null } }).status).toBe("passed");
  });

  it("shows nothing where nothing is asked for", () => {
    expect(compare({ ...good, criteria: { ...usualCriteria, ...without } }).status).toBe("not_enough");
  });

  it("fails as soon as one surely failed, whatever else is missing", () => {
    const { cost: _, ...free } = good;
    expect(compare({ ...free, self_hosted: side(undefined, [400, 2400]) }).status).toBe("failed");
  });
});

describe("a drop in one slice", () => {
  // 15 points less in a tenth of the cases, half a point more in the others: 0.9 × 0.5 − 0.1 × 15 = −1.05 points on average
  const evals = [...exactly("invoices", 77, 18, 3, 2), ...exactly("letters", 850, 18, 22, 10)];

  it("is found, though the whole is within the margin", () => {
    const comparison = compare({ ...good, evals });
    const whole = comparison.criteria.find(({ id }) => id === "quality");
    expect(whole?.figure?.expected).toBeCloseTo(-11 / 1000, 12);
    expect(whole?.status).not.toBe("failed");
    expect(comparison.criteria.find(({ id }) => id === "quality_slices")?.status).toBe("failed");
    expect(comparison.slices[0]).toMatchObject({
      name: "invoices",
      status: "dropped",
      managed: 0.95,
      self_hosted: 0.8,
    });
    // 21 pairs differ, 3 to the better: (1 + 21 + 210 + 1330) ÷ 2^21, twice for two slices
    expect(comparison.slices[0]?.p).toBeCloseTo(1562 / 2 ** 21, 12);
    expect(comparison.slices[0]?.adjusted_p).toBeCloseTo(2 * (1562 / 2 ** 21), 12);
    expect(comparison.status).toBe("failed");
  });

  it("is found among failing requests as well", () => {
    const managed = side({ rare: outcomes(1000, 10), usual: outcomes(99_000, 990) });
    const own = side({ rare: outcomes(1000, 100), usual: outcomes(99_000, 900) });
    const comparison = compare({ ...good, managed, self_hosted: own });
    expect(judged({ ...good, managed, self_hosted: own })).toMatchObject({ errors: "passed", error_slices: "failed" });
    expect(comparison.slices.find(({ of }) => of === "errors")).toMatchObject({ name: "rare", status: "dropped" });
  });

  it("is not told where a slice has too few cases: that is not enough, with how many more", () => {
    const few = [...exactly("letters", 850, 18, 22, 10), ...exactly("invoices", 18, 1, 1)];
    const comparison = compare({ ...good, evals: few });
    const slice = comparison.slices.find(({ name }) => name === "invoices");
    expect(slice?.status).toBe("not_enough");
    expect(slice?.more?.count).toBeGreaterThan(0);
    expect(comparison.criteria.find(({ id }) => id === "quality_slices")?.more).toEqual(slice?.more);
    expect(comparison.status).toBe("not_enough");
  });

  it("is looked for in a slice under the least share, which otherwise holds nothing up", () => {
    const tiny = exactly("tiny", 5, 0, 0);
    const large = exactly("letters", 960, 8, 12, 20);
    const comparison = compare({ ...good, evals: [...large, ...tiny] });
    expect(comparison.slices.find(({ name }) => name === "tiny")).toMatchObject({
      required: false,
      status: "not_enough",
    });
    expect(comparison.status).toBe("passed");
    const dropped = [...exactly("letters", 2900, 10, 30, 60), ...exactly("tiny", 5, 20, 0)];
    expect(compare({ ...good, evals: dropped }).slices[0]).toMatchObject({
      name: "tiny",
      required: false,
      status: "dropped",
    });
    expect(compare({ ...good, evals: dropped }).status).toBe("failed");
  });

  it("does not hide in a slice that was tried on one side only", () => {
    const own = side({ all: outcomes(10_000, 20), other: outcomes(5000, 10) });
    expect(judged({ ...good, self_hosted: own })).toMatchObject({ error_slices: "not_enough" });
  });
});

describe("latency", () => {
  it("is judged by the target where there is one, else beside the managed side", () => {
    // evenly from 200 to 1200 ms: the 95th percentile is 1150 ms
    const asked = (target: number | null, times: number) =>
      compare({ ...good, criteria: { ...usualCriteria, ...without, latency: { target_p95_ms: target, times } } });
    expect(asked(1200, 0.5).status).toBe("passed");
    expect(asked(1100, 9).status).toBe("failed");
    expect(asked(null, 1.1).status).toBe("passed");
    expect(asked(null, 0.9).status).toBe("failed");
    const [latency] = asked(1200, 1).criteria;
    expect(Math.abs((latency?.figure?.expected ?? 0) - 1150)).toBeLessThan(10);
  });

  it("is not told from fewer than 59 requests", () => {
    const few = (count: number) => side({ all: outcomes(count, 0) }, [200, 201]);
    const status = (count: number) =>
      compare({
        ...good,
        managed: few(count),
        self_hosted: few(count),
        criteria: { ...usualCriteria, ...without, latency: { target_p95_ms: 5000, times: 1 } },
      }).status;
    expect(status(58)).toBe("not_enough");
    expect(status(59)).toBe("passed");
  });

  it("is taken of pairs where there are pairs", () => {
    const times = Array.from({ length: 400 }, (_, i) => [1000 + i, 1000 + i] as const);
    const pairs: Pairs = { slices: new Map(), latency_ms: times, ttft_ms: [] };
    const comparison = compare({ ...good, self_hosted: side(undefined, [400, 2400]), pairs });
    expect(comparison.criteria.find(({ id }) => id === "latency")?.figure).toEqual({ expected: 1, low: 1, high: 1 });
  });
});

describe("failures", () => {
  it("that come together make the interval wider than the same number spread out", () => {
    const hours = (bad: number) =>
      Array.from({ length: 100 }, (_, i) => outcomes(100, bad === 100 ? 1 : i < bad ? 100 / bad : 0));
    const width = (bad: number): number => {
      const own = { ...side({ all: outcomes(10_000, 100) }), hours: hours(bad) };
      const managed = { ...side({ all: outcomes(10_000, 100) }), hours: hours(100) };
      const figure = compare({ ...good, self_hosted: own, managed }).criteria.find(({ id }) => id === "errors")?.figure;
      return (figure?.high ?? 0) - (figure?.low ?? 0);
    };
    expect(width(1)).toBeGreaterThan(2 * width(100));
  });

  it("of pairs are told apart by those that differ", () => {
    const pairs: Pairs = {
      slices: new Map([["all", { pairs: 2000, only_managed_failed: 4, only_self_hosted_failed: 60, both_failed: 3 }]]),
      latency_ms: [],
      ttft_ms: [],
    };
    const errors = compare({ ...good, pairs }).criteria.find(({ id }) => id === "errors");
    expect(errors).toMatchObject({ status: "failed" });
    expect(errors?.figure?.expected).toBeCloseTo(56 / 2000, 12);
  });
});

describe("cost", () => {
  it("is GPU hours times their price, people and the rest, over the bill at the measured volume", () => {
    const found = compare({
      ...good,
      cost: {
        managed: { usd: certain(2), per: "million_tokens", basis: "recomputed" },
        self_hosted: {
          gpu_hours_per_month: certain(730),
          usd_per_gpu_hour: certain(2),
          people_usd_per_month: certain(500),
          other_usd_per_month: certain(40),
        },
        volume: { requests_per_month: 100_000, tokens_per_month: 2e9 },
      },
    }).cost;
    // 2,000 million tokens at $2; 730 × $2 + $500 + $40
    expect(found?.managed_usd_per_month.expected).toBeCloseTo(4000, 9);
    expect(found?.self_hosted_usd_per_month.expected).toBeCloseTo(2000, 9);
    expect(found?.times).toEqual({ expected: 0.5, low: 0.5, high: 0.5 });
    expect(found?.self_hosted_usd_per_request).toBeCloseTo(0.02, 12);
  });

  it("is not settled where the ranges reach over the limit", () => {
    const people = { low: 1, expected: 20, high: 400 };
    const unsure = { ...cost, self_hosted: { ...cost.self_hosted, people_usd_per_month: people } };
    expect(judged({ ...good, cost: unsure })).toMatchObject({ cost: "not_enough" });
  });

  it("refuses a volume or a price that is none", () => {
    const of = (volume: { requests_per_month: number; tokens_per_month: number | null }) => () =>
      compare({ ...good, cost: { ...cost, volume } });
    expect(of({ requests_per_month: 0, tokens_per_month: null })).toThrow(RangeError);
    expect(() => compare({ ...good, cost: { ...cost, managed: { ...cost.managed, usd: certain(0) } } })).toThrow(
      RangeError,
    );
  });
});

describe("what must always hold", () => {
  const rank = { failed: 0, not_enough: 1, passed: 2 } as const;
  const counts = fc
    .record({ both: fc.nat(900), managed: fc.nat(40), own: fc.nat(40), neither: fc.nat(40) })
    .filter(({ both, managed, own, neither }) => both + managed + own + neither > 0);
  const quality = (both: number, managed: number, own: number, neither: number, margin = 0.02) => {
    const criteria = { ...usualCriteria, ...without, quality: { margin, slice_margin: margin } };
    return compare({ ...good, ...bare, evals: exactly(null, both, managed, own, neither), criteria });
  };

  it("one more case that only self-hosting passes, in place of one it fails, never makes quality worse", () => {
    fc.assert(
      fc.property(counts, ({ both, managed, own, neither }) => {
        fc.pre(managed > 0);
        const before = quality(both, managed, own, neither);
        const after = quality(both + 1, managed - 1, own, neither);
        expect(rank[after.status]).toBeGreaterThanOrEqual(rank[before.status]);
      }),
      { numRuns: 40 },
    );
  });

  it("a wider margin never makes quality worse", () => {
    fc.assert(
      fc.property(
        counts,
        fc.double({ min: 0.005, max: 0.2, noNaN: true }),
        ({ both, managed, own, neither }, margin) => {
          const narrow = quality(both, managed, own, neither, margin);
          const wide = quality(both, managed, own, neither, margin * 1.5);
          expect(rank[wide.status]).toBeGreaterThanOrEqual(rank[narrow.status]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("so many more cases as were said to settle it, if they come out alike, settle it", () => {
    fc.assert(
      fc.property(counts, ({ both, managed, own, neither }) => {
        const first = quality(both, managed, own, neither);
        const more = first.criteria[0]?.more;
        const count = both + managed + own + neither;
        fc.pre(first.status === "not_enough" && more != null && more.count < 20_000);
        // whole times as many, so that all shares stay
        const times = Math.ceil(((more?.count ?? 0) + count) / count);
        expect(quality(both * times, managed * times, own * times, neither * times).status).not.toBe("not_enough");
      }),
      { numRuns: 30 },
    );
  });

  it("the order of cases and slices is nobody's business", () => {
    const evals = [...exactly("a", 40, 9, 2), ...exactly("b", 70, 2, 3), ...exactly("c", 30, 1, 1)];
    const once = compare({ ...good, evals });
    fc.assert(
      fc.property(fc.shuffledSubarray(evals, { minLength: evals.length }), (shuffled) => {
        expect(compare({ ...good, evals: shuffled })).toEqual(once);
      }),
      { numRuns: 5 },
    );
  });
});

describe("the pilot's facts", () => {
  it("are what the comparison settles, and the latencies measured", () => {
    const facts = pilotFacts(compare(good));
    expect(facts.get("evidence.pilot")).toBe("passed");
    expect(facts.get("quality.open_weight_evals")).toBe("passed");
    expect(facts.get("candidate.latency_p95")).toBeTypeOf("number");
    expect(facts.get("latency.current_p95")).toBe(facts.get("candidate.latency_p95"));
  });

  it("leave quality alone where it is not settled, and the pilot running", () => {
    const facts = pilotFacts(compare({ ...good, evals: exactly(null, 20, 1, 1) }));
    expect(facts.get("evidence.pilot")).toBe("running");
    expect(facts.has("quality.open_weight_evals")).toBe(false);
  });

  it("say that quality failed where one slice dropped", () => {
    const facts = pilotFacts(compare({ ...good, evals: [...exactly("x", 60, 30, 0), ...exactly("y", 3000, 10, 60)] }));
    expect(facts.get("quality.open_weight_evals")).toBe("failed");
    expect(facts.get("evidence.pilot")).toBe("failed");
  });
});
