import type { CachedTokens, Fields, RowFormat } from "../formats/format.js";
import { type Dialect, rounded, type Sql, when } from "./dialect.js";

/** What can be wrong with a row, or keep it out, as bits that add up: those from `unusable` on leave it out. */
export const flags = {
  negative_latency: 1,
  late_first_token: 2,
  negative_tokens: 4,
  no_workload: 8,
  not_a_request: 16,
  unreadable: 32,
  impossible_time: 64,
  outside: 128,
} as const;
export type Flag = keyof typeof flags;
export const flagNames = Object.keys(flags) as readonly Flag[];
export const unusable = flags.not_a_request;

/** Under which name rows are counted that tell no workload. */
export const unattributed = "unattributed";

/** What is asked of the rows. Times are epoch milliseconds; `until` itself is not included. */
export interface Asked {
  /** Keys of the format; the first that a row tells is its workload. */
  by: readonly string[];
  since?: number | undefined;
  until?: number | undefined;
  /** Rows later than this cannot be: a clock ran ahead. */
  latest: number;
}

/** Before this nobody logged requests to language models (1 January 2018, UTC): a clock was not set. */
const earliest = 1_514_764_800_000;

const missing = "NULL";

/** The workload of a row by the keys that were asked for. @throws RangeError where the format lacks a key */
function workloadOf(dialect: Dialect, format: Pick<RowFormat, "keys">, by: readonly string[]): Sql {
  const keys = format.keys(dialect);
  const asked = by.map((key) => {
    const found = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (found === undefined) throw new RangeError(`there is no key ${key}`);
    return `nullif(trim(${found}), '')`;
  });
  return dialect.first(...asked, missing);
}

/** First step: a row in the terms of its format. */
function read(dialect: Dialect, fields: Fields, workload: Sql): readonly (readonly [string, Sql])[] {
  const whole = (value: Sql | undefined) => value ?? dialect.whole(missing);
  const number = (value: Sql | undefined) => value ?? dialect.number(missing);
  const text = (value: Sql | undefined) => value ?? dialect.text(missing);
  return [
    ["id", text(fields.id)],
    ["revision", whole(fields.revision)],
    ["ts", fields.timestamp],
    ["workload", workload],
    ["provider", text(fields.provider)],
    ["model", `nullif(${text(fields.model)}, '')`],
    ["input", whole(fields.input_tokens)],
    ["cached", whole(fields.cached_input_tokens)],
    ["written", whole(fields.cache_write_input_tokens)],
    ["output", whole(fields.output_tokens)],
    ["reasoning", whole(fields.reasoning_tokens)],
    ["latency", number(fields.latency_ms)],
    ["ttft", number(fields.ttft_ms)],
    ["cost", number(fields.cost_usd)],
    ["status", text(fields.status)],
    ["is_request", fields.isRequest ?? "1 = 1"],
  ];
}

/** Second step: what the rules of the canonical record make of it. */
function ruled(dialect: Dialect, cachedTokens: CachedTokens, asked: Asked): readonly (readonly [string, Sql])[] {
  const beside = "coalesce(cached, 0) + coalesce(written, 0)";
  const isSeparate =
    cachedTokens === "included" ? "1 = 0" : cachedTokens === "separate" ? `${beside} > 0` : `input < ${beside}`;
  // a failed request was not served: its zeros are not counts, but what it did use before it failed is
  const isEmpty = "coalesce(status, 'ok') <> 'ok' AND coalesce(input, 0) + coalesce(output, 0) = 0";
  const isNegative = "input < 0 OR output < 0 OR cached < 0 OR written < 0";
  const noTokens = `(${isEmpty}) OR coalesce(${isNegative}, 1 = 0)`;
  const tokens = (value: Sql) => when(noTokens, missing, value);
  // a request that was answered had some input: zeros stand for usage that nobody told
  const isToldInput = `input > 0 OR (input = 0 AND ${beside} > 0)`;
  const bit = (flag: Flag, condition: Sql) => when(condition, String(flags[flag]), "0");
  const bits = [
    bit("negative_latency", "latency < 0 OR ttft < 0"),
    bit("late_first_token", "ttft > latency AND latency >= 0"),
    bit("negative_tokens", isNegative),
    bit("no_workload", "workload IS NULL"),
    bit("not_a_request", "ts IS NOT NULL AND NOT coalesce(is_request, 1 = 0)"),
    bit("unreadable", "ts IS NULL"),
    bit("impossible_time", `ts < ${earliest} OR ts > ${asked.latest}`),
    bit("outside", outside(asked)),
  ];
  return [
    ["id", "id"],
    ["revision", "revision"],
    ["ts", "ts"],
    ["workload", `coalesce(workload, '${unattributed}')`],
    ["provider", "provider"],
    ["model", "model"],
    ["input", when(`NOT (${noTokens}) AND (${isToldInput})`, when(isSeparate, `input + ${beside}`, "input"))],
    ["cached", tokens(when(isToldInput, "cached"))],
    ["written", tokens("written")],
    ["output", when(`NOT (${noTokens}) AND output >= 0 AND (output > 0 OR ${isToldInput})`, "output")],
    ["reasoning", tokens("reasoning")],
    ["latency", when("latency >= 0", rounded(dialect, "latency"))],
    ["ttft", when("ttft >= 0 AND (latency IS NULL OR latency < 0 OR ttft <= latency)", rounded(dialect, "ttft"))],
    // a request that used tokens and cost nothing was not priced, which is what own models look like
    [
      "cost",
      when("cost > 0 OR (cost = 0 AND coalesce(input, 0) + coalesce(output, 0) = 0)", rounded(dialect, "cost * 1e9")),
    ],
    ["status", "status"],
    ["separate", when(isSeparate, "1", "0")],
    ["flags", bits.join(" + ")],
  ];
}

function outside({ since, until }: Asked): Sql {
  const conditions = [
    ...(since === undefined ? [] : [`ts < ${since}`]),
    ...(until === undefined ? [] : [`ts >= ${until}`]),
  ];
  return conditions.length === 0 ? "1 = 0" : conditions.join(" OR ");
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
}

/**
 * A query for the rows of a source as canonical requests: `id, revision, ts (ms), workload, provider, model, input, cached,
 * written, output, reasoning (tokens), latency, ttft (ms), cost (billionths of a dollar), status, separate, flags`.
 *
 * @throws RangeError where the format lacks a key that was asked for
 */
export function canonicalSql(dialect: Dialect & { extracted?(): readonly Sql[] }, reading: Reading): Sql {
  const { format, asked, relation } = reading;
  const first = list(read(dialect, format.fields(dialect), workloadOf(dialect, format, asked.by)));
  const second = list(ruled(dialect, format.cachedTokens, asked));
  const source = relation(dialect.extracted?.() ?? []);
  return `SELECT\n  ${second}\nFROM (SELECT\n  ${first}\nFROM ${source}) AS source_rows`;
}
