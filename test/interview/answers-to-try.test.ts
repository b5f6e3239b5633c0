import { describe, expect, it } from "vitest";
import { singleton } from "../../src/facts/domain.js";
import { findSpec, registry } from "../../src/facts/registry/registry.js";
import { answersToTry } from "../../src/interview/answers-to-try.js";
import { maskOf } from "../../src/rules/cells.js";
import { compilePack } from "../../src/rules/compile.js";
import { engineOf } from "../../src/verdict/space.js";
import { builtIn } from "../support/built-in.js";

const engine = engineOf(compilePack(builtIn("default")));

const answers = (fact: string) => {
  const spec = findSpec(fact);
  if (!spec) throw new Error(`no fact ${fact}`);
  return answersToTry(engine, spec);
};

describe("the answers tried out for a fact", () => {
  const { compiled, decides } = engine;
  const deciding = compiled.variables.filter(({ index, spec }) => decides[index] && findSpec(spec.name));

  it.each(deciding.map((variable) => [`${variable.spec.name} ${variable.word ?? ""}`, variable] as const))(
    "reach every cell that rules tell apart: %s",
    (_, variable) => {
      const reached = answers(variable.spec.name).reduce(
        (mask, { value }) => mask | maskOf(variable, singleton(variable.spec.type, value)),
        0,
      );
      // words that no rule names are one cell more, which no answer has to stand for
      const named = variable.cells.reduce(
        (mask, cell, i) => (cell.kind === "words" && cell.other ? mask : mask | (1 << i)),
        0,
      );
      expect(reached & named).toBe(named);
    },
  );

  it.each([
    ["traffic.stability", ["less than 0.4", "0.4 to 0.65", "at least 0.65"]],
    ["privacy.level", ["normal", "contractual", "strict"]],
    ["privacy.contract_covers", ["yes", "no"]],
    ["team.on_call", ["none", "business hours", "around the clock"]],
    ["team.inference_engineers", ["0", "1", "2", "at least 3"]],
  ])("are told as people say them: %s", (fact, labels) => {
    expect(answers(fact).map(({ label }) => label)).toEqual(labels);
  });

  it("are none where no rule that decides tests the fact", () => {
    const tested = new Set(deciding.map(({ spec }) => spec.name));
    const untested = registry.filter(({ name }) => !tested.has(name));
    expect(untested.flatMap((spec) => answersToTry(engine, spec))).toEqual([]);
    expect(untested.map(({ name }) => name)).toContain("candidate.gpu");
  });
});
