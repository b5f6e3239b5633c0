import { isScalar, type Node } from "yaml";
import { hasUnsafe } from "../diagnostics/plain-text.js";
import { describeNode } from "./describe-node.js";
import { maxTextLength } from "./limits.js";
import type { Reading } from "./reading.js";
import { isText, textOf } from "./scalar.js";
import type { Span } from "./source-text.js";

/** Reads one word or short line of text that is not null. `what` is the key it stands at. Undefined after a problem. */
export function readText(reading: Reading, node: Node, at: Span, what: string, example: string): string | undefined {
  if (!isScalar(node) || !isText(node)) {
    const meant = isScalar(node) ? `"${textOf(node).slice(0, maxTextLength)}"` : "";
    reading.add("wrong-type", at, { fact: what, expected: "text", found: describeNode(node), meant, example });
    return undefined;
  }
  const text = textOf(node).trim();
  if (text === "") reading.add("text-empty", at, { fact: what });
  else if (text.length > maxTextLength) reading.add("text-too-long", at, { fact: what, limit: maxTextLength });
  else if (hasUnsafe(text)) reading.add("text-unprintable", at, { fact: what });
  else return text;
  return undefined;
}
