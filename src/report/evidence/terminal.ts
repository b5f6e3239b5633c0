import type { Evidence, WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { counted } from "../../text/figures.js";
import { hanging, shown, wrap } from "../../text/wrap.js";
import { aligned } from "../sizing/aligned.js";
import { noPaint, type Paint } from "../sizing/paint.js";
import { type BriefSources, briefNotes, briefSources } from "./brief.js";
import { briefRows } from "./brief-parts.js";
import { laidOut } from "./laid-out.js";
import { overlapLine } from "./overlaps.js";
import { cachedRule, gapLines, samplingLine, sourceItems } from "./sources.js";
import { summaryColumns, summaryLegend, whyUnknown } from "./summary-columns.js";
import { workloadParts } from "./workload-parts.js";
import { partLines } from "./write-terminal.js";

export interface EvidenceTerminalOptions {
  /** Columns of the window; nothing is wider, down to 20. */
  width: number;
  paint?: Paint;
  /** Tell each workload in full, for a file; without it, what is needed at first sight. */
  detail?: boolean;
}

/** Workloads up to this many have a few lines each beside the table. */
const few = 5;

/** Columns of words in the summary. */
const mostCell = 16;

/** More rows than this nobody reads at a terminal. */
const mostRows = 200;

/**
 * What was measured, for a terminal: the sources and what was wrong with them, the gaps, all workloads in a table, and what
 * to know before relying on it. What is not known is `unknown`, with the reason below. Ends with a line break.
 */
export function renderEvidence(evidence: Evidence, options: EvidenceTerminalOptions): string {
  const { paint = noPaint, detail = false } = options;
  const width = Math.max(20, options.width);
  const { workloads } = evidence;
  const rows = detail ? workloads : workloads.slice(0, mostRows);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [[...wrap(title, width).map((line) => paint.title(line)), ...lines].join("\n")];
  const items = (texts: readonly string[]): string[] => texts.flatMap((text) => hanging("  - ", shown(text), width));
  const sources = detail ? { items: sourceItems(evidence), rest: [] } : briefSources(evidence);
  const parts = [
    ...section(sourcesTitle(evidence), sourceLines(sources, width, paint)),
    ...section("Gaps", items(gapLines(evidence))),
    ...section("How it was read", items(asides(evidence, detail))),
    ...section("Workloads", tableLines(rows, width, paint)),
    ...section("What is unknown, and why", items(whyUnknown(workloads))),
    ...(rows.length < workloads.length
      ? [
          wrap(`${rows.length} of ${counted(workloads.length, "workload")}, those with most tokens first.`, width).join(
            "\n",
          ),
        ]
      : []),
    ...(detail
      ? rows.map((workload) => workloadText(workload, width, paint))
      : [
          ...section("Before relying on this", items(briefNotes(workloads))),
          ...(workloads.length <= few ? rows.flatMap((workload) => briefText(workload, width, paint)) : []),
          wrap(more, width)
            .map((line) => paint.faint(line))
            .join("\n"),
        ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const more = "Each workload in full, with its facts: --report FILE.md (or .txt), or --format json.";

/** That cached tokens were taken as usual is left to the file: it changes nothing that is seen here. */
function asides(evidence: Evidence, detail: boolean): string[] {
  const { workloads } = evidence;
  const tellsRule = detail || workloads.some(({ separate_cached: some }) => some > 0);
  return [samplingLine(evidence), overlapLine(evidence), tellsRule ? cachedRule(workloads) : undefined].flatMap(
    (line) => line ?? [],
  );
}

const sourcesTitle = ({ sources, as_of: asOf }: Evidence): string =>
  `${counted(sources.length, "source")} measured, as of ${shown(asOf)}`;

function sourceLines({ items, rest }: BriefSources, width: number, paint: Paint): string[] {
  const told = items.flatMap(({ name, account, troubles }) => [
    ...hanging("  ", `${shown(name)}: ${shown(account)}`, width),
    ...troubles.flatMap((line) => hanging("    - ", shown(line), width).map((text) => paint.bad(text))),
  ]);
  return [...told, ...rest.flatMap((line) => hanging("  ", line, width))];
}

/** A column that no workload has a figure for takes the room of the others; why it is not known stands below. */
function tableLines(workloads: readonly WorkloadEvidence[], width: number, paint: Paint): string[] {
  if (workloads.length === 0) return wrap("No requests of any workload are in the figures.", width);
  const columns = summaryColumns.filter(({ cell }) => workloads.some((workload) => cell(workload).text !== "unknown"));
  const lines = laidOut(
    {
      head: ["Workload", ...columns.map(({ head }) => head)],
      rows: workloads.map((workload) => [shown(workload.name), ...columns.map(({ cell }) => cell(workload).text)]),
      right: columns.flatMap((column, i) => (column.right ? [i + 1] : [])),
    },
    width,
    { groups: columns.map(({ group }) => group), mostCell },
  );
  return [...lines, ...wrap(summaryLegend(columns), width).map((line) => paint.faint(line))];
}

const workloadTitle = ({ name }: WorkloadEvidence, width: number, paint: Paint): string[] =>
  wrap(`Workload ${shown(name)}`, width).map((line) => paint.title(paint.good(line)));

function briefText(workload: WorkloadEvidence, width: number, paint: Paint): string[] {
  const rows = briefRows(workload).map((row) => row.map(shown));
  return rows.length === 0 ? [] : [[...workloadTitle(workload, width, paint), ...aligned(rows, width)].join("\n")];
}

function workloadText(workload: WorkloadEvidence, width: number, paint: Paint): string {
  const parts = workloadParts(workload).map((part) => partLines(part, width, paint));
  return [workloadTitle(workload, width, paint), ...parts.filter((lines) => lines.length > 0)]
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
