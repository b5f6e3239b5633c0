import type { ComparedStatus, Comparison } from "../../assessment/comparison-schema.js";
import { counted } from "../../text/figures.js";
import { columnsOf, hanging, shown, wrap } from "../../text/wrap.js";
import { aligned } from "../sizing/aligned.js";
import { noPaint, type Paint } from "../sizing/paint.js";
import { sliceTable, type Table, timeTable } from "./tables.js";
import { costLines, endsText, sideText, statusWords, titles } from "./words.js";

export interface ComparisonTerminalOptions {
  /** Columns of the window; nothing is wider, down to 20. */
  width: number;
  paint?: Paint;
}

/** Slices in the table; all that are not held, and of those so many that it has this many rows. */
const mostSlices = 12;

/** The comparison for a terminal: the answer, each criterion with its reason, and the figures behind them. */
export function renderComparison(comparison: Comparison, options: ComparisonTerminalOptions): string {
  const { paint = noPaint } = options;
  const width = Math.max(20, options.width);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [[...wrap(title, width).map((line) => paint.title(line)), ...lines].join("\n")];
  const items = (texts: readonly string[]): string[] => texts.flatMap((text) => hanging("  - ", shown(text), width));
  const notHeld = comparison.slices.filter(({ status }) => status !== "held").length;
  const slices = comparison.slices.slice(0, Math.max(mostSlices, notHeld));
  const rest = comparison.slices.length - slices.length;
  const parts = [
    [
      ...wrap(shown(comparison.headline), width).map((line) => paint.title(coloured(comparison.status, line))),
      ...hanging("managed: ", shown(sideText(comparison.managed)), width).map((line) => paint.faint(line)),
      ...hanging("self-hosted: ", shown(sideText(comparison.self_hosted)), width).map((line) => paint.faint(line)),
    ].join("\n"),
    ...section("What was asked for", comparison.criteria.flatMap(criterionLines)),
    ...section("Slices", comparison.slices.length === 0 ? [] : tableLines(sliceTable(slices), width)),
    ...(rest > 0 ? [wrap(`${counted(rest, "more slice")} held.`, width).join("\n")] : []),
    ...section("Times", comparison.times.length === 0 ? [] : tableLines(timeTable(comparison.times), width)),
    ...section("Cost", comparison.cost === null ? [] : items(costLines(comparison.cost))),
    ...section("How to read this", items([endsText(comparison), ...comparison.notes])),
  ];
  return `${parts.join("\n\n")}\n`;

  function criterionLines({ id, status, because }: Comparison["criteria"][number]): string[] {
    const [first = "", ...others] = hanging("  ", `${titles[id]}: ${statusWords[status]}`, width);
    return [coloured(status, first), ...others, ...hanging("    ", shown(because), width)];
  }

  function coloured(status: ComparedStatus, line: string): string {
    return status === "passed" ? paint.good(line) : status === "failed" ? paint.bad(line) : line;
  }
}

/** The rows of a table with as many columns as fit; where even the fewest do not, each row as a list of its cells. */
function tableLines({ rows, right, spare }: Table, width: number): string[] {
  const safe = rows.map((row) => row.map(shown));
  const widths = (safe[0] ?? []).map((_, i) => Math.max(...safe.map((row) => columnsOf(row[i] ?? ""))));
  for (let gone = 0; gone <= spare.length; gone++) {
    const kept = widths.flatMap((_, i) => (spare.slice(0, gone).includes(i) ? [] : [i]));
    if (kept.reduce((sum, i) => sum + 2 + (widths[i] ?? 0), 0) > width) continue;
    const places = right.map((i) => kept.indexOf(i));
    return aligned(
      safe.map((row) => kept.map((i) => row[i] ?? "")),
      width,
      places,
    );
  }
  const [header = [], ...body] = safe;
  return body.flatMap(([name = "", ...cells]) => [
    ...hanging("  ", name, width),
    ...cells.flatMap((cell, i) => hanging("    ", `${header[i + 1] ?? ""}: ${cell}`, width)),
  ]);
}
