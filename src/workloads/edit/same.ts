import type { FactValue } from "../../facts/fact.js";
import type { Slice, Stated } from "../workload.js";

/** Numbers are written with fifteen digits. */
const precision = 1e-14;

/** True where two values are read from the same text. */
export function sameValue(a: FactValue, b: FactValue): boolean {
  if (typeof a === "number" && typeof b === "number") {
    return a === b || Math.abs(a - b) <= precision * Math.max(Math.abs(a), Math.abs(b));
  }
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

export function sameStated(a: Stated | undefined, b: Stated | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.provenance === b.provenance && sameValue(a.value, b.value);
}

export function sameSlices(a: readonly Slice[], b: readonly Slice[]): boolean {
  const same = (one: Slice, other: Slice) =>
    one.name === other.name &&
    one.share === other.share &&
    one.stated.size === other.stated.size &&
    [...one.stated].every(([name, stated]) => sameStated(stated, other.stated.get(name)));
  return a.length === b.length && a.every((slice, i) => b[i] !== undefined && same(slice, b[i]));
}
