import type { Reason, WorkloadAssessment } from "../../assessment/schema.js";
import { code, inline } from "./escape.js";

type Provenance = Reason["facts"][number]["provenance"];

/** A fact that a rule rests on: name, value and where the value comes from. */
export function factTag({ name, text, provenance }: Reason["facts"][number]): string {
  if (provenance === "unknown") return `${code(name)} unknown`;
  return `${code(name)} ${inline(text)}${text.startsWith(provenance) ? "" : ` (${provenance})`}`;
}

/** The facts of a rule, one a line of the cell. */
export const factTags = (facts: Reason["facts"]): string => facts.map(factTag).join("<br>");

/** A warning's or risk's `fact: value`, with where the value comes from. */
export function namedTag(workload: WorkloadAssessment, statement: string, slice?: string): string {
  const [name, text] = parted(statement);
  return `${code(name)} ${inline(text)}${tagOf(workload, name, text, slice)}`;
}

/** A transition's `Title: value`, with where the value comes from. */
export function titledTag(workload: WorkloadAssessment, statement: string): string {
  const [title, text] = parted(statement);
  const name = nameOf(workload, title) ?? title;
  return `${inline(title)}: ${inline(text)}${tagOf(workload, name, text)}`;
}

function parted(statement: string): [string, string] {
  const at = statement.indexOf(": ");
  return at < 0 ? [statement, ""] : [statement.slice(0, at), statement.slice(at + 2)];
}

function nameOf({ facts, unknowns, flips }: WorkloadAssessment, title: string): string | undefined {
  const asked = [...unknowns, ...flips.flatMap((flip) => flip.changes)];
  return facts.find((f) => f.title === title)?.name ?? asked.find((f) => f.title === title)?.fact;
}

function tagOf(workload: WorkloadAssessment, name: string, text: string, slice?: string): string {
  const provenance = provenanceOf(workload, name, text, slice);
  if (provenance !== undefined) return text.startsWith(provenance) ? "" : ` (${provenance})`;
  return workload.slices.length > 0 ? " (a slice's own)" : "";
}

/** Where a value comes from. A slice's own value is not among the workload's facts, only with the slice's rules. */
export function provenanceOf(
  { facts, reasons }: WorkloadAssessment,
  name: string,
  text: string,
  slice?: string,
): Provenance | undefined {
  const same = (fact: { name: string; text: string }): boolean => fact.name === name && fact.text === text;
  const ruled = (of: readonly Reason[]) => of.flatMap((reason) => reason.facts).find(same);
  const own = slice === undefined ? undefined : ruled(reasons.filter((reason) => reason.slice === slice));
  return (own ?? facts.find(same) ?? ruled(reasons))?.provenance;
}
