import type { CachedTokens } from "../formats/format.js";
import type { Asked } from "./asked.js";
import { type Dialect, type Sql, when } from "./dialect.js";
import { flagged, mostCost, mostTokens } from "./flags.js";

/** Under which name rows are counted that tell no workload. */
export const unattributed = "unattributed";

/**
 * Second step: what the rules ask of a row, each answered once, since the third step asks it for every count. Some answers are
 * null where a count is not told.
 */
export function judged(cachedTokens: CachedTokens): readonly (readonly [string, Sql])[] {
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
export function ruled(dialect: Dialect, cachedTokens: CachedTokens, asked: Asked): readonly (readonly [string, Sql])[] {
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
