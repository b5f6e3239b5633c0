// How far measurements of one configuration differ by themselves: no model can be closer than that.
import { quantile } from "./errors.js";

const keyOf = ({ model, gpu, gpus, tp, precision, isl, osl, concurrency }) =>
  [model, gpu, gpus, tp, precision, isl, osl, concurrency].join("|");

/** Releases of one engine, of which each two that follow one another were measured on the same configurations. */
export const releases = [
  ["trtllm-0.14", "trtllm-0.17"],
  ["trtllm-0.17", "trtllm-1.0"],
  ["trtllm-1.0", "trtllm-1.2"],
];

/** Two engines of one time on the same configurations. */
export const engines = ["argonne-trtllm", "argonne-vllm"];

/** Measured in the second source ÷ measured in the first, for each configuration that both have. */
function ratiosOf(rows, [one, other]) {
  const first = new Map(rows.filter(({ source }) => source === one).map((row) => [keyOf(row), row.measured]));
  return rows
    .filter(({ source }) => source === other)
    .flatMap((row) => {
      const before = first.get(keyOf(row));
      return before === undefined ? [] : [row.measured / before];
    });
}

/** How the second source differs from the first: see `spreadOf`. */
export function between(rows, pair) {
  const ratios = ratiosOf(rows, pair);
  return { pairs: ratios.length, ...spreadOf(ratios) };
}

/** Median of faster ÷ slower − 1, which is the same whichever comes first, and 10th, 50th and 90th percentile of the ratio. */
function spreadOf(ratios) {
  const distances = ratios.map((ratio) => Math.max(ratio, 1 / ratio) - 1);
  const [low, middle, high] = [0.1, 0.5, 0.9].map((u) => quantile(ratios, u));
  return { median: quantile(distances, 0.5), low, middle, high };
}

/**
 * Multiples of a measured throughput between which that of the release before or after lies: the widest of the ranges that
 * hold four in five configurations between two releases, so that the pair with most rows does not decide alone.
 */
export function measuredBandOf(rows) {
  const all = releases.map((pair) => between(rows, pair));
  return {
    low: Number(Math.min(...all.map(({ low }) => low)).toFixed(2)),
    high: Number(Math.max(...all.map(({ high }) => high)).toFixed(2)),
  };
}

/** How repeated rows within the sources differ from the earlier ones, as `between` gives it. */
export function repeats(rows) {
  const seen = new Map();
  const ratios = [];
  for (const row of rows) {
    const key = `${row.source}|${keyOf(row)}`;
    const before = seen.get(key);
    if (before !== undefined) ratios.push(row.measured / before);
    seen.set(key, row.measured);
  }
  return { pairs: ratios.length, ...spreadOf(ratios) };
}
