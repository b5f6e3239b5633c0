import type { CachedTokens, Fields, RowFormat } from "../formats/format.js";
import type { Asked } from "./asked.js";
import { type Dialect, type Sql, when } from "./dialect.js";
import { flagged, mostCost, mostTokens } from "./flags.js";

/** Under which name rows are counted that tell no workload. */
export const unattributed = "unattributed";

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

/**
 * Second step: what the rules ask of a row, each answered once, since the third step asks it for every count. Some answers are
 * null where a count is not told.
 */
function judged(cachedTokens: CachedTokens): readonly (readonly [string, Sql])[] {
  // counts that cannot be are left out of sums: they would leave the range of the engine's numbers
  const possible = (name: Sql) => when(`${name} BETWEEN 0 AND ${mostTokens}`, name, "0");
  const beside = `(${possible("told_cached")} + ${possible("told_written")})`;
  const isSeparate =
    cachedTokens === "included" ? "1 = 0" : cachedTokens === "separate" ? `${beside} > 0` : `told_input < ${beside}`;
  const anyOf = (condition: Sql, ...names: readonly string[]) =>
    names.map((name) => `told_${name} ${condition}`).join(" OR ");
  const isNegative = anyOf("< 0", "input", "output", "cached", "written");
  const isImpossible = anyOf(`> ${mostTokens}`, "input", "output", "cached", "written", "reasoning");
  // a failed request was not served: its zeros are not counts, but what it did use before it failed is
  const isUnused = "coalesce(told_input, 0) = 0 AND coalesce(told_output, 0) = 0";
  const isEmpty = `coalesce(told_status, 'ok') <> 'ok' AND ${isUnused}`;
  return [
    ["told_beside", beside],
    ["told_separate", isSeparate],
    ["told_unused", isUnused],
    ["told_negative", isNegative],
    ["told_impossible", isImpossible],
    ["told_counts", `NOT ((${isEmpty}) OR coalesce(${isNegative}, 1 = 0) OR coalesce(${isImpossible}, 1 = 0))`],
    // a request that was answered had some input: zeros stand for usage that nobody told
    ["told_has_input", `told_input > 0 OR (told_input = 0 AND ${isSeparate})`],
  ];
}

/** Third step: what the rules of the canonical record make of it. */
function ruled(dialect: Dialect, cachedTokens: CachedTokens, asked: Asked): readonly (readonly [string, Sql])[] {
  // where they are said to be in the input and are more than it, nobody knows which count is wrong: no share is told
  const isWithin = cachedTokens === "included" ? "coalesce(told_beside <= told_input, 1 = 1)" : "1 = 1";
  const counts = (condition: Sql) => `told_counts AND ${condition}`;
  const inTime = "told_latency IS NULL OR told_latency < 0 OR told_ttft <= told_latency";
  // a request that used tokens and cost nothing was not priced, which is what own models look like
  const isPriced = `(told_cost > 0 AND told_cost <= ${mostCost}) OR (told_cost = 0 AND told_unused)`;
  return [
    ["id", "told_id"],
    ["revision", "told_revision"],
    ["ts", "told_ts"],
    ["workload", `coalesce(told_workload, '${unattributed}')`],
    ["provider", "told_provider"],
    ["model", "told_model"],
    ["input", when(counts("told_has_input"), when("told_separate", "told_input + told_beside", "told_input"))],
    ["cached", when(counts(`told_has_input AND ${isWithin}`), "told_cached")],
    ["written", when(counts(isWithin), "told_written")],
    ["output", when(counts("told_output >= 0 AND (told_output > 0 OR told_has_input)"), "told_output")],
    ["reasoning", when("told_counts", "told_reasoning")],
    ["latency", when("told_latency >= 0", dialect.nearest("told_latency"))],
    ["ttft", when(`told_ttft >= 0 AND (${inTime})`, dialect.nearest("told_ttft"))],
    ["cost", when(isPriced, dialect.nearest("told_cost * 1e9"))],
    ["status", "told_status"],
    ["separate", when("told_separate", "1", "0")],
    ["flags", flagged(asked)],
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
