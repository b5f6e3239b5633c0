import type { Assessment, WorkloadAssessment } from "../assessment/schema.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { plainText } from "../diagnostics/plain-text.js";
import { GateTripped } from "./failure.js";

/** States of a workload that a caller may refuse. */
export const failOnValues = ["managed", "self_hosted", "hybrid", "blocked", "unsettled", "warnings"] as const;

export type GateName = (typeof failOnValues)[number];

function trips(workload: WorkloadAssessment, gate: GateName): boolean {
  if (gate === "unsettled") return !workload.verdict.settled;
  return gate === "warnings" ? workload.warnings.length > 0 : workload.verdict.mode === gate;
}

/**
 * @param unmatched warnings of names in the files that nothing knows; they count as warnings of workloads do
 * @throws GateTripped naming every workload in a refused state
 */
export function checkGates(
  assessment: Assessment,
  gates: readonly GateName[],
  unmatched: readonly Diagnostic[] = [],
): void {
  const lines = gates.flatMap((gate) => {
    const names = assessment.workloads.filter((workload) => trips(workload, gate)).map((workload) => workload.name);
    if (gate === "warnings") names.push(...placesOf(unmatched));
    return names.length > 0 ? [`--fail-on ${gate}: ${names.join(", ")}`] : [];
  });
  if (lines.length > 0) throw new GateTripped(lines.join("\n"));
}

/** Places that are named; more are counted. */
const mostPlaces = 5;

function placesOf(problems: readonly Diagnostic[]): string[] {
  const places = problems.flatMap(({ at, code }) => (at ? `${plainText(at.file)}:${at.line}:${at.col} ${code}` : []));
  const left = places.length - mostPlaces;
  return [...places.slice(0, mostPlaces), ...(left > 0 ? [`and ${left} more`] : [])];
}

/** @throws GateTripped where a figure rests on prices that are too old to plan on */
export function refuseOldPrices({ workloads }: Assessment): void {
  const old = workloads.filter(({ economics }) => economics.price?.age === "too_old");
  const [first] = old;
  if (!first?.economics.price) return;
  const { book, age_days: days } = first.economics.price;
  throw new GateTripped(
    `--strict: the prices of ${old.length} ${old.length === 1 ? "workload" : "workloads"} are too old to plan on (${book}, ${days} days)`,
  );
}
