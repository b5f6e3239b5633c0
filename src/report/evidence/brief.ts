import type { Evidence, WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { counted } from "../../text/figures.js";
import { count } from "./figures.js";
import { named } from "./names.js";
import { type SourceItem, sourceItems } from "./sources.js";

/** Sources and notes that are told one by one; the report has them all. */
const mostSources = 5;
const mostNotes = 8;

export interface BriefSources {
  items: readonly SourceItem[];
  /** What is told of the others together. */
  rest: readonly string[];
}

/** Few sources, or of many those with troubles, and how many more there are. */
export function briefSources(evidence: Evidence): BriefSources {
  const items = sourceItems(evidence);
  if (items.length <= mostSources) return { items, rest: [] };
  const troubled = items.flatMap(({ troubles }, i) => (troubles.length > 0 ? [i] : [])).slice(0, mostSources);
  const others = evidence.sources.filter((_, i) => !troubled.includes(i));
  const rows = (of: "rows" | "used"): number => others.reduce((sum, source) => sum + source[of], 0);
  const [all, used] = [rows("rows"), rows("used")];
  const more = counted(others.length, troubled.length === 0 ? "source" : "more source");
  return {
    items: items.filter((_, i) => troubled.includes(i)),
    rest: [`${more}: ${count(all)} rows, ${used === all ? "all" : count(used)} in the figures`],
  };
}

/** What to know before relying on the figures: each note once, with the workloads that it is of. */
export function briefNotes(workloads: readonly WorkloadEvidence[]): string[] {
  const names = new Map<string, string[]>();
  for (const { name, notes } of workloads) {
    for (const note of notes) names.set(note, [...(names.get(note) ?? []), name]);
  }
  const notes = [...names].map(([note, of]) => {
    const who = of.length === workloads.length && of.length > 1 ? "all workloads" : named(of);
    return `${who}: ${note}`;
  });
  if (notes.length <= mostNotes) return notes;
  return [...notes.slice(0, mostNotes), `and ${notes.length - mostNotes} more`];
}
