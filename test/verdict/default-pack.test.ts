import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../src/facts/fact.js";
import { modesOf } from "../../src/verdict/modes.js";
import { builtIn } from "../support/built-in.js";
import { registryFacts } from "../support/facts.js";
import { assessOne, judgeOne } from "../support/judge.js";
import { runs } from "../support/runs.js";

const pack = builtIn("default");

/** Facts learned later never contradict what was said before: known facts on top of random ones. */
const partly = fc.tuple(registryFacts(60), registryFacts(100));

const filled = (known: ReadonlyMap<string, FactValue>, rest: ReadonlyMap<string, FactValue>) =>
  new Map([...rest, ...known]);

describe("the default pack", () => {
  it("allows every mode that a completion of the unknown facts has, and is settled only where all agree", () => {
    fc.assert(
      fc.property(partly, ([known, rest]) => {
        // the number of engineers is assumed, not unknown, where nobody states it: a completion keeps the assumption
        const complete = filled(known, rest);
        if (!known.has("candidate.people_fte")) complete.delete("candidate.people_fte");
        const before = judgeOne(pack, known);
        const after = judgeOne(pack, complete);
        for (const mode of modesOf(after.possible)) expect(modesOf(before.possible)).toContain(mode);
        if (before.settled) expect(after.mode).toBe(before.mode);
        expect(before.proven).toBe(true);
      }),
      { numRuns: runs(600) },
    );
  });

  it("sends nobody to self-hosting on one improvement while another requirement fails (guide: G16)", () => {
    const change = registryFacts(100).chain((facts) => fc.constantFrom(...facts));
    fc.assert(
      fc.property(registryFacts(90), change, (facts, [name, value]) => {
        if (judgeOne(pack, facts).mode === "self_hosted") return;
        const after = assessOne(pack, new Map(facts).set(name, value));
        if (after.verdict.mode !== "self_hosted") return;
        expect(after.reasons.filter((r) => r.kind === "requirement" && r.binding && r.status !== "holds")).toEqual([]);
        // what has to hold even where the move is forced
        expect(after.facts.find((f) => f.name === "quality.open_weight_evals")?.value).toBe("passed");
        expect(Number(after.facts.find((f) => f.name === "team.inference_engineers")?.value)).toBeGreaterThan(0);
      }),
      { numRuns: runs(600) },
    );
  });

  it("flips are verified by assessing again, and minimal", () => {
    fc.assert(
      fc.property(registryFacts(80), (facts) => {
        for (const { to, changes } of assessOne(pack, facts).flips) {
          const with_ = (part: typeof changes) => {
            const changed = new Map(facts);
            for (const c of part) changed.set(c.fact, durations(c.to));
            return judgeOne(pack, changed).mode;
          };
          expect(with_(changes)).toBe(to);
          for (const left of changes) expect(with_(changes.filter((c) => c !== left))).not.toBe(to);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

/** A flip's value as the reader would hand it on. */
function durations(value: FactValue | null): FactValue {
  if (typeof value === "string" && /^[\d.]+(ms|s|min)$/.test(value)) {
    const factor = value.endsWith("ms") ? 1 : value.endsWith("min") ? 60_000 : 1_000;
    return Number.parseFloat(value) * factor;
  }
  return value ?? "";
}
