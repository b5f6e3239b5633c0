import type { Evidence, WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { counted } from "../../text/figures.js";
import { hanging, shown, wrap } from "../../text/wrap.js";
import { noPaint, type Paint } from "../sizing/paint.js";
import { laidOut } from "./laid-out.js";
import { overlapLine } from "./overlaps.js";
import { cachedRule, gapLines, samplingLine, sourceItems } from "./sources.js";
import { summaryCells, summaryColumns, summaryLegend, whyUnknown } from "./summary-columns.js";
import { workloadParts } from "./workload-parts.js";
import { partLines } from "./write-terminal.js";

export interface EvidenceTerminalOptions {
  /** Columns of the window; nothing is wider, down to 20. */
  width: number;
  paint?: Paint;
  /** Tell each workload in full below the table. Where absent: where there are few. */
  detail?: boolean;
}

/** Workloads up to this many are told in full. */
const few = 5;

/** Columns of words in the summary. */
const mostCell = 16;

/** More rows than this nobody reads at a terminal. */
const mostRows = 200;

/**
 * What was measured, for a terminal: the sources and what was wrong with them, the gaps, all workloads in a table, and few
 * workloads in full. What is not known is `unknown`, with the reason below. Ends with a line break.
 */
export function renderEvidence(evidence: Evidence, options: EvidenceTerminalOptions): string {
  const { paint = noPaint } = options;
  const width = Math.max(20, options.width);
  const { workloads } = evidence;
  const rows = workloads.slice(0, mostRows);
  const detail = options.detail ?? workloads.length <= few;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [[...wrap(title, width).map((line) => paint.title(line)), ...lines].join("\n")];
  const items = (texts: readonly string[]): string[] => texts.flatMap((text) => hanging("  - ", shown(text), width));
  const asides = [samplingLine(evidence), overlapLine(evidence), cachedRule(workloads)].flatMap((line) => line ?? []);
  const parts = [
    ...section(sourcesTitle(evidence), sourceLines(evidence, width, paint)),
    ...section("Gaps", items(gapLines(evidence))),
    ...section("How it was read", items(asides)),
    ...section("Workloads", tableLines(rows, width, paint)),
    ...section("What is unknown, and why", items(whyUnknown(workloads))),
    ...(rows.length < workloads.length
      ? [
          wrap(`${rows.length} of ${counted(workloads.length, "workload")}, those with most tokens first.`, width).join(
            "\n",
          ),
        ]
      : []),
    ...(detail ? rows.map((workload) => workloadText(workload, width, paint)) : []),
    ...(detail
      ? []
      : [
          wrap("The markdown report tells each workload in full.", width)
            .map((line) => paint.faint(line))
            .join("\n"),
        ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const sourcesTitle = ({ sources, as_of: asOf }: Evidence): string =>
  `${counted(sources.length, "source")} measured, as of ${shown(asOf)}`;

function sourceLines(evidence: Evidence, width: number, paint: Paint): string[] {
  return sourceItems(evidence).flatMap(({ name, account, troubles }) => [
    ...hanging("  ", `${shown(name)}: ${shown(account)}`, width),
    ...troubles.flatMap((line) => hanging("    - ", shown(line), width).map((text) => paint.bad(text))),
  ]);
}

function tableLines(workloads: readonly WorkloadEvidence[], width: number, paint: Paint): string[] {
  if (workloads.length === 0) return wrap("No requests of any workload are in the figures.", width);
  const right = summaryColumns.flatMap((column, i) => (column.right ? [i + 1] : []));
  const lines = laidOut(
    {
      head: ["Workload", ...summaryColumns.map(({ head }) => head)],
      rows: workloads.map((workload) => [shown(workload.name), ...summaryCells(workload)]),
      right,
    },
    width,
    { groups: summaryColumns.map(({ group }) => group), mostCell },
  );
  return [...lines, ...wrap(summaryLegend, width).map((line) => paint.faint(line))];
}

function workloadText(workload: WorkloadEvidence, width: number, paint: Paint): string {
  const title = wrap(`Workload ${shown(workload.name)}`, width).map((line) => paint.title(paint.good(line)));
  const parts = workloadParts(workload).map((part) => partLines(part, width, paint));
  return [title, ...parts.filter((lines) => lines.length > 0)].map((lines) => lines.join("\n")).join("\n\n");
}
