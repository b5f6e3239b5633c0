import { expect } from "vitest";
import type { FactSpec } from "../../../src/facts/fact.js";
import { findFact } from "../../../src/facts/registry/lookup.js";
import { registry } from "../../../src/facts/registry/registry.js";
import type { Unit } from "../../../src/facts/unit.js";
import { type Said, said } from "../../../src/interview/words/said.js";

export function specOf(name: string): FactSpec {
  const spec = findFact(name);
  if (!spec) throw new Error(name);
  return spec;
}

/** The first fact of the registry that is measured in a unit. */
export function specIn(unit: Unit): FactSpec {
  const spec = registry.find(({ type }) => type.kind === "quantity" && type.unit === unit);
  if (!spec) throw new Error(unit);
  return spec;
}

/** What an answer means, if it means a value. */
export function valueSaid(text: string, spec: FactSpec): Said & { kind: "value" } {
  const answer = said(text, spec);
  expect(answer).toMatchObject({ kind: "value" });
  if (answer.kind !== "value") throw new Error(text);
  return answer;
}

/** Why an answer is not taken. */
export function whyUnclear(text: string, spec: FactSpec): string {
  const answer = said(text, spec);
  expect(answer).toMatchObject({ kind: "unclear" });
  return answer.kind === "unclear" ? answer.because : "";
}
