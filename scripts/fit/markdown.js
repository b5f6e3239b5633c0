// Lines and tables of error figures in markdown.
import { errorsOf } from "./errors.js";

export const percent = (share) => (Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : "–");
export const signed = (share) =>
  Number.isFinite(share) ? `${share >= 0 ? "+" : "−"}${Math.abs(100 * share).toFixed(1)} %` : "–";

/** A markdown table, padded so that it reads as text. */
export function table(head, lines) {
  const widths = head.map((title, at) => Math.max(title.length, ...lines.map((cells) => cells[at].length)));
  const row = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  return [row(head), row(widths.map((width) => "-".repeat(width))), ...lines.map(row)].join("\n");
}

export const head = ["rows", "n", "median error", "within ±25 %", "bias"];
export const line = (title, { rows, medianAbsoluteError, within25, bias }) => [
  title,
  String(rows),
  percent(medianAbsoluteError),
  percent(within25),
  signed(bias),
];

/** One line a group, groups in order of their names. */
export function grouped(rows, keyOf, predictor) {
  return [...group(rows, keyOf).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, some]) => line(title, errorsOf(some, predictor)));
}

export function group(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
