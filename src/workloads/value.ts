import { isScalar, isSeq, type Node } from "yaml";
import type { FactSpec, FactValue } from "../facts/fact.js";
import { describeNode } from "./describe-node.js";
import { readQuantity } from "./quantity-value.js";
import type { Reading } from "./reading.js";
import { flagOf, isNull, textOf } from "./scalar.js";
import type { Span } from "./source-text.js";
import { readText } from "./text.js";

/** Words that YAML 1.1 took for flags; YAML 1.2 reads them as text. */
const formerFlags: Readonly<Record<string, string>> = {
  yes: "true",
  on: "true",
  y: "true",
  no: "false",
  off: "false",
  n: "false",
};

function readFlag(reading: Reading, node: Node, at: Span, spec: FactSpec): boolean | undefined {
  const flag = isScalar(node) ? flagOf(node) : undefined;
  if (flag !== undefined) return flag;
  const word = isScalar(node) ? textOf(node).toLowerCase() : "";
  const meant = Object.hasOwn(formerFlags, word) ? formerFlags[word] : /^(?:true|false)$/.test(word) ? word : "";
  reading.add("wrong-type", at, {
    fact: spec.name,
    expected: "true or false",
    found: describeNode(node),
    meant: meant ?? "",
  });
  return undefined;
}

function readChoice(
  reading: Reading,
  node: Node,
  at: Span,
  spec: FactSpec,
  choices: readonly string[],
): string | undefined {
  if (isScalar(node)) {
    const text = textOf(node);
    if (choices.includes(text)) return text;
    reading.add("unknown-choice", at, { fact: spec.name, found: text, choices });
  } else {
    const expected = `one of ${choices.join(", ")}`;
    reading.add("wrong-type", at, { fact: spec.name, expected, found: describeNode(node), example: spec.example });
  }
  return undefined;
}

function readTag(
  reading: Reading,
  node: Node,
  at: Span,
  spec: FactSpec,
  closed?: readonly string[],
): string | undefined {
  return closed === undefined
    ? readText(reading, node, at, spec.name, spec.example)
    : readChoice(reading, node, at, spec, closed);
}

function readTags(
  reading: Reading,
  node: Node,
  at: Span,
  spec: FactSpec,
  closed?: readonly string[],
): readonly string[] | undefined {
  if (!isSeq(node)) {
    const word = isScalar(node) ? textOf(node).slice(0, 80) : "";
    const meant = word === "none" ? "[]" : closed === undefined || closed.includes(word) ? `[${word}]` : "";
    const args = { fact: spec.name, expected: "a list", found: describeNode(node), example: spec.example };
    reading.add("wrong-type", at, word === "" ? args : { ...args, meant });
    return undefined;
  }
  const words = new Set<string>();
  let complete = true;
  for (const item of reading.items(node)) {
    const word =
      item.node === null || isNull(item.node) ? undefined : readTag(reading, item.node, item.at, spec, closed);
    if (isNull(item.node)) reading.add("text-empty", item.at, { fact: spec.name });
    if (word === undefined) complete = false;
    else if (words.has(word)) reading.add("item-repeated", item.at, { fact: spec.name, item: word }, "warning");
    else words.add(word);
  }
  return complete ? [...words] : undefined;
}

/** Reads the value of a fact by the fact's type, in its base unit. The node must not be null. Undefined after a problem. */
export function readValue(reading: Reading, node: Node, at: Span, spec: FactSpec): FactValue | undefined {
  const { type } = spec;
  switch (type.kind) {
    case "quantity":
      return readQuantity(reading, node, at, { name: spec.name, example: spec.example, ...type });
    case "choice":
      return readChoice(reading, node, at, spec, type.values);
    case "flag":
      return readFlag(reading, node, at, spec);
    case "tags":
      return readTags(reading, node, at, spec, type.values);
    case "text":
      return readText(reading, node, at, spec.name, spec.example);
  }
}
