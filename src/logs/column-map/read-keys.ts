import { isMap, type Node } from "yaml";
import { suggest } from "../../diagnostics/suggest.js";
import { describeNode } from "../../workloads/describe-node.js";
import { entriesOf, type MapShape } from "../../workloads/entries.js";
import { type Placed, type Reading, spanOf } from "../../workloads/reading.js";
import { isNull } from "../../workloads/scalar.js";
import type { Span } from "../../workloads/source-text.js";
import { tokenFields } from "./column-map.js";

/** What stands at a key. */
export interface Value {
  key: string;
  node: Node;
  at: Span;
}

export const topKeys = ["columns", "cached_tokens", "keys", "only"] as const;

export const fields = [
  "timestamp",
  "id",
  "workload",
  "provider",
  "model",
  ...tokenFields,
  "latency",
  "ttft",
  "cost",
  "status",
] as const;
export type Field = (typeof fields)[number];

/** What gateways call what a map calls otherwise. */
const otherNames: ReadonlyMap<string, Field> = new Map([
  ["time", "timestamp"],
  ["ts", "timestamp"],
  ["start_time", "timestamp"],
  ["created_at", "timestamp"],
  ["request_id", "id"],
  ["app", "workload"],
  ["service", "workload"],
  ["prompt_tokens", "input_tokens"],
  ["completion_tokens", "output_tokens"],
  ["generated_tokens", "output_tokens"],
  ["cache_read_input_tokens", "cached_input_tokens"],
  ["cache_creation_input_tokens", "cache_write_input_tokens"],
  ["cache_write_tokens", "cache_write_input_tokens"],
  ["duration", "latency"],
  ["duration_ms", "latency"],
  ["response_time", "latency"],
  ["time_to_first_token", "ttft"],
  ["price", "cost"],
  ["spend", "cost"],
]);

/** Where a key stands that is right and in the wrong place. */
function homesOf(key: string): readonly string[] {
  if (topKeys.some((each) => each === key)) return ["the top of the file"];
  return fields.some((each) => each === key) ? ["`columns`"] : [];
}

/** Reads a map that may have any keys. Undefined where it is no map; keys without a value are noted and left out. */
export function readMap(
  reading: Reading,
  { node, at }: Placed,
  shape: MapShape,
): readonly (Value & { keyAt: Span })[] | undefined {
  if (!isMap(node)) {
    reading.add("expected-map", at, { what: shape.where, found: describeNode(node), keys: shape.keys });
    return undefined;
  }
  return entriesOf(reading, node, shape).flatMap(({ key, at: keyAt, value }) => {
    if (value !== null && !isNull(value)) return [{ key, keyAt, node: value, at: spanOf(value) }];
    reading.add("map-key-empty", keyAt, { key });
    return [];
  });
}

/** Reads a map that has the keys of its shape and no others. */
export function readKeys(reading: Reading, placed: Placed, shape: MapShape): ReadonlyMap<string, Value> | undefined {
  const values = new Map<string, Value>();
  const entries = readMap(reading, placed, shape);
  for (const { keyAt, ...value } of entries ?? []) {
    const { key } = value;
    if (shape.keys.includes(key)) values.set(key, value);
    else noteUnknown(reading, key, keyAt, shape);
  }
  return entries && values;
}

function noteUnknown(reading: Reading, key: string, at: Span, { where, keys }: MapShape): void {
  const name = keys.find((each) => each === otherNames.get(key));
  const homes = name === undefined ? homesOf(key) : [];
  const meant = homes.length === 0 ? (name ?? suggest(key, keys) ?? "") : "";
  reading.add("map-key-unknown", at, { key, where, keys, meant, belongs_to: homes });
}
