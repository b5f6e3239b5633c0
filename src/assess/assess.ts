import type { Assessment } from "../assessment/schema.js";
import type { Pack } from "../rules/pack.js";
import type { Portfolio } from "../workloads/workload.js";
import { firstDay, isAsOf, lastDay } from "./as-of.js";
import { type AssessmentData, contextOf } from "./context.js";
import { portfolioOf } from "./portfolio.js";
import { assessWorkload } from "./workload.js";

/**
 * Assesses a portfolio under a rule pack. Pure: the same portfolio, pack, data and date give the same value.
 *
 * @param asOf ISO date (YYYY-MM-DD) that ages of data and review dates are counted from
 * @param inputSha256 hash of the sources, carried into the result so that a report names what it was made from
 * @throws RangeError where `asOf` is no day from 2000-01-01 to 2100-01-01
 * @throws TooManyCells where the pack cuts one fact too finely
 */
export function assess(
  portfolio: Portfolio,
  pack: Pack,
  data: AssessmentData,
  asOf: string,
  inputSha256 = "",
): Assessment {
  if (!isAsOf(asOf)) {
    throw new RangeError(
      `asOf has to be a day from ${firstDay} to ${lastDay} as YYYY-MM-DD, not ${JSON.stringify(asOf)}`,
    );
  }
  const context = contextOf(pack, data, asOf);
  const assessed = portfolio.workloads.map((workload) => assessWorkload(context, workload));
  return {
    schema: "llm-decide/assessment@1",
    as_of: asOf,
    pack: {
      id: pack.id,
      version: pack.version,
      title: pack.title,
      file: pack.file,
      sha256: pack.sha256,
      hit_policy: pack.hitPolicy,
      due_for_review: pack.rules
        .filter(({ reviewBy }) => reviewBy !== undefined && reviewBy < asOf)
        .map(({ id }) => id),
    },
    data: { ...data.asOf },
    input_sha256: inputSha256,
    workloads: assessed.map(({ assessment }) => assessment),
    portfolio: portfolioOf(assessed, data.economics),
  };
}
