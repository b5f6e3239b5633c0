import type { WorkloadAssessment } from "../../assessment/schema.js";
import { percent, tokens } from "../words.js";
import { bullets } from "./blocks.js";
import { usd } from "./money.js";

/** Where it turns: break-even volume and utilisation, payback, and the month in which growth crosses it. */
export function turningPoints({ economics }: WorkloadAssessment): string | undefined {
  const { break_even: found, payback_months: months, migration_usd: migration, projection, saving } = economics;
  if (!saving) return undefined;
  const items: string[] = [];
  if (found) {
    items.push(
      found.tokens_per_month === null || found.times_today === null
        ? `**Break-even:** never within ${tokens(found.searched_to)} tokens a month.`
        : found.tokens_per_month === 0
          ? "**Break-even:** self-hosting is cheaper at any volume."
          : `**Break-even:** ${tokens(found.tokens_per_month)} tokens a month, ${times(found.times_today)} today's volume${
              found.utilisation === null ? "" : `, with the GPUs busy ${percent(found.utilisation)} of the time`
            }. Whole instances are counted, at expected prices.`,
    );
  }
  if (migration !== null) {
    items.push(
      months === null
        ? `**Payback:** a move at ${usd(migration)} is never paid back at today's volume.`
        : `**Payback:** a move at ${usd(migration)} is paid back in ${Number(months.toPrecision(2))} months.`,
    );
  }
  if (projection) {
    items.push(
      projection.turns_in === null
        ? `**Growth:** at ${percent(projection.growth_per_month)} a month the cheaper side never changes within ${projection.months} months.`
        : `**Growth:** at ${percent(projection.growth_per_month)} a month the cheaper side changes in month ${projection.turns_in}.`,
    );
  }
  return items.length === 0 ? undefined : bullets(items);
}

const times = (multiple: number): string => `${Number(multiple.toPrecision(3)).toLocaleString("en-US")} times`;
