import type { Comparison } from "../../assessment/comparison-schema.js";
import { inline } from "../markdown/escape.js";
import { sliceTable, type Table, timeTable } from "./tables.js";
import { costLines, endsText, sideText, statusWords, titles } from "./words.js";

/** The comparison as markdown, for a pull request or a decision record. */
export function renderComparisonMarkdown(comparison: Comparison): string {
  const { criteria, slices, times, cost, notes } = comparison;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`## ${title}`, lines.join("\n")];
  const items = (texts: readonly string[]): string[] => texts.map((text) => `- ${inline(text)}`);
  const parts = [
    "# Managed and self-hosted, side by side",
    `**${inline(comparison.headline)}**`,
    items([`Managed: ${sideText(comparison.managed)}`, `Self-hosted: ${sideText(comparison.self_hosted)}`]).join("\n"),
    ...section(
      "What was asked for",
      tableLines({
        rows: [
          ["Criterion", "Answer", "Why"],
          ...criteria.map(({ id, status, because }) => [titles[id], statusWords[status], because]),
        ],
        right: [],
        spare: [],
      }),
    ),
    ...section("Slices", slices.length === 0 ? [] : tableLines(sliceTable(slices))),
    ...section("Times", times.length === 0 ? [] : tableLines(timeTable(times))),
    ...section("Cost", cost === null ? [] : items(costLines(cost))),
    ...section("How to read this", items([endsText(comparison), ...notes, methodsOf(comparison)])),
  ];
  return `${parts.join("\n\n")}\n`;
}

function tableLines({ rows, right }: Table): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const [header = [], ...body] = rows;
  return [
    line(header.map(inline)),
    line(header.map((_, i) => (right.includes(i) ? "---:" : "---"))),
    ...body.map((row) => line(row.map(inline))),
  ];
}

/** By what each criterion was judged, for whoever checks it. */
function methodsOf({ criteria, seed }: Comparison): string {
  const methods = criteria.flatMap(({ id, method }) => (method === null ? [] : [`${titles[id]} by ${method}`]));
  return `${methods.join("; ")}. Seed of the random numbers: ${seed}.`;
}
