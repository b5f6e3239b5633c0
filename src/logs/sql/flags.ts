import type { Asked } from "./asked.js";
import { type Sql, when } from "./dialect.js";

/** What can be wrong with a row, or keep it out, as bits that add up: those from `unusable` on leave it out. */
export const flags = {
  negative_latency: 1,
  late_first_token: 2,
  negative_tokens: 4,
  impossible_tokens: 8,
  negative_cost: 16,
  impossible_cost: 32,
  no_workload: 64,
  not_a_request: 128,
  unreadable: 256,
  impossible_time: 512,
  outside: 1024,
} as const;
export type Flag = keyof typeof flags;
export const flagNames = Object.keys(flags) as readonly Flag[];
export const unusable = flags.not_a_request;

/** No request has more tokens of any kind: the most that a workload file may state of one. */
export const mostTokens = 100_000_000;

/** No request costs more dollars: a thousand for each million tokens that it can have at most. Sums stay in the engines' range. */
export const mostCost = mostTokens / 1000;

/** Before this nobody logged requests to language models (1 January 2018, UTC): a clock was not set. */
const earliest = 1_514_764_800_000;

/**
 * Flags in whose presence another does not count: a row is left out for one reason, the first there is, and nothing else is
 * said of it. A row that stays in counts with all that is wrong with it.
 */
export const stronger = (flag: Flag): number =>
  flagNames
    .map((name) => flags[name])
    .filter((bit) => bit >= unusable && (flags[flag] < unusable || bit < flags[flag]))
    .reduce((sum, bit) => sum + bit, 0);

/** How many rows count with each flag that any does. @param counted rows by the sum of their flags, which may come again */
export function rowsByFlag(counted: readonly { flags: number; rows: number }[]): { flag: Flag; rows: number }[] {
  const counts = (flag: Flag, sum: number) => (sum & flags[flag]) !== 0 && (sum & stronger(flag)) === 0;
  return flagNames
    .map((flag) => ({
      flag,
      rows: counted.reduce((total, each) => total + (counts(flag, each.flags) ? each.rows : 0), 0),
    }))
    .filter(({ rows }) => rows > 0);
}

/** The sum of the flags of a row in the terms of its format (`told_…`). */
export function flagged(asked: Asked): Sql {
  const bit = (flag: Flag, condition: Sql) => when(condition, String(flags[flag]), "0");
  return [
    bit("negative_latency", "told_latency < 0 OR told_ttft < 0"),
    bit("late_first_token", "told_ttft > told_latency AND told_latency >= 0"),
    bit("negative_tokens", "told_negative"),
    bit("impossible_tokens", "told_impossible"),
    bit("negative_cost", "told_cost < 0"),
    bit("impossible_cost", `told_cost > ${mostCost}`),
    bit("no_workload", "told_workload IS NULL"),
    bit("not_a_request", "told_ts IS NOT NULL AND NOT coalesce(told_is_request, 1 = 0)"),
    bit("unreadable", "told_ts IS NULL"),
    bit("impossible_time", `told_ts < ${earliest} OR told_ts > ${asked.latest}`),
    bit("outside", outside(asked)),
  ].join(" + ");
}

function outside({ since, until }: Asked): Sql {
  const conditions = [
    ...(since === undefined ? [] : [`told_ts < ${since}`]),
    ...(until === undefined ? [] : [`told_ts >= ${until}`]),
  ];
  return conditions.length === 0 ? "1 = 0" : conditions.join(" OR ");
}
