import type { ChartSpec, Swing } from "./spec.js";

/** Larger amounts are mistakes, and would not fit beside an axis. USD. */
export const mostMoney = 1e15;
/** Tokens a month. A logarithmic axis has no zero. */
export const [leastTokens, mostTokens] = [1, 1e18] as const;
/** A hundred years. */
const mostMonths = 1200;

/**
 * Refuses what a chart could only show wrongly.
 *
 * @throws RangeError naming the value: not finite, negative where a cost is meant, out of order, or beyond all scale
 */
export function checkSpec(spec: ChartSpec): void {
  switch (spec.kind) {
    case "cost_curve":
      for (const { name, points } of spec.series) {
        for (const point of points) checkVolumeAndCost(point, `series "${name}"`);
        inOrder(
          points.map((point) => point.tokensPerMonth),
          `volumes of series "${name}"`,
        );
      }
      for (const point of spec.breakEvens) checkVolumeAndCost(point, "a break-even");
      if (spec.todayTokensPerMonth !== undefined) checkVolume(spec.todayTokensPerMonth, "today's volume");
      return;
    case "projection":
      for (const { name, usd } of spec.series) {
        within(usd.length, 0, mostMonths, `the number of months of series "${name}"`);
        for (const amount of usd) within(amount, 0, mostMoney, `a cost of series "${name}"`);
      }
      for (const { month, usd } of spec.crossings) {
        within(month, 0, mostMonths, "the month of a crossing");
        within(usd, 0, mostMoney, "the cost at a crossing");
      }
      return;
    case "tornado":
      within(spec.expectedUsdPerMonth, -mostMoney, mostMoney, "the expected difference");
      for (const swing of spec.swings) checkSwing(swing);
      return;
    case "options":
      for (const { name, low, expected, high } of spec.options) {
        for (const amount of [low, expected, high]) within(amount, 0, mostMoney, `a cost of option "${name}"`);
        inOrder([low, expected, high], `low, expected and high cost of option "${name}"`);
      }
  }
}

function checkVolumeAndCost(point: { tokensPerMonth: number; usdPerMonth: number }, of: string): void {
  checkVolume(point.tokensPerMonth, `a volume of ${of}`);
  within(point.usdPerMonth, 0, mostMoney, `a cost of ${of}`);
}

const checkVolume = (count: number, name: string): void =>
  within(count, leastTokens, mostTokens, `${name} (tokens a month)`);

function checkSwing({ factor, low, high }: Swing): void {
  for (const end of [low, high]) {
    within(end.differenceUsdPerMonth, -mostMoney, mostMoney, `a difference of factor "${factor}"`);
  }
}

function within(value: number, low: number, high: number, name: string): void {
  if (value >= low && value <= high) return;
  throw new RangeError(`A chart cannot show ${value} as ${name}: it has to lie between ${low} and ${high}.`);
}

function inOrder(values: readonly number[], name: string): void {
  const at = values.findIndex((value, i) => value < (values[i - 1] ?? value));
  if (at > 0) throw new RangeError(`The ${name} have to rise, but ${values[at - 1]} stands before ${values[at]}.`);
}
