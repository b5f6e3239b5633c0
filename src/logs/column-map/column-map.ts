import type { CachedTokens } from "../formats/format.js";

/** Units of a time since 1970 (UTC), and of a duration. */
export const timeUnits = ["s", "ms", "us", "ns"] as const;
export type TimeUnit = (typeof timeUnits)[number];

export const costUnits = ["usd", "cents", "micro_usd", "nano_usd"] as const;
export type CostUnit = (typeof costUnits)[number];

export const tokenFields = [
  "input_tokens",
  "cached_input_tokens",
  "cache_write_input_tokens",
  "output_tokens",
  "reasoning_tokens",
] as const;
export type TokenField = (typeof tokenFields)[number];

/** Names of columns, or paths into them as `reference.ts` reads them; the first that is not empty counts. */
export type Source = readonly string[];

/** A text of each row, or the same text for all of them. */
export type TextSource = { from: Source } | { value: string };

/** ISO 8601 or a time column; with a unit, a number since 1970. */
export interface TimeSource {
  from: Source;
  unit?: TimeUnit;
}

/** A duration, or the time at which what began at the row's own time was over. */
export type DurationSource = { from: Source; unit: TimeUnit } | { until: TimeSource };

/** Which values mean what, in lower case; what is neither `ok` nor `rate_limited` is an error. */
export interface StatusSource {
  from: Source;
  /** Absent: an HTTP status of 200 to 299, or a usual word for it. */
  ok?: readonly string[];
  /** Absent: 429, or a usual word for it. */
  rateLimited?: readonly string[];
  /** What a row means in which it is empty; absent: that nobody knows. */
  empty?: "ok" | "error";
}

/** Rows count where this is one of the values, which are in lower case. */
export interface Only {
  from: Source;
  values: readonly string[];
}

/** How the columns of somebody's own log are to be read. */
export interface ColumnMap {
  timestamp: TimeSource;
  id?: Source;
  workload?: TextSource;
  provider?: TextSource;
  model?: TextSource;
  tokens: Readonly<Partial<Record<TokenField, Source>>>;
  latency?: DurationSource;
  ttft?: DurationSource;
  cost?: { from: Source; unit: CostUnit };
  status?: StatusSource;
  cachedTokens: CachedTokens;
  /** Further things to count by. */
  keys: ReadonlyMap<string, TextSource>;
  only: readonly Only[];
}
