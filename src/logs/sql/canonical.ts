import type { Fields, RowFormat } from "../formats/format.js";
import type { Asked } from "./asked.js";
import type { Dialect, Sql } from "./dialect.js";
import { judged, ruled } from "./ruled.js";

const missing = "NULL";

/** The workload of a row by the keys that were asked for. @throws RangeError where the format lacks a key */
function workloadOf(dialect: Dialect, format: Pick<RowFormat, "keys">, by: readonly string[]): Sql {
  const keys = format.keys(dialect);
  const asked = by.map((key) => {
    const found = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (found === undefined) throw new RangeError(`there is no key ${key}`);
    return `nullif(${dialect.trimmed(found)}, '')`;
  });
  return dialect.first(...asked, dialect.text(missing));
}

/**
 * First step: a row in the terms of its format. Its names begin with `told_`, since ClickHouse takes a name for what the same
 * query gives that name to, before it looks for a column.
 */
function read(dialect: Dialect, fields: Fields, workload: Sql): readonly (readonly [string, Sql])[] {
  const whole = (value: Sql | undefined) => value ?? dialect.whole(missing);
  const number = (value: Sql | undefined) => value ?? dialect.number(missing);
  const text = (value: Sql | undefined) => value ?? dialect.text(missing);
  return [
    ["told_id", text(fields.id)],
    ["told_revision", whole(fields.revision)],
    ["told_ts", fields.timestamp],
    ["told_workload", workload],
    ["told_provider", text(fields.provider)],
    ["told_model", `nullif(${text(fields.model)}, '')`],
    ["told_input", whole(fields.input_tokens)],
    ["told_cached", whole(fields.cached_input_tokens)],
    ["told_written", whole(fields.cache_write_input_tokens)],
    ["told_output", whole(fields.output_tokens)],
    ["told_reasoning", whole(fields.reasoning_tokens)],
    ["told_latency", number(fields.latency_ms)],
    ["told_ttft", number(fields.ttft_ms)],
    ["told_cost", number(fields.cost_usd)],
    ["told_status", text(fields.status)],
    ["told_is_request", fields.isRequest ?? "1 = 1"],
  ];
}

const list = (columns: readonly (readonly [string, Sql])[]): Sql =>
  columns.map(([name, value]) => `${value} AS ${name}`).join(",\n  ");

export const canonicalColumns = [
  "id",
  "revision",
  "ts",
  "workload",
  "provider",
  "model",
  "input",
  "cached",
  "written",
  "output",
  "reasoning",
  "latency",
  "ttft",
  "cost",
  "status",
  "separate",
  "flags",
] as const;

/** What is asked of a relation of rows, and how its columns are told apart. */
export interface Reading {
  format: Pick<RowFormat, "fields" | "keys" | "cachedTokens">;
  asked: Asked;
  /** The relation of the source, read with the columns of the dialect. @param extracted columns to add */
  relation: (extracted: readonly Sql[]) => Sql;
  /** Columns to give back beside those of the canonical record: name and expression. */
  beside?: readonly (readonly [string, Sql])[];
}

/**
 * A query for the rows of a source as canonical requests: `id, revision, ts (ms), workload, provider, model, input, cached,
 * written, output, reasoning (tokens), latency, ttft (ms), cost (billionths of a dollar), status, separate, flags`.
 *
 * @throws RangeError where the format lacks a key that was asked for
 */
export function canonicalSql(dialect: Dialect, reading: Reading): Sql {
  const { format, asked, relation, beside = [] } = reading;
  const told = beside.map(([name, value]) => [`told_${name}`, value] as const);
  const first = list([...read(dialect, format.fields(dialect), workloadOf(dialect, format, asked.by)), ...told]);
  const given = beside.map(([name]) => [name, `told_${name}`] as const);
  const second = list(judged(format.cachedTokens));
  const third = list([...ruled(dialect, format.cachedTokens, asked), ...given]);
  const rows = relation(dialect.extracted?.() ?? []);
  const computed = dialect.computed?.() ?? [];
  const source = computed.length === 0 ? rows : `(SELECT *, ${computed.join(", ")} FROM ${rows}) AS computed_rows`;
  const firstRows = `(SELECT\n  ${first}\nFROM ${source}${dialect.fence ?? ""}) AS source_rows`;
  return `SELECT\n  ${third}\nFROM (SELECT *,\n  ${second}\nFROM ${firstRows}${dialect.fence ?? ""}) AS judged_rows`;
}
