import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.js";
import { contextOf } from "../../src/assess/context.js";
import type { FactValue } from "../../src/facts/fact.js";
import { findSpec } from "../../src/facts/registry/registry.js";
import { answersToTry } from "../../src/interview/answers-to-try.js";
import { effectsOf } from "../../src/interview/effects.js";
import { outlookOf } from "../../src/interview/outlook.js";
import { whyAsked } from "../../src/interview/why.js";
import { withAnswers } from "../../src/interview/with-answers.js";
import { data } from "../support/assessor.js";
import { builtIn } from "../support/built-in.js";
import { asOf, workload } from "../support/judge.js";

const pack = builtIn("default");
const context = contextOf(pack, data, asOf);

function why(facts: Readonly<Record<string, FactValue>>, fact: string, towards = fact): string[] {
  const one = workload(new Map(Object.entries(facts)));
  return whyAsked(outlookOf(context, one), { fact, towards }, effectsOf(context, one, fact));
}

const open = { "privacy.level": "normal", "privacy.controls": [] } as const;

describe("why a question is asked", () => {
  it.each([
    [{}, "privacy.level", ["“strict” makes it blocked for now.", "Any other answer leaves it open."]],
    [
      { "privacy.level": "normal" },
      "privacy.controls",
      ["“no third party” or “air gap” makes it blocked for now.", "Any other answer leaves it open."],
    ],
    [
      open,
      "quality.open_weight_evals",
      ["“failed” or “not run” settles it: managed.", "Any other answer leaves it open."],
    ],
    [
      { "privacy.level": "strict", "quality.need": "frontier" },
      "quality.open_weight_evals",
      ["“failed” or “not run” settles it: blocked.", "Any other answer leaves it open."],
    ],
  ])("of %o: %s", (facts, fact, sentences) => {
    expect(why(facts, fact)).toEqual(sentences);
  });

  it("names the rule that is open where no answer decides alone, and what the program works out", () => {
    const ready = { ...open, "quality.open_weight_evals": "passed" };
    expect(why(ready, "traffic.peak_to_mean")).toEqual([
      "It bears on: GPUs sized for this load can be kept busy.",
      "No answer decides alone.",
    ]);
    expect(why(ready, "candidate.model", "candidate.usd_per_month").at(-1)).toBe(
      "The program works out “Infrastructure cost of the candidate” from it.",
    );
  });

  it("is true: each answer makes of the assessment what was said of it", () => {
    const one = workload(new Map<string, FactValue>(Object.entries({ ...open, "quality.need": "good_enough" })));
    for (const fact of ["quality.open_weight_evals", "evidence.pilot", "traffic.stability", "team.observability"]) {
      const spec = findSpec(fact);
      if (!spec) throw new Error(`no fact ${fact}`);
      const effects = effectsOf(context, one, fact);
      for (const { value, label } of answersToTry(context.engine, spec)) {
        const [verdict] = assess(
          { workloads: [withAnswers(one, new Map([[fact, value]]))] },
          pack,
          data,
          asOf,
        ).workloads;
        const said = effects.find(({ answers }) => answers.includes(label));
        expect({ fact, label, mode: said?.mode, settled: said?.settled }).toEqual({
          fact,
          label,
          mode: verdict?.verdict.mode,
          settled: verdict?.verdict.settled,
        });
      }
    }
  });
});
