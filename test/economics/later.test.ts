import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../../src/facts/domain.js";
import { data, type Judged, judged } from "../support/assessor.js";
import { runs } from "../support/runs.js";
import { having, type StatedFacts, scaledBy, sizedWorkload } from "../support/workloads.js";

const estimated = [
  "current.usd_per_month",
  "candidate.usd_per_month",
  "economics.best_managed_to_current",
  "economics.utilisation",
  "economics.self_hosted_to_managed",
] as const;

function intervalOf({ facts }: Judged, name: string): Interval | undefined {
  const domain = facts.get(name)?.domain;
  return domain?.kind === "interval" ? domain : undefined;
}

/** Expects of what is stated later that it was possible before: modes, settledness and every estimate. */
function expectForeseen(before: Judged, after: Judged): void {
  if (before.proven) {
    expect(before.possible).toContain(after.mode);
    expect(before.possible).toEqual(expect.arrayContaining([...after.possible]));
  }
  for (const name of estimated) {
    const [earlier, later] = [intervalOf(before, name), intervalOf(after, name)];
    if (!earlier || !later) continue;
    expect(later.lo, name).toBeGreaterThanOrEqual(earlier.lo * (1 - 1e-9));
    expect(later.hi, name).toBeLessThanOrEqual(earlier.hi * (1 + 1e-9));
  }
}

const between = (low: number, high: number, share: number): number => low + (high - low) * share;

/** The fact stated at a share of the range that was estimated or assumed of it; undefined where it is stated already. */
const within =
  (name: string) =>
  (facts: StatedFacts, before: Judged, share: number): StatedFacts | undefined => {
    const range = intervalOf(before, name);
    const known = !range || facts.has(name) || !Number.isFinite(range.hi);
    return known ? undefined : having(facts, { [name]: between(range.lo, range.hi, share) });
  };

function priced(facts: StatedFacts, { economics: { sizing } }: Judged, share: number): StatedFacts | undefined {
  if (!sizing || facts.has("candidate.gpu_usd_per_hour")) return undefined;
  const { low, high } = sizing.usd_per_gpu_hour;
  // a price is the price of some GPU: without its name it would be taken for that of every GPU
  return having(facts, {
    "candidate.gpu": sizing.gpu,
    "candidate.gpu_usd_per_hour": between(low, high, share),
  });
}

function peaked(facts: StatedFacts, _: Judged, share: number): StatedFacts | undefined {
  const assumptions = data.economics?.assumptions;
  if (!assumptions || facts.has("traffic.peak_to_mean")) return undefined;
  const { plan_to: plan, utilisation } = assumptions;
  const [low, high] = [plan.expected / utilisation.high, plan.expected / utilisation.low];
  return having(facts, { "traffic.peak_to_mean": between(low, high, share) });
}

const share = fc.constantFrom(0, 0.03, 0.5, 0.9, 1);

const replica = ({ economics: { sizing } }: Judged): string => `${sizing?.gpus_per_replica} × ${sizing?.gpu}`;

describe("what is stated later was foreseen", () => {
  it.each([
    ["the bill", within("current.usd_per_month"), 10],
    ["the cost of the machines", within("candidate.usd_per_month"), 2],
    ["the number of engineers", within("candidate.people_fte"), 5],
    ["the cost of an engineer", within("team.engineer_usd_per_month"), 5],
    ["the GPU and its price, within what is offered", priced, 5],
    ["the peak, within what is assumed", peaked, 5],
  ])("of %s", (_, stating, atLeast) => {
    let told = 0;
    fc.assert(
      fc.property(sizedWorkload, share, (facts, at) => {
        const before = judged(facts);
        const stated = stating(facts, before, at);
        const after = stated && judged(stated);
        // another GPU or count, chosen for what is now known, is a new choice and no finer knowledge of the old one
        if (!after || (!stated.has("candidate.usd_per_month") && replica(before) !== replica(after))) return;
        told++;
        expectForeseen(before, after);
      }),
      { endOnFailure: true, numRuns: runs(50) },
    );
    expect(told).toBeGreaterThan(runs(50) / atLeast / 2);
  });

  it("of the cached share, on both sides", () => {
    fc.assert(
      fc.property(sizedWorkload, share, (facts, at) => {
        const open = new Map(facts);
        open.delete("traffic.cached_input_share");
        const [before, after] = [judged(open), judged(having(open, { "traffic.cached_input_share": at }))];
        const [earlier, later] = [before, after].map((each) => intervalOf(each, "current.usd_per_month"));
        expect(later?.lo).toBeGreaterThanOrEqual((earlier?.lo ?? 0) * (1 - 1e-9));
        expect(later?.hi).toBeLessThanOrEqual((earlier?.hi ?? 0) * (1 + 1e-9));
        expectForeseen(before, after);
      }),
      { endOnFailure: true, numRuns: runs(50) },
    );
  });

  it("of a latency target that no GPU meets, unless a cache could bring it within reach", () => {
    let misfits = 0;
    fc.assert(
      fc.property(sizedWorkload, fc.constantFrom(200, 1_000, 4_000), share, (facts, target, at) => {
        const slow = new Map(having(scaledBy(facts, 1), { "latency.target_p95": target, serving: "interactive" }));
        slow.delete("traffic.cached_input_share");
        const before = judged(slow);
        if (!before.economics.misfit) return;
        misfits++;
        const after = judged(having(slow, { "traffic.cached_input_share": at }));
        if (before.settled) expect(after.possible).toEqual(before.possible);
        const fits = ({ facts: known }: Judged) => known.get("candidate.feasible")?.domain;
        if (after.economics.sizing) expect(fits(before)).toEqual({ kind: "choices", values: ["false", "true"] });
      }),
      { endOnFailure: true, numRuns: runs(60) },
    );
    expect(misfits).toBeGreaterThan(runs(60) / 10);
  });
});
