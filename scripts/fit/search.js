// The search for constants: a robust loss over rows, and a split of rows that keeps deployments together.
import { predicted } from "./errors.js";
import { minimise } from "./minimise.js";
import { constantsWith, fitted, mostOfABandwidth, shares } from "./parameters.js";

const names = Object.keys(fitted);
/** Beyond this absolute log error a row counts no more: one that the model cannot explain must not bend it. */
const clip = 0.6;

const valuesAt = (point) => Object.fromEntries(names.map((name, i) => [name, fitted[name].start * Math.exp(point[i])]));

function loss(point, rows, hostScale) {
  const constants = constantsWith(valuesAt(point), hostScale);
  let sum = 0;
  for (const row of rows) {
    const guess = predicted(row, constants);
    sum += guess === undefined ? clip : Math.min(clip, Math.abs(Math.log(guess / row.measured)));
  }
  const above = shares.reduce((excess, name) => excess + Math.max(0, constants[name] - mostOfABandwidth), 0);
  const prior = names.reduce((squares, name, i) => squares + (point[i] / fitted[name].spread) ** 2, 0);
  return sum / rows.length + 5 * above + 0.002 * prior;
}

/** The fitted constants for these rows, to four significant digits. */
export function search(rows, hostScale = 1) {
  const { point } = minimise(
    (candidate) => loss(candidate, rows, hostScale),
    names.map(() => 0),
  );
  const values = valuesAt(point);
  return Object.fromEntries(names.map((name) => [name, Number(values[name].toPrecision(4))]));
}

/** A quarter by FNV-1a hash of the deployment: all rows of one deployment are on one side. */
export function isHeldOut({ model, gpu, tp, precision }) {
  let hash = 0x811c9dc5;
  for (const character of [model, gpu, tp, precision].join("|")) {
    hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
  }
  return hash % 4 === 0;
}
