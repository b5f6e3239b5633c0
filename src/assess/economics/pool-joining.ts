import type { EconomicsData } from "../../economics/data.js";
import { poolOf } from "../../economics/pool.js";
import { poolMoney } from "../../economics/pool-money.js";
import type { SizedPart } from "./pool-part.js";

/** What those add that would join a pool, USD a month, beside what they cost managed. */
export interface Joining {
  shared: number;
  /** The cheapest managed ways open today; absent where one has no bill. */
  managed?: number;
}

/**
 * What joining adds to the expected cost of the pool of those that move anyway; below zero where it opens a cheaper GPU to
 * them. Undefined where nobody would join, or nobody moves anyway.
 *
 * @param usdPerMonth the expected cost of the pool of all
 */
export function joiningOf(
  usdPerMonth: number,
  parts: readonly SizedPart[],
  economics: EconomicsData,
): Joining | undefined {
  const moving = parts.filter(({ standing }) => standing.mode === "self_hosted");
  const joining = parts.filter((part) => !moving.includes(part));
  if (moving.length === 0 || joining.length === 0) return undefined;
  const studies = moving.map(({ study }) => study);
  const without = poolOf(studies, economics);
  if (!without) return undefined;
  const alone = poolMoney(
    without,
    moving.map(({ member, study }) => ({ workload: member.workload, study })),
  );
  const bills = joining.flatMap(({ study }) => study.best?.usdPerMonth.expected ?? []);
  return {
    shared: usdPerMonth - alone.pool.expected,
    ...(bills.length === joining.length ? { managed: bills.reduce((sum, usd) => sum + usd, 0) } : {}),
  };
}
