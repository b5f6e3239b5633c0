import { whole } from "./checks.js";
import { place, pointAt, read } from "./factors.js";
import type { CostModel, Factors } from "./option.js";

export interface ProjectedMonth {
  /** 0 is today. */
  month: number;
  /** Multiple of today's volume. */
  volume: number;
  incumbent: number;
  candidate: number;
}

export interface Projection {
  months: readonly ProjectedMonth[];
  /** First month in which the side that is cheaper today is the dearer one; absent where that never happens within. */
  turnsIn?: number;
  /** First month from which that stays so to the last month: steps of capacity may turn it back for a while. */
  staysFrom?: number;
}

export interface ProjectionQuestion {
  incumbent: CostModel;
  candidate: CostModel;
  /** 0.05 is 5 % more each month; negative shrinks. */
  growthPerMonth: number;
  months?: number;
  at?: Factors;
}

/**
 * Costs month by month under constant growth: volume (1 + growth)^month, prices as today.
 *
 * @throws RangeError where the growth is −100 % or less, a field is not finite, or growth leaves the range of numbers
 */
export function projected(question: ProjectionQuestion): Projection {
  const { incumbent, candidate, growthPerMonth } = question;
  const count = whole(question.months ?? 36, 1, "months");
  if (!(growthPerMonth > -1 && growthPerMonth < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`growthPerMonth cannot be ${growthPerMonth}`);
  }
  const point = pointAt();
  if (question.at) point.set(question.at);
  const start = read(point, 0, place.volume);

  const months: ProjectedMonth[] = [];
  for (let month = 0; month <= count; month++) {
    const volume = start * (1 + growthPerMonth) ** month;
    point[place.volume] = volume;
    const costs = { incumbent: incumbent.total(point), candidate: candidate.total(point) };
    months.push({ month, volume, ...costs });
  }
  const cheaperToday = sideOf(months[0]);
  const turned = (month: ProjectedMonth) => cheaperToday !== 0 && sideOf(month) === -cheaperToday;
  const turn = months.find(turned);
  const stays = months.findLastIndex((month) => !turned(month)) + 1;
  return {
    months,
    ...(turn ? { turnsIn: turn.month } : {}),
    ...(stays < months.length ? { staysFrom: stays } : {}),
  };
}

const sideOf = (month: ProjectedMonth | undefined): number =>
  month ? Math.sign(month.candidate - month.incumbent) : 0;
