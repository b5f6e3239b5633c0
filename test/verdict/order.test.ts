import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.js";
import { asOf, assessOne, noData, workload } from "../support/judge.js";
import { someFacts, weighPack } from "../support/packs.js";
import { runs } from "../support/runs.js";

/** What must not depend on the order in which rules are written. */
function verdictOf(assessed: ReturnType<typeof assessOne>) {
  const { verdict, stage, score, flips } = assessed;
  const { mode, settled, possible, proven } = verdict;
  return {
    mode,
    settled,
    possible,
    proven,
    rung: stage.rung,
    score: score.self_hosted,
    flips: flips.map((f) => [f.to, f.distance]),
  };
}

describe("order", () => {
  it("of the rules does not matter", () => {
    fc.assert(
      fc.property(weighPack, someFacts, fc.infiniteStream(fc.nat()), (pack, facts, random) => {
        const keyed = pack.rules.map((rule) => ({ rule, key: random.next().value }));
        const shuffled = { ...pack, rules: keyed.sort((a, b) => a.key - b.key).map(({ rule }) => rule) };
        expect(verdictOf(assessOne(shuffled, facts))).toEqual(verdictOf(assessOne(pack, facts)));
      }),
      { numRuns: runs(200) },
    );
  });

  it("of the workloads does not matter", () => {
    fc.assert(
      fc.property(weighPack, fc.array(someFacts, { minLength: 2, maxLength: 4 }), (pack, many) => {
        const workloads = many.map((facts, i) => workload(facts, `w${i}`));
        const forwards = assess({ workloads }, pack, noData, asOf).workloads;
        const backwards = assess({ workloads: [...workloads].reverse() }, pack, noData, asOf).workloads;
        expect([...backwards].reverse()).toEqual(forwards);
      }),
      { numRuns: runs(50) },
    );
  });

  it("of keys and runs leaves the same bytes", () => {
    fc.assert(
      fc.property(weighPack, someFacts, (pack, facts) => {
        const reversed = new Map([...facts].reverse());
        expect(JSON.stringify(assessOne(pack, reversed))).toBe(JSON.stringify(assessOne(pack, facts)));
      }),
      { numRuns: runs(50) },
    );
  });
});
