import { isMap, isScalar, isSeq, type Node } from "yaml";
import { suggest } from "../diagnostics/suggest.js";
import type { FactSpec, FactType } from "../facts/fact.js";
import { formatQuantity, parseQuantity } from "../facts/quantity.js";
import { unitLabel } from "../facts/unit.js";
import type { Atom, Condition } from "./condition.js";
import type { PackText, Path } from "./pack-text.js";

type Quantity = FactType & { kind: "quantity" };

/** Reads the unary test of one fact. Undefined after a problem. */
export function parseTest(text: PackText, path: Path, spec: FactSpec, node: Node): Condition | undefined {
  const { type } = spec;
  switch (type.kind) {
    case "quantity":
      return isScalar(node) ? comparison(text, path, spec, type, String(node.value)) : misfit(text, path, spec);
    case "tags":
      return isMap(node) ? membership(text, path, spec, node.toJSON()) : misfit(text, path, spec);
    default:
      return wordsTest(text, path, spec, node);
  }
}

function misfit(text: PackText, path: Path, spec: FactSpec): undefined {
  text.add("test-does-not-fit", path, { fact: spec.name, expected: expectations[spec.type.kind] });
  return undefined;
}

const expectations: Readonly<Record<FactType["kind"], string>> = {
  quantity: 'a comparison with a number and its unit, as in ">= 0.65" or "< 500ms"',
  choice: "one of its values, or a list of them",
  flag: "true or false",
  tags: "contains or contains_any with words, as in { contains: failover }",
  text: "a word, or a list of words",
};

function comparison(
  text: PackText,
  path: Path,
  spec: FactSpec,
  type: Quantity,
  written: string,
): Condition | undefined {
  const match = /^\s*(<=|>=|<|>|=)?\s*(.+?)\s*$/s.exec(written);
  const number = parseQuantity(match?.[2] ?? "", type.unit);
  if (typeof number !== "number") {
    const expected =
      number.code === "not-a-quantity"
        ? expectations.quantity
        : `a unit of ${unitLabel[type.unit]}: ${number.expected.join(", ")}`;
    text.add(number.code === "not-a-quantity" ? "test-does-not-fit" : "test-wrong-unit", path, {
      fact: spec.name,
      expected,
      found: written,
    });
    return undefined;
  }
  if (number < type.min || number > type.max) {
    const range = `${formatQuantity(type.min, type.unit)} to ${formatQuantity(type.max, type.unit)}`;
    text.add("test-out-of-range", path, { fact: spec.name, found: written, range });
    return undefined;
  }
  return { op: operatorOf(match?.[1]), fact: spec.name, number, at: text.position(path) };
}

function operatorOf(written: string | undefined): "<" | "<=" | ">" | ">=" | "=" {
  return written === "<" || written === "<=" || written === ">" || written === ">=" ? written : "=";
}

function wordsTest(text: PackText, path: Path, spec: FactSpec, node: Node): Condition | undefined {
  const items = isSeq(node) ? node.items : [node];
  if (items.length === 0 || !items.every(isScalar)) return misfit(text, path, spec);
  const words = items.map((item) => String(item.value));
  const allowed =
    spec.type.kind === "choice" ? spec.type.values : spec.type.kind === "flag" ? ["true", "false"] : undefined;
  const wrong = words.filter((word) => allowed && !allowed.includes(word));
  for (const word of wrong) noteWord(text, path, spec, word, allowed ?? []);
  return wrong.length > 0 ? undefined : { op: "in", fact: spec.name, words, at: text.position(path) };
}

function noteWord(text: PackText, path: Path, spec: FactSpec, word: string, allowed: readonly string[]): void {
  const near = suggest(word, allowed);
  text.add("test-unknown-word", path, { fact: spec.name, found: word, choices: allowed, ...(near ? { near } : {}) });
}

function membership(text: PackText, path: Path, spec: FactSpec, test: Record<string, unknown>): Condition | undefined {
  const [key = "", ...more] = Object.keys(test);
  if (more.length > 0 || (key !== "contains" && key !== "contains_any")) return misfit(text, path, spec);
  const listed: unknown = test[key];
  const words: unknown[] = Array.isArray(listed) ? listed : [listed];
  if (words.length === 0 || !words.every((word) => typeof word === "string")) return misfit(text, path, spec);
  const allowed = spec.type.kind === "tags" ? spec.type.values : undefined;
  const wrong = words.filter((word) => allowed && !allowed.includes(word));
  for (const word of wrong) noteWord(text, path, spec, word, allowed ?? []);
  if (wrong.length > 0) return undefined;
  const at = text.position(path);
  const atoms = words.map((word): Atom => ({ op: "contains", fact: spec.name, word, at }));
  const [only] = atoms;
  return atoms.length === 1 && only ? only : { op: key === "contains" ? "all" : "any", of: atoms };
}
