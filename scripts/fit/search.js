// The search for constants: a robust loss over rows, and a split of rows that keeps deployments together.
import { predicted } from "./errors.js";
import { minimise } from "./minimise.js";
import { predictedItl } from "./online.js";
import { constantsWith, fitted, most } from "./parameters.js";

/** Beyond this absolute log error a row counts no more: one that the model cannot explain must not bend it. */
const clip = 0.6;

/** Mean absolute log error, clipped; a row without a prediction counts as much as the worst. */
function meanLogError(rows, guessOf, measuredOf) {
  if (rows.length === 0) return 0;
  let sum = 0;
  for (const row of rows) {
    const guess = guessOf(row);
    sum += guess === undefined ? clip : Math.min(clip, Math.abs(Math.log(guess / measuredOf(row))));
  }
  return sum / rows.length;
}

/**
 * The mean error over rows of throughput under full load, that over rows of time between tokens at low load, and that over
 * static batches: each of the three counts as one, however many rows it has. Priors keep what no row tells where it starts.
 */
function loss(values, { full, low, batches }) {
  const constants = constantsWith(values);
  const throughput = (rows) =>
    meanLogError(
      rows,
      (row) => predicted(row, constants),
      ({ measured }) => measured,
    );
  const interval = meanLogError(
    low,
    (row) => predictedItl(row, constants),
    ({ itlMs }) => itlMs,
  );
  let above = 0;
  for (const [name, limit] of Object.entries(most)) above += Math.max(0, constants[name] - limit);
  let prior = 0;
  for (const [name, value] of Object.entries(values)) {
    prior += (Math.log(value / fitted[name].start) / fitted[name].spread) ** 2;
  }
  return throughput(full) + interval + throughput(batches) + 5 * above + 0.002 * prior;
}

/** The fitted constants for these rows, to four significant digits, those in `given` kept as they are. */
export function search(rows, given = {}) {
  const names = Object.keys(fitted).filter((name) => !(name in given));
  const valuesAt = (point) => ({
    ...Object.fromEntries(names.map((name, i) => [name, fitted[name].start * Math.exp(point[i])])),
    ...given,
  });
  const { point } = minimise(
    (candidate) => loss(valuesAt(candidate), rows),
    names.map(() => 0),
  );
  const found = valuesAt(point);
  return Object.fromEntries(Object.keys(fitted).map((name) => [name, Number(found[name].toPrecision(4))]));
}

/** A quarter by FNV-1a hash of the deployment: all rows of one deployment are on one side. */
export function isHeldOut({ model, gpu, tp, precision }) {
  let hash = 0x811c9dc5;
  for (const character of [model, gpu, tp, precision].join("|")) {
    hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
  }
  return hash % 4 === 0;
}
