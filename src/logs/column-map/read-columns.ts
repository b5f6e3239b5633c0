import type { Placed } from "../../workloads/reading.js";
import { type ColumnMap, type Source, type TokenField, tokenFields } from "./column-map.js";
import { type Context, readCost, readDuration, readPlain, readStatus, readTextSource, readTime } from "./read-field.js";
import { type Field, fields, readKeys, type Value } from "./read-keys.js";

type Columns = Omit<ColumnMap, "cachedTokens" | "keys" | "only">;

/** Reads what stands under `columns`. Undefined where the time of a request cannot be read from it. */
export function readColumns(context: Context, placed: Placed): Columns | undefined {
  const { reading } = context;
  const values = readKeys(reading, placed, { where: "`columns`", keys: fields });
  if (values === undefined) return undefined;
  const read = <T>(field: Field, how: (value: Value) => T | undefined): T | undefined => {
    const value = values.get(field);
    return value && how(value);
  };
  const timestamp = read("timestamp", (value) => readTime(context, value));
  if (!values.has("timestamp")) {
    const { start } = placed.at;
    reading.add("map-key-missing", { start, end: start + 1 }, { key: "timestamp", of: "`columns`" });
  }
  const text = (field: Field) => read(field, (value) => readTextSource(context, value));
  const duration = (field: Field) => read(field, (value) => readDuration(context, value, timestamp?.unit));
  const tokens: Partial<Record<TokenField, Source>> = {};
  for (const field of tokenFields) {
    const source = read(field, (value) => readPlain(context, value));
    if (source) tokens[field] = source;
  }
  const all = {
    id: read("id", (value) => readPlain(context, value)),
    workload: text("workload"),
    provider: text("provider"),
    model: text("model"),
    latency: duration("latency"),
    ttft: duration("ttft"),
    cost: read("cost", (value) => readCost(context, value)),
    status: read("status", (value) => readStatus(context, value)),
  };
  return timestamp && { timestamp, tokens, ...stated(all) };
}

/** An object without what is undefined in it. */
function stated<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const left: { [Key in keyof T]?: Exclude<T[Key], undefined> } = {};
  for (const key in values) {
    const value = values[key];
    if (isStated(value)) left[key] = value;
  }
  return left;
}

const isStated = <T>(value: T): value is Exclude<T, undefined> => value !== undefined;
