import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DerivedSpec } from "../../src/facts/derived.js";
import { type Domain, type Interval, interval } from "../../src/facts/domain.js";
import { findDerived, findFact } from "../../src/facts/registry/lookup.js";
import { runs } from "../support/runs.js";

function derived(name: string): DerivedSpec {
  const spec = findDerived(name);
  if (!spec) throw new Error(name);
  return spec;
}

/** The arithmetic written out once more, on numbers. */
const arithmetic: Readonly<Record<string, (value: (name: string) => number) => number>> = {
  "traffic.tokens_per_month": (v) =>
    v("traffic.requests_per_month") * (v("traffic.input_tokens") + v("traffic.output_tokens")),
  "economics.self_hosted_to_managed": (v) =>
    (v("candidate.usd_per_month") +
      v("candidate.people_fte") * v("team.engineer_usd_per_month") +
      v("candidate.on_call_usd_per_month") +
      v("current.committed_usd_per_month")) /
    (v("current.usd_per_month") * v("economics.best_managed_to_current")),
  "latency.current_to_target": (v) => v("latency.current_p95") / v("latency.target_p95"),
};

const side = fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 1000 }));

/** A range for each input, and a point within each range. */
const boxes = (inputs: readonly string[]) =>
  fc.tuple(...inputs.map(() => fc.tuple(side, fc.double({ min: 0, max: 1, noNaN: true })))).map((rows) => {
    const ranges = new Map<string, Interval>();
    const point = new Map<string, number>();
    inputs.forEach((input, i) => {
      const [[lo, width], where] = rows[i] ?? [[1, 0], 0];
      ranges.set(input, interval(lo, lo + width));
      point.set(input, lo + where * width);
    });
    return { ranges, point };
  });

function imageOver(spec: DerivedSpec, ranges: ReadonlyMap<string, Interval>): Interval {
  const managed: Domain = { kind: "choices", values: ["managed"] };
  const image = spec.image((name) => ranges.get(name) ?? managed);
  if (image.kind !== "interval") throw new Error("not a number");
  return image;
}

describe.each(Object.keys(arithmetic))("%s", (name) => {
  const spec = derived(name);
  const numeric = spec.inputs.filter((input) => findFact(input)?.type.kind === "quantity");
  const compute = (point: ReadonlyMap<string, number>) =>
    arithmetic[name]?.((input) => point.get(input) ?? Number.NaN) ?? Number.NaN;

  it("covers the result at every point of the box", () => {
    fc.assert(
      fc.property(boxes(numeric), ({ ranges, point }) => {
        const image = imageOver(spec, ranges);
        const result = compute(point);
        expect(result).toBeGreaterThanOrEqual(image.lo * (1 - 1e-12));
        expect(result).toBeLessThanOrEqual(image.hi * (1 + 1e-12));
      }),
    );
  });

  it("reaches both ends at corners of the box", () => {
    fc.assert(
      fc.property(boxes(numeric), ({ ranges }) => {
        const image = imageOver(spec, ranges);
        const corners = numeric.reduce<Map<string, number>[]>(
          (all, input) =>
            all.flatMap((c) => ["lo", "hi"].map((end) => new Map(c).set(input, ranges.get(input)?.[end as "lo"] ?? 0))),
          [new Map()],
        );
        const results = corners.map(compute);
        expect(Math.min(...results)).toBeCloseTo(image.lo, 9);
        expect(Math.max(...results)).toBeCloseTo(image.hi, 9);
      }),
      { numRuns: runs(50) },
    );
  });

  it("solves for an input so that the result is the target", () => {
    fc.assert(
      fc.property(
        boxes(numeric),
        fc.constantFrom(...numeric),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        ({ point }, input, target) => {
          const solved = spec.solve?.(target, input, (other) => point.get(other) ?? Number.NaN);
          if (solved === undefined) return;
          expect(compute(new Map(point).set(input, solved))).toBeCloseTo(target, 6);
        },
      ),
    );
  });
});

describe("who runs inference", () => {
  it.each([
    ["openai", ["managed"]],
    ["vLLM", ["self_hosted"]],
  ])("is told by the provider: %s", (provider, values) => {
    const image = derived("current.mode").image(() => ({ kind: "word", value: provider }));
    expect(image).toEqual({ kind: "choices", values });
  });

  it("leaves the cost ratio open unless it is managed: what a self-hosted workload costs is no managed price", () => {
    const known =
      (mode: string) =>
      (name: string): Domain =>
        name === "current.mode"
          ? { kind: "choices", values: [mode] }
          : name === "economics.best_managed_to_current"
            ? interval(0.5, 0.5)
            : interval(100, 100);
    const ratio = derived("economics.self_hosted_to_managed");
    // (100 + 100 × 100 + 100 + 100) ÷ (100 × 0.5)
    expect(ratio.image(known("managed"))).toMatchObject({ lo: 206, hi: 206 });
    expect(ratio.image(known("self_hosted"))).toMatchObject({ lo: 0, hi: Number.POSITIVE_INFINITY });
  });
});
