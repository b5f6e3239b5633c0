import { isMap, isScalar, isSeq, type Node } from "yaml";
import { flagOf, isNull, numberOf, textOf } from "./scalar.js";

/** What stands at a place, in words that a message can use: `a list`, `the number 5`, `nothing`. */
export function describeNode(node: Node | null): string {
  if (isNull(node)) return "nothing";
  if (isMap(node)) return "a map of keys";
  if (isSeq(node)) return "a list";
  if (!isScalar(node)) return "something else";
  const text = textOf(node).slice(0, 40);
  if (flagOf(node) !== undefined) return `the flag \`${text}\``;
  if (numberOf(node) !== undefined) return `the number \`${text}\``;
  if (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE") return `the quoted text \`${text}\``;
  return `the text \`${text}\``;
}
