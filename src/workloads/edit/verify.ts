import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Workload } from "../workload.js";
import type { Values } from "./changes.js";
import type { Plan } from "./plan.js";
import { sameSlices, sameStated, sameValue } from "./same.js";
import type { FileState } from "./state.js";

/** How a text reads after an edit: as it was meant, with something else changed, or without the value that was meant. */
export type Outcome = "kept" | "others-changed" | "value-missing";

/** Whether the figures of a file fit together is not a matter of how it is written. */
const ofFigures = /^(?:contradictory-|provenance-of-nothing$)/;

/** True where reading gives no problem that it did not give before. */
export function noNewProblems(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  const left = new Map<string, number>();
  for (const { code } of before) left.set(code, (left.get(code) ?? 0) + 1);
  return after.every(({ code }) => {
    const count = left.get(code) ?? 0;
    left.set(code, count - 1);
    return count > 0 || ofFigures.test(code);
  });
}

/** True where nothing of a workload differs but the facts given. */
export function sameBut(a: Workload, b: Workload, differs: (fact: string) => boolean): boolean {
  if (a.name !== b.name || a.owner !== b.owner || !sameSlices(a.slices, b.slices)) return false;
  const names = new Set([...a.stated.keys(), ...b.stated.keys()]);
  return [...names].every((name) => differs(name) || sameStated(a.stated.get(name), b.stated.get(name)));
}

function hasValues(workload: Workload | undefined, values: Values): boolean {
  return [...values].every(([name, { value, provenance }]) => {
    const stated = workload?.stated.get(name);
    if (value === null || stated === undefined) return value === null && stated === undefined;
    return stated.provenance === provenance && sameValue(stated.value, value);
  });
}

const none: Values = new Map();

/** How a file reads after a plan was carried out. */
export function outcomeOf(before: FileState, after: FileState | undefined, plan: Plan): Outcome {
  if (after === undefined) return "others-changed";
  const stated = before.items.every(({ read }, i) =>
    hasValues(after.items[i]?.read, plan.values.get(read.name) ?? none),
  );
  if (!stated) return "value-missing";
  const same = before.items.every(({ read }, i) => {
    const now = after.items[i]?.read;
    const values = plan.values.get(read.name);
    return now !== undefined && sameBut(read, now, (name) => values?.has(name) || plan.shared.has(name));
  });
  if (!same || after.items.length !== before.items.length) return "others-changed";
  return noNewProblems(before.diagnostics, after.diagnostics) ? "kept" : "others-changed";
}
