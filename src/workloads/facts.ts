import { isMap, type Node, type YAMLMap } from "yaml";
import { describeNode } from "./describe-node.js";
import { type Entry, entriesOf } from "./entries.js";
import { type Reading, spanOf } from "./reading.js";
import { isNull } from "./scalar.js";
import { type Fields, unknownKey } from "./shape.js";
import type { Span } from "./source-text.js";
import { readValue } from "./value.js";
import type { Stated } from "./workload.js";

/** The facts that one map states. */
export interface FactsRead {
  stated: Map<string, Stated>;
  /** Facts whose key stands there without a value: said to be unknown. */
  unknown: Set<string>;
}

export const noFacts = (): FactsRead => ({ stated: new Map(), unknown: new Set() });

/** Notes a value that should be a map. `what` starts a sentence. */
export function addNoMap(
  reading: Reading,
  node: Node | null,
  at: Span,
  what: string,
  keys: readonly string[],
  meant = "",
): void {
  reading.add("expected-map", at, { what, found: describeNode(node), keys, meant });
}

function readGroup(reading: Reading, entry: Entry, name: string, fields: Fields, facts: FactsRead): void {
  const { value } = entry;
  if (isNull(value)) {
    for (const field of fields.values()) if (field.kind === "fact") facts.unknown.add(field.spec.name);
  } else if (isMap(value)) {
    readGroupMap(reading, value, name, fields, facts);
  } else {
    addNoMap(reading, value, value === null ? entry.at : spanOf(value), `\`${name}\``, [...fields.keys()]);
  }
}

/** Reads the facts in a map of facts alone, such as `traffic`. */
export function readGroupMap(reading: Reading, map: YAMLMap, name: string, fields: Fields, facts: FactsRead): void {
  const shape = { where: `\`${name}\``, keys: [...fields.keys()] };
  for (const entry of entriesOf(reading, map, shape)) {
    if (!readFact(reading, entry, fields, facts)) {
      reading.add("unknown-key", entry.at, unknownKey(entry.key, shape.where, shape.keys));
    }
  }
}

/** Reads the fact or the group of facts that stands at a key. Returns false where the key is neither. */
export function readFact(reading: Reading, entry: Entry, fields: Fields, facts: FactsRead): boolean {
  const field = fields.get(entry.key);
  if (field === undefined) return false;
  if (field.kind === "group") {
    readGroup(reading, entry, field.name, field.fields, facts);
    return true;
  }
  const { name } = field.spec;
  if (entry.value === null || isNull(entry.value)) {
    facts.unknown.add(name);
    return true;
  }
  const at = spanOf(entry.value);
  const value = readValue(reading, entry.value, at, field.spec);
  if (value !== undefined) facts.stated.set(name, { value, provenance: "declared", at: reading.position(at) });
  return true;
}
