import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WorkloadAssessment } from "../../src/assessment/schema.js";
import type { FactValue } from "../../src/facts/fact.js";
import { assessOne, judgeOne } from "../support/judge.js";
import { modeOf } from "../support/oracle.js";
import { anyPack, completionsOf, factNames, someFacts, values } from "../support/packs.js";
import { runs } from "../support/runs.js";

type Change = WorkloadAssessment["flips"][number]["changes"][number];

function apply(facts: ReadonlyMap<string, FactValue>, changes: readonly Change[]): Map<string, FactValue> {
  const changed = new Map(facts);
  for (const { fact, to } of changes) if (to !== null) changed.set(fact, to);
  return changed;
}

const properParts = (changes: readonly Change[]): Change[][] =>
  Array.from({ length: 2 ** changes.length - 1 }, (_, bits) => changes.filter((_, i) => bits & (1 << i)));

/** Of a fact with several words, one word or all of them change at a time. */
function oneStep(from: FactValue | undefined, to: FactValue): boolean {
  if (!Array.isArray(from) || !Array.isArray(to)) return true;
  const changed = [...from, ...to].filter((word) => from.includes(word) !== to.includes(word));
  return changed.length === 1 || to.length === 0 || to.length === 2;
}

describe("flips", () => {
  it("give the mode that they promise, and no part of one does", () => {
    fc.assert(
      fc.property(anyPack, someFacts, (pack, facts) => {
        for (const { to, changes } of assessOne(pack, facts).flips) {
          expect(judgeOne(pack, apply(facts, changes)).mode).toBe(to);
          for (const part of properParts(changes)) expect(judgeOne(pack, apply(facts, part)).mode).not.toBe(to);
        }
      }),
      { numRuns: runs(250) },
    );
  });

  it("of one fact are all found: where changing a single known fact gives another mode, a flip says so", () => {
    fc.assert(
      fc.property(anyPack, someFacts, fc.nat(), (pack, some, seed) => {
        const all = completionsOf(some);
        const facts = all[seed % all.length] ?? some;
        const today = modeOf(pack, facts);
        const reachable = new Set(
          factNames.flatMap((name) =>
            (values[name] ?? [])
              .filter((value) => oneStep(facts.get(name), value))
              .map((value) => modeOf(pack, new Map(facts).set(name, value))),
          ),
        );
        reachable.delete(today);
        const single = assessOne(pack, facts).flips.filter((flip) => flip.changes.length === 1);
        expect(single.map((flip) => flip.to)).toEqual(expect.arrayContaining([...reachable]));
      }),
      { numRuns: runs(250) },
    );
  });
});
