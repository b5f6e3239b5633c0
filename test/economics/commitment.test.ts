import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointAt } from "../../src/costs/factors.js";
import { managed } from "../../src/costs/managed.js";
import { withDue, withFloor } from "../../src/economics/commitment.js";
import { usdPerMonth } from "../../src/quantities/quantity.js";
import { expectedUsd, judged, optionOf } from "../support/assessor.js";
import { runs } from "../support/runs.js";
import { having, pricedWorkload, spread } from "../support/workloads.js";

const ids = ["managed_as_is", "managed_batch", "open_weights_hosted", "self_hosted", "self_hosted_reserved"] as const;

describe("a spend that a contract asks for whether it is used or not", () => {
  it("never makes leaving cheaper against staying, nor turns a verdict to leaving", () => {
    fc.assert(
      fc.property(pricedWorkload, spread(10, 1e6), (facts, committed) => {
        const free = judged(facts);
        const bound = judged(having(facts, { "current.committed_usd_per_month": committed }));
        const [before, after] = [free, bound].map(({ economics }) => economics.saving?.usd_per_month.expected);
        if (before !== undefined && after !== undefined) {
          expect(after).toBeLessThanOrEqual(before + Math.abs(before) * 1e-3 + 1e-6);
          expect(bound.economics.saving?.probability).toBeLessThanOrEqual(free.economics.saving?.probability ?? 0);
        }
        if (bound.mode === "self_hosted") expect(free.mode).toBe("self_hosted");
        for (const id of ids) {
          const [cost, more] = [free, bound].map((one) => expectedUsd(optionOf(one, id)));
          if (cost !== undefined && more !== undefined) expect(more).toBeGreaterThanOrEqual(cost * (1 - 1e-9));
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it("is due in full beside a way that leaves, and as far as use falls short of it beside one that stays", () => {
    const use = managed({ id: "a", tokens: usdPerMonth(100) });
    const at = (volume: number) => pointAt({ volume });
    expect([0.5, 1, 3].map((volume) => withDue(use, 250).cost(at(volume)))).toEqual([
      { tokens: 50, commitment: 250 },
      { tokens: 100, commitment: 250 },
      { tokens: 300, commitment: 250 },
    ]);
    expect([0.5, 1, 3].map((volume) => withFloor(use, 250).cost(at(volume)))).toEqual([
      { tokens: 50, commitment: 200 },
      { tokens: 100, commitment: 150 },
      { tokens: 300, commitment: 0 },
    ]);
    // used up at 2.5 times the volume, from wherever it is looked at
    for (const volume of [0.5, 1, 4]) expect(withFloor(use, 250).breaks(at(volume)).once).toEqual([2.5]);
  });
});

describe("pay for on-call", () => {
  it("counts in the ratio that decides", () => {
    const facts = new Map<string, string | number>([
      ["current.mode", "managed"],
      ["current.usd_per_month", 50_000],
      ["candidate.usd_per_month", 10_000],
      ["candidate.people_fte", 0.5],
      ["team.engineer_usd_per_month", 15_000],
    ]);
    const ratio = (more: Readonly<Record<string, number>>) =>
      judged(having(facts, more)).economics.self_hosted_to_managed;
    // (10,000 + 7,500) ÷ 50,000, and with 60,000 beside it
    expect(ratio({})).toMatchObject({ low: 0.35 });
    expect(ratio({ "candidate.on_call_usd_per_month": 60_000 })).toMatchObject({ low: 1.55 });
  });
});
