import type { FactSpec, FactType } from "../facts/fact.js";
import { suffixesOf } from "../facts/quantity.js";
import { factNames, findFact } from "../facts/registry/lookup.js";
import { type Unit, unitLabel } from "../facts/unit.js";

type SchemaPart = Readonly<Record<string, unknown>>;

const one = { $ref: "#/$defs/condition" };
const several = { type: "array", minItems: 1, items: one };

/** JSON Schema of a condition: each fact with the tests that its type allows, so that an editor completes and checks them. */
export function conditionJsonSchema(): SchemaPart {
  return {
    description: "Tests of facts, all of which must hold; all, any and not may stand beside them",
    type: "object",
    minProperties: 1,
    properties: {
      ...Object.fromEntries(factNames().flatMap((name) => factEntry(findFact(name)))),
      all: { description: "Conditions that must all hold", ...several },
      any: { description: "Conditions of which one must hold", ...several },
      not: { description: "A condition that must not hold", ...one },
    },
    additionalProperties: false,
  };
}

function factEntry(spec: FactSpec | undefined): [string, SchemaPart][] {
  if (!spec) return [];
  const unit = spec.type.kind === "quantity" ? ` Unit: ${unitLabel[spec.type.unit]}.` : "";
  return [[spec.name, { title: spec.title, description: `${spec.question}${unit}`, ...testSchema(spec.type) }]];
}

function testSchema(type: FactType): SchemaPart {
  switch (type.kind) {
    case "quantity":
      return { anyOf: [...(type.unit === "ms" ? [] : [{ type: "number" }]), comparison(type.unit)] };
    case "choice":
      return oneOrMore({ enum: type.values });
    case "flag":
      return oneOrMore({ type: "boolean" });
    case "text":
      return oneOrMore(suggested(type.known));
    case "tags":
      return membership(type.values ? { enum: type.values } : suggested(type.known));
  }
}

const oneOrMore = (word: SchemaPart): SchemaPart => ({ anyOf: [word, { type: "array", minItems: 1, items: word }] });

/** Any word; the known ones are offered for completion. */
const suggested = (known: readonly string[] = []): SchemaPart =>
  known.length === 0 ? { type: "string" } : { anyOf: [{ enum: known }, { type: "string" }] };

const membership = (word: SchemaPart): SchemaPart => ({
  type: "object",
  minProperties: 1,
  maxProperties: 1,
  properties: { contains: oneOrMore(word), contains_any: oneOrMore(word) },
  additionalProperties: false,
});

/** A comparison with a number and its unit, as in `>= 0.65` or `< 500ms`. */
function comparison(unit: Unit): SchemaPart {
  const suffixes = Object.keys(suffixesOf(unit)).join("|");
  const end = unit === "ms" ? `(${suffixes})` : `(${suffixes})?`;
  return { type: "string", pattern: `^\\s*(<=|>=|<|>|=)?\\s*[+-]?\\$?\\s*[0-9._]+([eE][+-]?[0-9]+)?\\s*${end}\\s*$` };
}
