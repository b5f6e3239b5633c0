import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modesOf } from "../../src/verdict/modes.js";
import { assessOne, judgeOne } from "../support/judge.js";
import { modeOf } from "../support/oracle.js";
import { anyPack, completionsOf, factNames, someFacts, values } from "../support/packs.js";
import { runs } from "../support/runs.js";

const often = { numRuns: runs(400) };

describe("what is possible under unknown facts", () => {
  it("is exactly the set of modes of all completions", () => {
    fc.assert(
      fc.property(anyPack, someFacts, (pack, facts) => {
        const reachable = new Set(completionsOf(facts).map((complete) => modeOf(pack, complete)));
        const standing = judgeOne(pack, facts);
        expect(new Set(modesOf(standing.possible))).toEqual(reachable);
        expect(standing.proven).toBe(true);
        expect(standing.settled).toBe(reachable.size === 1);
        expect(reachable).toContain(standing.mode);
      }),
      often,
    );
  });

  it("says of each unknown fact that can change the verdict that it can, and exactly so where no signal weighs", () => {
    fc.assert(
      fc.property(anyPack, someFacts, (pack, facts) => {
        const assessed = assessOne(pack, facts);
        for (const name of factNames.filter((fact) => !facts.has(fact))) {
          const row = assessed.unknowns.find((unknown) => unknown.fact === name);
          const others = completionsOf(new Map([...facts, [name, values[name]?.[0] ?? 0]]));
          const matters = others.some((complete) => {
            const modes = (values[name] ?? []).map((value) => modeOf(pack, new Map(complete).set(name, value)));
            return new Set(modes).size > 1;
          });
          // where signals weigh, proof may take more work than one fact is given: it is then said to matter
          const could = row?.could_change_verdict ?? false;
          const exact = pack.rules.every((rule) => rule.kind !== "signal");
          if (exact || matters) expect([name, could]).toEqual([name, matters]);
        }
      }),
      often,
    );
  });
});

describe("complete facts", () => {
  it("give the mode that the definition gives, settled", () => {
    fc.assert(
      fc.property(anyPack, someFacts, fc.nat(), (pack, facts, seed) => {
        const all = completionsOf(facts);
        const complete = all[seed % all.length] ?? facts;
        const standing = judgeOne(pack, complete);
        expect([standing.mode, standing.settled]).toEqual([modeOf(pack, complete), true]);
      }),
      often,
    );
  });
});
