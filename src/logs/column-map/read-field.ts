import { isMap } from "yaml";
import type { Reading } from "../../workloads/reading.js";
import { readText } from "../../workloads/text.js";
import {
  type CostUnit,
  costUnits,
  type DurationSource,
  type Source,
  type StatusSource,
  type TextSource,
  type TimeSource,
  type TimeUnit,
  timeUnits,
} from "./column-map.js";
import { readKeys, type Value } from "./read-keys.js";
import { type NamedColumns, readChoice, readNames, readWords } from "./read-values.js";

/** What is read, and the columns that it names. */
export interface Context {
  reading: Reading;
  named: NamedColumns;
}

/** A field as a map of keys; a field that only names columns is one with `column`. Undefined where it is none. */
function readForm({ reading }: Context, value: Value, keys: readonly string[]): ReadonlyMap<string, Value> | undefined {
  if (!isMap(value.node)) return new Map([["column", value]]);
  return readKeys(reading, value, { where: `\`${value.key}\``, keys });
}

/** The columns of a form, of which one key has to name some. Undefined after a problem. */
function readColumn(
  { reading, named }: Context,
  { key, at }: Value,
  form: ReadonlyMap<string, Value>,
  among: readonly string[] = ["column"],
): { name: string; value: Value; source: Source | undefined } | undefined {
  const [stated, second] = among.filter((each) => form.has(each));
  const value = form.get(stated ?? "");
  if (stated === undefined || value === undefined) {
    reading.add("map-column-missing", { start: at.start, end: at.start + 1 }, { key, keys: among });
    return undefined;
  }
  const other = form.get(second ?? "");
  if (other) reading.add("map-two-sources", other.at, { key, keys: among });
  const source = stated === "value" ? undefined : readNames(reading, value, named);
  return { name: stated, value, source };
}

function readUnit<Unit extends string>(
  { reading }: Context,
  form: ReadonlyMap<string, Value>,
  units: readonly Unit[],
): Unit | undefined {
  const unit = form.get("unit");
  return unit && readChoice(reading, unit, units);
}

/** Columns alone. */
export function readPlain(context: Context, value: Value): Source | undefined {
  const form = readForm(context, value, ["column"]);
  return form && readColumn(context, value, form)?.source;
}

export function readTextSource(context: Context, value: Value): TextSource | undefined {
  const form = readForm(context, value, ["column", "value"]);
  const column = form && readColumn(context, value, form, ["column", "value"]);
  if (column?.name !== "value") return column?.source && { from: column.source };
  const text = readText(context.reading, column.value.node, column.value.at, "value", "openai");
  return text === undefined ? undefined : { value: text };
}

export function readTime(context: Context, value: Value): TimeSource | undefined {
  const form = readForm(context, value, ["column", "unit"]);
  const from = form && readColumn(context, value, form)?.source;
  const unit = form && readUnit(context, form, timeUnits);
  return from && { from, ...(unit === undefined ? {} : { unit }) };
}

/** @param start unit of the row's own time, which a time at which something was over shares unless it states one */
export function readDuration(context: Context, value: Value, start: TimeUnit | undefined): DurationSource | undefined {
  const form = readForm(context, value, ["column", "until", "unit"]);
  const column = form && readColumn(context, value, form, ["column", "until"]);
  const unit = form && readUnit(context, form, timeUnits);
  if (column?.source === undefined) return undefined;
  if (column.name === "column") return { from: column.source, unit: unit ?? "ms" };
  const of = unit ?? start;
  return { until: { from: column.source, ...(of === undefined ? {} : { unit: of }) } };
}

export function readCost(context: Context, value: Value): { from: Source; unit: CostUnit } | undefined {
  const form = readForm(context, value, ["column", "unit"]);
  const from = form && readColumn(context, value, form)?.source;
  const unit = form && readUnit(context, form, costUnits);
  return from && { from, unit: unit ?? "usd" };
}

export function readStatus(context: Context, value: Value): StatusSource | undefined {
  const { reading } = context;
  const form = readForm(context, value, ["column", "ok", "rate_limited", "empty"]);
  const from = form && readColumn(context, value, form)?.source;
  const [ok, limited, empty] = [form?.get("ok"), form?.get("rate_limited"), form?.get("empty")];
  const okWords = ok && readWords(reading, ok);
  const limitedWords = limited && readWords(reading, limited);
  const whenEmpty = empty && readChoice(reading, empty, ["ok", "error"]);
  const both = limitedWords?.find((word) => okWords?.includes(word));
  if (limited && both !== undefined) reading.add("map-status-twice", limited.at, { word: both });
  return (
    from && {
      from,
      ...(okWords === undefined ? {} : { ok: okWords }),
      ...(limitedWords === undefined ? {} : { rateLimited: limitedWords }),
      ...(whenEmpty === undefined ? {} : { empty: whenEmpty }),
    }
  );
}
