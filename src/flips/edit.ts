import type { Domain, Interval } from "../facts/domain.js";
import type { FactSpec, Facts, FactValue } from "../facts/fact.js";
import { domainOf } from "../facts/known.js";
import { findDerived } from "../facts/registry/lookup.js";
import type { Cell, Variable } from "../rules/cells.js";
import type { Edit } from "./size.js";
import { solvedEdits } from "./solve.js";

/** Every single edit that brings a variable into one of the cells of `wanted`, the nearest in each direction. */
export function editsInto(facts: Facts, variable: Variable, wanted: number): Edit[] {
  const cells = variable.cells.filter((_, i) => wanted & (1 << i));
  const { spec } = variable;
  const fact = facts.get(spec.name);
  if (fact && !fact.at && findDerived(spec.name)) return solvedEdits(facts, fact, variable, wanted);
  const domain = domainOf(facts, spec.name);
  return nearestEachWay(
    spec,
    domain,
    cells.flatMap((cell) => editsFor(cell, variable, domain)),
  );
}

function editsFor(cell: Cell, variable: Variable, domain: Domain): Edit[] {
  const { spec, word } = variable;
  switch (cell.kind) {
    case "member":
      return word === undefined ? [] : [{ fact: spec.name, word, value: cell.present }];
    case "words":
      return [...cell.words, ...(cell.other ? [anotherWord(variable)] : [])].map((w) => ({
        fact: spec.name,
        value: spec.type.kind === "flag" ? w === "true" : w,
      }));
    case "interval": {
      const value = nearest(cell.interval, domain, cell.integer);
      return value === undefined ? [] : [{ fact: spec.name, value }];
    }
  }
}

/** A word that no rule names: a known one where there is one. */
function anotherWord({ spec, cells }: Variable): string {
  const named = new Set(cells.flatMap((cell) => (cell.kind === "words" ? cell.words : [])));
  const known = spec.type.kind === "text" ? (spec.type.known ?? []) : [];
  return known.find((word) => !named.has(word)) ?? "another";
}

/** Of several numeric or ordered values, those nearest to today's from below and from above; of others, all. */
function nearestEachWay(spec: FactSpec, domain: Domain, edits: readonly Edit[]): Edit[] {
  const rank = rankOf(spec);
  const from =
    domain.kind === "choices" ? rank(domain.values[0] ?? "") : domain.kind === "interval" ? domain.lo : Number.NaN;
  if (Number.isNaN(from) || edits.some((edit) => Number.isNaN(rank(edit.value)))) return [...edits];
  const sorted = [...edits].sort((a, b) => rank(a.value) - rank(b.value));
  const below = sorted.filter((edit) => rank(edit.value) <= from).at(-1);
  const above = sorted.find((edit) => rank(edit.value) > from);
  return [below, above].filter((edit) => edit !== undefined);
}

function rankOf({ type }: FactSpec): (value: FactValue) => number {
  if (type.kind === "quantity") return Number;
  if (type.kind !== "choice" || !type.ordered) return () => Number.NaN;
  return (value) => {
    const i = type.values.indexOf(String(value));
    return i < 0 ? Number.NaN : i;
  };
}

/** The value inside the interval that is nearest to what the fact is today, at three significant digits. */
function nearest(target: Interval, today: Domain, integer: boolean): number | undefined {
  const upwards = today.kind !== "interval" || today.lo <= target.lo;
  if (integer) {
    const low = target.loOpen ? Math.floor(target.lo) + 1 : Math.ceil(target.lo);
    const high = target.hiOpen ? Math.ceil(target.hi) - 1 : Math.floor(target.hi);
    return low > high ? undefined : upwards ? low : high;
  }
  const end = upwards ? target.lo : target.hi;
  if (!(upwards ? target.loOpen : target.hiOpen)) return end;
  const width = target.hi - target.lo;
  const step = Math.min(Number.isFinite(width) ? width / 2 : Number.POSITIVE_INFINITY, Math.abs(end) / 100 || 1);
  return Number((upwards ? end + step : end - step).toPrecision(6));
}
