import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../src/facts/fact.js";
import type { Pack } from "../../src/rules/pack.js";
import { judgeOne } from "../support/judge.js";
import { holds } from "../support/oracle.js";
import { completionsOf, factNames, someFacts, values, weighPack } from "../support/packs.js";
import { runs } from "../support/runs.js";

/** Requirements that bind and fail, read off the pack without the engine. */
function failing(pack: Pack, facts: ReadonlyMap<string, FactValue>): string[] {
  const truth = (id: string) => pack.rules.some((r) => r.id === id && r.kind !== "signal" && holds(r.when, facts));
  const forced = pack.rules.some((r) => r.kind === "exclusion" && r.excludes === "managed" && truth(r.id));
  return pack.rules.flatMap((rule) => {
    if (rule.kind !== "requirement" || (forced && rule.whenForced === "reported")) return [];
    return truth(rule.id) || rule.waivedBy.some(truth) ? [] : [rule.id];
  });
}

/** guide: G16. Self-hosting takes a combination: no single improvement buys off a requirement that fails. */
describe("one attractive number", () => {
  it("never sends a workload to self-hosting while another requirement fails", () => {
    const change = fc
      .constantFrom(...factNames)
      .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(values[name] ?? []))));
    let moved = 0;
    fc.assert(
      fc.property(weighPack, someFacts, fc.nat(), change, (pack, some, pick, [name, value]) => {
        const all = completionsOf(some);
        const before = all[pick % all.length] ?? some;
        if (judgeOne(pack, before).mode === "self_hosted") return;
        const after = new Map<string, FactValue>(before).set(name, value);
        if (judgeOne(pack, after).mode !== "self_hosted") return;
        moved += 1;
        expect(failing(pack, after)).toEqual([]);
      }),
      { numRuns: runs(1_500) },
    );
    // the property would hold of a program that never moves anything
    expect(moved).toBeGreaterThan(runs(1_500) / 75);
  });
});
