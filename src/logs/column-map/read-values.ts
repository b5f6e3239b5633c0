import { isScalar, isSeq } from "yaml";
import { hasUnsafe } from "../../diagnostics/plain-text.js";
import { describeNode } from "../../workloads/describe-node.js";
import { maxTextLength } from "../../workloads/limits.js";
import type { Placed, Reading } from "../../workloads/reading.js";
import { isNull, isText, textOf } from "../../workloads/scalar.js";
import type { Span } from "../../workloads/source-text.js";
import type { Source } from "./column-map.js";
import type { Value } from "./read-keys.js";
import { columnsOf, mostDots } from "./reference.js";

/** Items of one list that are read: each becomes a piece of the query. */
const mostItems = 50;

/** Columns that are named so far: engines that read files do not tell capital letters from small ones. */
export class NamedColumns {
  readonly #spellings = new Map<string, string>();

  note(reading: Reading, name: string, at: Span): void {
    for (const column of columnsOf(name)) {
      const plain = column.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      const other = this.#spellings.get(plain) ?? column;
      this.#spellings.set(plain, other);
      if (other !== column) {
        reading.add("map-columns-alike", at, { column, other });
        return;
      }
    }
  }
}

/** One text or a list of texts, each with its place. Undefined after a problem. */
function itemsOf(reading: Reading, { key, node, at }: Value, example: string): readonly Placed[] | undefined {
  if (!isSeq(node)) return [{ node, at }];
  if (node.items.length === 0) {
    reading.add("expected-list", at, { what: `\`${key}\``, found: "an empty one", example });
    return undefined;
  }
  if (node.items.length > mostItems) {
    reading.add("map-list-long", at, { key, items: node.items.length, limit: mostItems });
    return undefined;
  }
  return [...reading.items(node)];
}

/** Notes what is wrong with a text that is to be shown and compared. Returns whether it can be. */
function isSound(reading: Reading, text: string, at: Span, fact: string): boolean {
  if (text.trim() === "") reading.add("text-empty", at, { fact });
  else if (text.length > maxTextLength) reading.add("text-too-long", at, { fact, limit: maxTextLength });
  else if (hasUnsafe(text)) reading.add("text-unprintable", at, { fact });
  else return true;
  return false;
}

/** Checks the name of a column. Undefined after a problem. */
export function checkName(
  reading: Reading,
  name: string,
  at: Span,
  key: string,
  named: NamedColumns,
): string | undefined {
  if (!isSound(reading, name, at, key)) return undefined;
  if (name.split(".").length > mostDots + 1) {
    reading.add("map-path-deep", at, { name, limit: mostDots });
    return undefined;
  }
  named.note(reading, name, at);
  return name;
}

/** A name of a column or a list of such names. Undefined after a problem. */
export function readNames(reading: Reading, value: Value, named: NamedColumns): Source | undefined {
  const { key } = value;
  const items = itemsOf(reading, value, "`[first_column, second_column]`");
  const names: string[] = [];
  for (const { node, at } of items ?? []) {
    if (node === null || isNull(node)) {
      reading.add("map-item-empty", at, { key });
      continue;
    }
    if (!isScalar(node) || !isText(node)) {
      const meant = isScalar(node) ? `"${textOf(node).slice(0, maxTextLength)}"` : "";
      const args = {
        fact: key,
        expected: "the name of a column",
        found: describeNode(node),
        meant,
        example: "a_column",
      };
      reading.add("wrong-type", at, args);
      continue;
    }
    const name = checkName(reading, textOf(node), at, key, named);
    if (name === undefined) continue;
    if (names.includes(name)) reading.add("item-repeated", at, { item: name, fact: key });
    names.push(name);
  }
  return items === undefined || names.length < items.length ? undefined : names;
}

/** A value of rows or a list of such values, in lower case. Undefined after a problem. */
export function readWords(reading: Reading, value: Value): readonly string[] | undefined {
  const { key } = value;
  const items = itemsOf(reading, value, "`[first, second]`");
  const found: string[] = [];
  for (const { node, at } of items ?? []) {
    // numbers and flags are values like any other
    const text = isScalar(node) && !isNull(node) ? textOf(node).trim().toLowerCase() : "";
    if (text === "")
      reading.add(isScalar(node) ? "map-item-empty" : "map-not-a-word", at, { key, found: describeNode(node) });
    else if (found.includes(text)) reading.add("item-repeated", at, { item: text, fact: key });
    else if (isSound(reading, text, at, key)) found.push(text);
  }
  return items === undefined || found.length < items.length ? undefined : found;
}

/** One of some words. Undefined after a problem. */
export function readChoice<Word extends string>(
  reading: Reading,
  { key, node, at }: Value,
  choices: readonly Word[],
): Word | undefined {
  const text = isScalar(node) ? textOf(node).trim() : "";
  const found = choices.find((choice) => choice === text);
  if (found === undefined) {
    reading.add("unknown-choice", at, { found: isScalar(node) ? text : describeNode(node), fact: key, choices });
  }
  return found;
}
