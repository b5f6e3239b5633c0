// How far predictions lie from what was measured.
import { predict } from "../../dist/sizing/predict.js";

/** The value below which the share `u` of the numbers lies, linear between neighbours; undefined of none. */
export function quantile(numbers, u) {
  if (numbers.length === 0) return undefined;
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = u * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/**
 * Output tokens a second that the model gives for a row; undefined where it says that the row cannot run. Requests that come
 * all at once run in rounds of as many as fit, and the rest of them in one more.
 */
export function predicted(row, constants) {
  const at = (requests) => predict(row.deployment, row.shape, requests, constants);
  const result = at(row.requests);
  if (!result.fits) return undefined;
  const rest = row.requests % result.concurrencyLimit;
  if (row.requests <= result.concurrencyLimit || rest === 0) return result.outputTokensPerSecond;
  const full = row.requests - rest;
  return row.requests / (full / result.outputTokensPerSecond + rest / at(rest).outputTokensPerSecond);
}

/** Error figures over rows. A row without a prediction counts as outside every band. */
export function errorsOf(rows, predictor, measuredOf = ({ measured }) => measured) {
  const ratios = [];
  for (const row of rows) {
    const guess = predictor(row);
    ratios.push(guess === undefined ? Number.POSITIVE_INFINITY : guess / measuredOf(row));
  }
  const errors = ratios.map((ratio) => Math.abs(ratio - 1));
  return {
    rows: rows.length,
    medianAbsoluteError: quantile(errors, 0.5),
    within25: errors.filter((error) => error <= 0.25).length / rows.length,
    bias: quantile(ratios, 0.5) - 1,
    unanswered: ratios.filter((ratio) => ratio === Number.POSITIVE_INFINITY).length,
  };
}

/** Quantiles of measured ÷ predicted, for a band. */
export function bandOf(rows, constants, low, high) {
  const ratios = rows.flatMap((row) => {
    const guess = predicted(row, constants);
    return guess === undefined ? [] : [row.measured / guess];
  });
  return { low: quantile(ratios, low), high: quantile(ratios, high) };
}
