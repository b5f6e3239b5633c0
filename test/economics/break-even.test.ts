import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Economics } from "../../src/assessment/schema.js";
import { expectedUsd, judged, optionOf } from "../support/assessor.js";
import { runs } from "../support/runs.js";
import { having, pricedWorkload, type StatedFacts, scaledBy, sizedWorkload } from "../support/workloads.js";

/** What both sides are expected to cost at a multiple of the volume, everything sized and priced anew. */
function sidesAt(facts: StatedFacts, times: number): { managed: number; own: number } {
  const { options, economics } = judged(scaledBy(facts, times));
  const managed = expectedUsd(options.find(({ id }) => id === economics.saving?.managed));
  const own = expectedUsd(optionOf({ options }, "self_hosted"));
  if (managed === undefined || own === undefined) throw new Error("a side that had a break-even has no cost");
  return { managed, own };
}

type Found = NonNullable<Economics["break_even"]> & { today: number };

function breakEvenOf(facts: StatedFacts): Found | undefined {
  const { break_even: found, curve } = judged(facts).economics;
  return found && curve ? { ...found, today: curve.today } : undefined;
}

describe("a break-even", () => {
  it("is a fixed point: assessed at that volume, both sides cost the same, or an instance more turns it", () => {
    let equal = 0;
    fc.assert(
      fc.property(pricedWorkload, (facts) => {
        const found = breakEvenOf(facts);
        if (!found?.tokens_per_month) return;
        const times = found.tokens_per_month / found.today;
        const { managed, own } = sidesAt(facts, times);
        if (Math.abs(managed - own) <= 1e-4 * managed) {
          equal++;
          return;
        }
        const [below, above] = [sidesAt(facts, times * (1 - 1e-5)), sidesAt(facts, times * (1 + 1e-5))];
        expect(below.own).toBeGreaterThanOrEqual(below.managed);
        expect(above.own).toBeLessThan(above.managed);
      }),
      { endOnFailure: true, numRuns: runs(100) },
    );
    expect(equal).toBeGreaterThan(runs(100) / 5);
  });

  it("holds where other GPUs are the cheapest there than today", () => {
    const gpuAt = (facts: StatedFacts) => judged(facts).economics.sizing;
    let others = 0;
    fc.assert(
      fc.property(sizedWorkload, (facts) => {
        const open = new Map(facts);
        open.delete("candidate.gpu");
        // people alone keep self-hosting dearer at small volumes; without them it turns within a few replicas
        open.set("candidate.people_fte", 1);
        const found = breakEvenOf(open);
        if (!found?.tokens_per_month) return;
        const times = found.tokens_per_month / found.today;
        const [today, then] = [gpuAt(open), gpuAt(scaledBy(open, times))];
        if (today?.gpu === then?.gpu && today?.gpus_per_replica === then?.gpus_per_replica) return;
        others++;
        const { managed, own } = sidesAt(open, times);
        expect(Math.abs(managed - own)).toBeLessThanOrEqual(1e-4 * managed);
      }),
      { endOnFailure: true, numRuns: runs(100) },
    );
    expect(others).toBeGreaterThan(0);
  });

  it("that never comes within the volumes searched is right at volumes up to there", () => {
    const shares = fc.array(fc.double({ min: -6, max: 0, noNaN: true }), { minLength: 3, maxLength: 3 });
    let never = 0;
    fc.assert(
      fc.property(pricedWorkload, shares, (facts, logs) => {
        const found = breakEvenOf(facts);
        if (found?.tokens_per_month !== null) return;
        never++;
        for (const log of logs) {
          const { managed, own } = sidesAt(facts, (found.searched_to / found.today) * 10 ** log);
          expect(own).toBeGreaterThanOrEqual(managed * (1 - 1e-5));
        }
      }),
      { endOnFailure: true, numRuns: runs(60) },
    );
    expect(never).toBeGreaterThan(runs(60) / 5);
  });

  it("lies on the curve that is drawn, however small its volume", () => {
    fc.assert(
      fc.property(pricedWorkload, fc.constantFrom(1e-6, 1, 1e6), (facts, usd) => {
        const infrastructure = { "candidate.usd_per_month": usd, "candidate.people_fte": 0 };
        const { break_even: found, curve } = judged(having(facts, infrastructure)).economics;
        if (!found?.tokens_per_month || !curve) return;
        expect(curve.tokens_per_month[0]).toBeLessThan(found.tokens_per_month);
        expect(curve.tokens_per_month.at(-1)).toBeGreaterThan(found.tokens_per_month);
      }),
      { endOnFailure: true, numRuns: runs(30) },
    );
  });

  it("at no volume means that self-hosting is the cheaper one at any", () => {
    const cheapest = new Map([
      ["candidate.usd_per_month", 0],
      ["candidate.people_fte", 0],
    ]);
    fc.assert(
      fc.property(pricedWorkload, fc.constantFrom(1e-3, 1, 100), (facts, times) => {
        const free = new Map([...facts, ...cheapest]);
        expect(breakEvenOf(free)?.tokens_per_month).toBe(0);
        const { managed, own } = sidesAt(free, times);
        expect(own).toBeLessThan(managed);
      }),
      { endOnFailure: true, numRuns: runs(20) },
    );
  });
});
