import { isScalar, type Node } from "yaml";
import type { FactSpec, FactType } from "../facts/fact.js";
import { formatQuantity, parseQuantity } from "../facts/quantity.js";
import { unitLabel } from "../facts/unit.js";
import type { Condition } from "./condition.js";
import type { PackText, Path } from "./pack-text.js";
import { misfit } from "./parse-misfit.js";
import { membership, wordsTest } from "./parse-words.js";

type Quantity = FactType & { kind: "quantity" };

/** Reads the unary test of one fact. Undefined after a problem. */
export function parseTest(text: PackText, path: Path, spec: FactSpec, node: Node): Condition | undefined {
  const { type } = spec;
  switch (type.kind) {
    case "quantity":
      return isScalar(node) ? comparison(text, path, spec, type, String(node.value)) : misfit(text, path, spec);
    case "tags":
      return membership(text, path, spec, node);
    default:
      return wordsTest(text, path, spec, node);
  }
}

function comparison(
  text: PackText,
  path: Path,
  spec: FactSpec,
  type: Quantity,
  written: string,
): Condition | undefined {
  const [, operator, literal = ""] = /^\s*(<=|>=|<|>|=)?\s*(.+?)\s*$/s.exec(written) ?? [];
  if (/[<>=]/.test(literal)) return misfit(text, path, spec, "one comparison; a range is two of them under `all`");
  const number = parseQuantity(literal, type.unit);
  if (typeof number !== "number") {
    if (number.code === "not-a-quantity") return misfit(text, path, spec);
    const expected = `a unit of ${unitLabel[type.unit]}: ${number.expected.join(", ")}`;
    text.add("test-wrong-unit", path, { fact: spec.name, expected, found: written });
    return undefined;
  }
  if (number < type.min || number > type.max) {
    const range = `${formatQuantity(type.min, type.unit)} to ${formatQuantity(type.max, type.unit)}`;
    text.add("test-out-of-range", path, { fact: spec.name, found: written, range });
    return undefined;
  }
  if (type.integer && !Number.isInteger(number)) {
    text.add("test-not-whole", path, { fact: spec.name, found: written, unit: unitLabel[type.unit] });
    return undefined;
  }
  return { op: operatorOf(operator), fact: spec.name, number, at: text.position(path) };
}

function operatorOf(written: string | undefined): "<" | "<=" | ">" | ">=" | "=" {
  return written === "<" || written === "<=" || written === ">" || written === ">=" ? written : "=";
}
