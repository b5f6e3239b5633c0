import type { Position } from "../../diagnostics/diagnostic.js";
import type { FactSpec, FactValue } from "../../facts/fact.js";
import { findSpec, registry } from "../../facts/registry/registry.js";
import { CannotEdit } from "../edit/cannot-edit.js";
import { sameValue } from "../edit/same.js";
import type { Stated, Workload } from "../workload.js";
import { agrees } from "./agreement.js";
import { type Contradiction, contradictionsIn } from "./contradictions.js";
import { fitting, rounded } from "./fitting.js";

/** What was measured of one workload: facts by dotted name, values in the base units of the registry. */
export interface MeasuredWorkload {
  name: string;
  facts: ReadonlyMap<string, FactValue>;
}

/** How a measured value stands to what the file says. */
export interface Judged {
  kind: "unfit" | "unchanged" | "confirmed" | "contradicted" | "free";
  measured: FactValue;
  /** What the file states before. */
  before: Stated | undefined;
}

/** Facts that are not written, since the file would be in error with them. */
export interface LeftOut {
  contradiction: Contradiction;
  facts: readonly string[];
}

/** What is to become of the facts of one workload. */
export interface Decision {
  workload: string;
  /** In the order of the registry. */
  judged: ReadonlyMap<string, Judged>;
  /** What is to be written as measured. */
  writes: ReadonlyMap<string, FactValue>;
  leftOut: readonly LeftOut[];
}

const nowhere: Position = { file: "", line: 1, col: 1 };

/** True where a file says already what would be written, or more exactly so. */
const saysSo = (now: FactValue, written: FactValue): boolean =>
  sameValue(typeof now === "number" ? rounded(now) : now, written);

function judge(
  spec: FactSpec,
  measured: FactValue,
  before: Stated | undefined,
  written: FactValue | undefined,
): Judged {
  const judged = (kind: Judged["kind"]): Judged => ({ kind, measured, before });
  if (written === undefined) return judged("unfit");
  if (before === undefined || before.provenance === "assumed") return judged("free");
  if (before.provenance === "measured") return judged(saysSo(before.value, written) ? "unchanged" : "free");
  return judged(agrees(spec, before.value, measured) ? "confirmed" : "contradicted");
}

/** What a workload would state with some facts written as measured. */
function statedWith(stated: ReadonlyMap<string, Stated>, writes: ReadonlyMap<string, FactValue>) {
  const all = new Map(stated);
  for (const [fact, value] of writes) all.set(fact, { value, provenance: "measured", at: nowhere });
  return all;
}

/** Takes facts out of what is to be written until no error is left that they make. */
function takeOut(workload: Workload | undefined, writes: Map<string, FactValue>): LeftOut[] {
  const leftOut: LeftOut[] = [];
  for (;;) {
    const stated = statedWith(workload?.stated ?? new Map(), writes);
    const problems = contradictionsIn(stated, workload?.slices ?? []);
    const count = leftOut.length;
    for (const contradiction of problems.filter(({ severity }) => severity === "error")) {
      const facts = contradiction.facts.filter((fact) => writes.delete(fact));
      if (facts.length > 0) leftOut.push({ contradiction, facts });
    }
    // what is left then was there before
    if (leftOut.length === count) return leftOut;
  }
}

/**
 * What is to become of the measured facts of a workload. What the file does not state, assumes or has measured before gives
 * way; what it declares stays, unless `replaceDeclared` is set and the two do not agree. Facts with which the file would be in
 * error are left out together.
 *
 * @param workload as the file has it; undefined where it has none of that name
 * @throws CannotEdit for a fact that the registry does not have
 */
export function decide(workload: Workload | undefined, measured: MeasuredWorkload, replaceDeclared: boolean): Decision {
  const { name, facts } = measured;
  const unknown = [...facts.keys()].find((fact) => findSpec(fact) === undefined);
  if (unknown !== undefined) throw new CannotEdit("no-such-fact", { workload: name, fact: unknown });
  const judged = new Map<string, Judged>();
  const writes = new Map<string, FactValue>();
  for (const spec of registry) {
    const value = facts.get(spec.name);
    if (value === undefined) continue;
    const written = fitting(spec, value);
    const verdict = judge(spec, value, workload?.stated.get(spec.name), written);
    judged.set(spec.name, verdict);
    const isWritten = verdict.kind === "free" || (verdict.kind === "contradicted" && replaceDeclared);
    if (isWritten && written !== undefined) writes.set(spec.name, written);
  }
  return { workload: name, judged, leftOut: takeOut(workload, writes), writes };
}
