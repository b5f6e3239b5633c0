// How far measurements of one configuration differ by themselves: no model can be closer than that.
import { quantile } from "./errors.js";

const keyOf = ({ model, gpu, gpus, tp, precision, isl, osl, concurrency }) =>
  [model, gpu, gpus, tp, precision, isl, osl, concurrency].join("|");

/** Median |a ÷ b − 1| over configurations measured in both sources. */
export function between(rows, one, other) {
  const first = new Map(rows.filter(({ source }) => source === one).map((row) => [keyOf(row), row.measured]));
  const differences = rows
    .filter(({ source }) => source === other)
    .flatMap((row) => {
      const measured = first.get(keyOf(row));
      return measured === undefined ? [] : [Math.abs(measured / row.measured - 1)];
    });
  return { one, other, pairs: differences.length, median: quantile(differences, 0.5) };
}

/** Median difference of repeated rows within the sources. */
export function repeats(rows) {
  const seen = new Map();
  const differences = [];
  for (const row of rows) {
    const key = `${row.source}|${keyOf(row)}`;
    const before = seen.get(key);
    if (before !== undefined) differences.push(Math.abs(row.measured / before - 1));
    seen.set(key, row.measured);
  }
  return { pairs: differences.length, median: quantile(differences, 0.5) };
}
