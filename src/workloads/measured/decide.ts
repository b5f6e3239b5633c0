import type { Position } from "../../diagnostics/diagnostic.js";
import type { FactSpec, FactValue } from "../../facts/fact.js";
import { findSpec, registry } from "../../facts/registry/registry.js";
import { CannotEdit } from "../edit/cannot-edit.js";
import { sameValue } from "../edit/same.js";
import type { Stated, Workload } from "../workload.js";
import { agrees } from "./agreement.js";
import { withheldBill } from "./bill.js";
import { contradictionsIn } from "./contradictions.js";
import type { Decision, Judged, LeftOut, MeasuredWorkload } from "./decision.js";
import { fitting, rounded } from "./fitting.js";

export interface Deciding {
  /** Whether what was measured replaces what the file declares otherwise, or of which facts it does. */
  replaceDeclared: boolean | ReadonlySet<string>;
  /** Facts that measurements of this kind may show. */
  mayShow: ReadonlySet<string>;
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
 * error are left out together, and a bill where other traffic stays than it was measured with.
 *
 * @param workload as the file has it; undefined where it has none of that name
 * @throws CannotEdit for a fact that the registry does not have
 */
export function decide(
  workload: Workload | undefined,
  measured: MeasuredWorkload,
  { replaceDeclared, mayShow }: Deciding,
): Decision {
  const { name, facts } = measured;
  const unknown = [...facts.keys()].find((fact) => findSpec(fact) === undefined);
  if (unknown !== undefined) throw new CannotEdit("no-such-fact", { workload: name, fact: unknown });
  const replaces = (fact: string): boolean =>
    typeof replaceDeclared === "boolean" ? replaceDeclared : replaceDeclared.has(fact);
  const judged = new Map<string, Judged>();
  const writes = new Map<string, FactValue>();
  for (const spec of registry) {
    const value = facts.get(spec.name);
    if (value === undefined) continue;
    const written = fitting(spec, value);
    const verdict = judge(spec, value, workload?.stated.get(spec.name), written);
    judged.set(spec.name, verdict);
    const isWritten = verdict.kind === "free" || (verdict.kind === "contradicted" && replaces(spec.name));
    if (isWritten && written !== undefined) writes.set(spec.name, written);
  }
  const leftOut = takeOut(workload, writes);
  const withheld = withheldBill(judged, writes, leftOut);
  if (withheld !== undefined) writes.delete(withheld.fact);
  const notShown = [...(workload?.stated ?? [])].flatMap(([fact, { provenance }]) =>
    provenance === "measured" && mayShow.has(fact) && !facts.has(fact) ? [fact] : [],
  );
  return { workload: name, judged, writes, leftOut, withheld, notShown };
}
