import type { Args } from "../../diagnostics/diagnostic.js";
import { suggest } from "../../diagnostics/suggest.js";
import type { FactSpec, FactType, FactValue } from "../../facts/fact.js";
import { formatQuantity, parseQuantity } from "../../facts/quantity.js";
import { unitLabel } from "../../facts/unit.js";

/** Why a value is none of the fact's, as code and arguments of a diagnostic. */
export interface Misfit {
  code: "test-does-not-fit" | "test-wrong-unit" | "test-out-of-range" | "test-unknown-word";
  args: Args;
}

/** A plain YAML value as a value of the fact, quantities written as in a workload file. */
export function factValue(spec: FactSpec, plain: unknown): { value: FactValue } | Misfit {
  const { type } = spec;
  switch (type.kind) {
    case "quantity":
      return quantity(spec, type, plain);
    case "flag":
      return typeof plain === "boolean" ? { value: plain } : misfit(spec);
    case "choice":
      return typeof plain === "string" ? wordsOf(spec, [plain], type.values, plain) : misfit(spec);
    case "text":
      return typeof plain === "string" ? { value: plain } : misfit(spec);
    case "tags": {
      const words: unknown[] = Array.isArray(plain) ? plain : [undefined];
      const strings = words.filter((word) => typeof word === "string");
      return strings.length < words.length ? misfit(spec) : wordsOf(spec, strings, type.values, strings);
    }
  }
}

const misfit = ({ name, example }: FactSpec): Misfit => ({
  code: "test-does-not-fit",
  args: { fact: name, expected: `a value such as ${example}` },
});

function quantity(spec: FactSpec, type: FactType & { kind: "quantity" }, plain: unknown): { value: number } | Misfit {
  if (typeof plain !== "number" && typeof plain !== "string") return misfit(spec);
  const found = String(plain);
  const number = parseQuantity(found, type.unit);
  if (typeof number !== "number") {
    if (number.code === "not-a-quantity") return misfit(spec);
    const expected = `a unit of ${unitLabel[type.unit]}: ${number.expected.join(", ")}`;
    return { code: "test-wrong-unit", args: { fact: spec.name, found, expected } };
  }
  if (type.integer && !Number.isInteger(number)) return misfit(spec);
  if (number >= type.min && number <= type.max) return { value: number };
  const range = `${formatQuantity(type.min, type.unit)} to ${formatQuantity(type.max, type.unit)}`;
  return { code: "test-out-of-range", args: { fact: spec.name, found, range } };
}

function wordsOf(
  spec: FactSpec,
  words: readonly string[],
  allowed: readonly string[] | undefined,
  value: FactValue,
): { value: FactValue } | Misfit {
  const wrong = words.find((word) => allowed && !allowed.includes(word));
  if (wrong === undefined || !allowed) return { value };
  const near = suggest(wrong, allowed);
  return {
    code: "test-unknown-word",
    args: { fact: spec.name, found: wrong, choices: allowed, ...(near ? { near } : {}) },
  };
}
