import type { Evidence, WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { counted } from "../../text/figures.js";
import { blocks, bullets, table } from "../markdown/blocks.js";
import { code, inline } from "../markdown/escape.js";
import { definitions, limits } from "./definitions.js";
import { span } from "./figures.js";
import { overlapLine } from "./overlaps.js";
import { cachedRule, gapLines, samplingLine, sourceItems } from "./sources.js";
import { summaryCells, summaryColumns, summaryLegend, whyUnknown } from "./summary-columns.js";
import { trustParts } from "./trust-parts.js";
import { workloadParts } from "./workload-parts.js";
import { pairsTable, partMarkdown } from "./write-markdown.js";

/**
 * What was measured in full, as a markdown document to attach to an architecture review: the summary, the sources and what
 * was wrong with them, every workload, and what the figures mean and can be trusted for. Texts of users are escaped.
 */
export function renderEvidenceMarkdown(evidence: Evidence): string {
  const { workloads } = evidence;
  const document = blocks(
    "# What the request logs show",
    opening(evidence),
    "## Summary",
    summary(workloads),
    ...titled("### What is unknown, and why", whyUnknown(workloads)),
    "## Sources",
    sources(evidence),
    "## Gaps",
    evidence.gaps.length === 0
      ? "No stretch without requests was found that the usual rhythm does not explain, in all workloads together."
      : bullets(gapLines(evidence).map(inline)),
    ...workloads.flatMap((workload, i) => [`<a id="workload-${i + 1}"></a>`, section(workload)]),
    "## What the figures mean",
    pairsTable(definitions),
    "## What they cannot say",
    bullets(limits.map(inline)),
  );
  return `${document}\n`;
}

function opening(evidence: Evidence): string {
  const { as_of: asOf, sources: all, workloads } = evidence;
  const what = `${counted(workloads.length, "workload")}, measured from ${counted(all.length, "source")}. As of ${inline(asOf)}.`;
  const asides = [samplingLine(evidence), overlapLine(evidence), cachedRule(workloads)].flatMap((line) =>
    line === undefined ? [] : [inline(line)],
  );
  return blocks(
    what,
    "Figures are those of the logs, or computed from them where that is said. What the logs do not tell is called unknown, and never taken for zero.",
    ...asides,
  );
}

const titled = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [title, bullets(items.map(inline))];

function summary(workloads: readonly WorkloadEvidence[]): string {
  if (workloads.length === 0) return "No requests of any workload are in the figures.";
  return blocks(
    table(
      ["Workload", "Logged", ...summaryColumns.map(({ head }) => head)],
      workloads.map((workload, i) => [
        `[${inline(workload.name) || "unnamed"}](#workload-${i + 1})`,
        span(workload.window.hours),
        ...summaryCells(workload).map(inline),
      ]),
    ),
    inline(summaryLegend()),
  );
}

function sources(evidence: Evidence): string {
  return blocks(
    ...sourceItems(evidence).map(({ name, account, troubles }) =>
      bullets([
        `${code(name)}: ${inline(account)}`,
        ...(troubles.length === 0 ? ["  - Nothing was wrong with it."] : troubles.map((line) => `  - ${inline(line)}`)),
      ]).replaceAll("\n-   - ", "\n  - "),
    ),
  );
}

const section = (workload: WorkloadEvidence): string =>
  blocks(
    `## Workload ${inline(workload.name)}`,
    ...[...trustParts(workload), ...workloadParts(workload)].map((part) => partMarkdown(part, 3)),
  );
