import { label } from "./label.js";
import { compact, money } from "./number.js";
import type { ChartSpec } from "./spec.js";

/** Less than this a month is no cost that a chart could show. USD. */
const aCent = 0.01;

/** Why there is nothing to draw, in one or two sentences; null where there is. */
export function nothingToDraw(spec: ChartSpec): string | null {
  switch (spec.kind) {
    case "cost_curve":
      return lines(
        spec.series.map(({ name, points }) => ({
          name,
          costs: points.map((point) => point.usdPerMonth),
          at: ` at ${compact(points[0]?.tokensPerMonth ?? 0)} tokens`,
        })),
        "at one volume only",
      );
    case "projection":
      return lines(
        spec.series.map(({ name, usd }) => ({ name, costs: usd, at: "" })),
        "for one month only",
      );
    case "options":
      if (spec.options.length === 0) return noCosts;
      return spec.options.every(({ high }) => high < aCent) ? freeOfCost : null;
    case "tornado":
      if (spec.swings.length === 0) return "Nothing is uncertain here, so nothing moves the difference.";
      return spec.swings.every(({ low, high }) =>
        [low, high].every((end) => Math.abs(end.differenceUsdPerMonth - spec.expectedUsdPerMonth) < aCent),
      )
        ? `Nothing that is uncertain moves the difference: it stays at ${money(spec.expectedUsdPerMonth)} a month.`
        : null;
  }
}

const noCosts = "No cost of any option is known, so there is nothing to draw.";
const freeOfCost = "Every option costs less than a cent, so there is nothing to compare.";

function lines(
  series: readonly { name: string; costs: readonly number[]; at: string }[],
  where: string,
): string | null {
  const known = series.filter(({ costs }) => costs.length > 0);
  if (known.length === 0) return noCosts;
  if (known.every(({ costs }) => costs.length < 2)) {
    const costs = known.map(({ name, costs: [cost = 0], at }) => `${label(name)} ${money(cost)} a month${at}`);
    return `Costs are known ${where}, which makes no line: ${costs.join(", ")}.`;
  }
  return known.every(({ costs }) => costs.every((cost) => cost < aCent)) ? freeOfCost : null;
}
