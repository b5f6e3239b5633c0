import type { DerivedSpec } from "../facts/derived.js";
import { type Domain, type Interval, intersect, interval, isEmpty, wholeDomain } from "../facts/domain.js";
import type { FactSpec, Facts, FactValue } from "../facts/fact.js";
import { findDerived, findFact } from "../facts/registry/lookup.js";
import type { Cell, Variable } from "../rules/cells.js";
import { factValue } from "../verdict/known.js";
import { domainOf } from "../verdict/space.js";

/** One change of one fact; for tags, of one word's presence. */
export interface Edit {
  fact: string;
  word?: string;
  value: FactValue;
}

/** Every single edit that brings a variable into one of the cells of `wanted`, the nearest in each direction. */
export function editsInto(facts: Facts, variable: Variable, wanted: number): Edit[] {
  const cells = variable.cells.filter((_, i) => wanted & (1 << i));
  const { spec, word } = variable;
  const solver = findDerived(spec.name);
  if (solver && !facts.get(spec.name)?.at) return cells.flatMap((cell) => solvedEdits(facts, spec.name, cell));
  const domain = domainOf(facts, spec.name);
  const edits = cells.flatMap((cell): Edit[] => {
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
  });
  return nearestEachWay(spec, domain, edits);
}

/** A word that no rule names: a known one where there is one. */
function anotherWord({ spec, cells }: Variable): string {
  const named = new Set(cells.flatMap((cell) => (cell.kind === "words" ? cell.words : [])));
  const known = spec.type.kind === "text" ? (spec.type.known ?? []) : [];
  return known.find((word) => !named.has(word)) ?? "another";
}

/** Reaches a cell of a derived fact by changing one of its inputs, the others standing. */
function solvedEdits(facts: Facts, name: string, cell: Cell): Edit[] {
  const spec = findDerived(name);
  if (!spec?.solve || cell.kind !== "interval") return [];
  const solve = spec.solve;
  return spec.inputs.flatMap((input): Edit[] => {
    const others = spec.inputs.filter((other) => other !== input);
    const own = wholeDomain(findFact(input)?.type ?? spec.type);
    if (own.kind !== "interval" || !others.every((other) => facts.get(other)?.provenance)) return [];
    const ends = [cell.interval.lo, cell.interval.hi].filter(Number.isFinite);
    // where another input is a range, either end of it may be what decides: both are offered, judging again tells
    const points = (["lo", "hi"] as const).flatMap((end) =>
      ends
        .flatMap((target) => solve(target, input, (other) => endOf(domainOf(facts, other), end)) ?? [])
        .flatMap(roundedAround)
        .filter((candidate) => candidate >= own.lo && candidate <= own.hi)
        .filter((candidate) => inside(spec, facts, cell, input, candidate))
        .sort((a, b) => sizeOf(facts, input, a) - sizeOf(facts, input, b))
        .slice(0, 1),
    );
    return [...new Set(points)].map((point) => ({ fact: input, value: point }));
  });
}

const endOf = (domain: Domain, end: "lo" | "hi"): number => (domain.kind === "interval" ? domain[end] : Number.NaN);

/** Whether the derived fact falls into the cell once the input has this value. */
function inside(spec: DerivedSpec, facts: Facts, cell: Cell, input: string, value: number): boolean {
  const image = spec.image((name) => (name === input ? interval(value, value) : domainOf(facts, name)));
  return cell.kind === "interval" && image.kind === "interval" && !isEmpty(intersect(image, cell.interval));
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

/** Numbers of three digits on both sides of a value, nearest first. */
function roundedAround(value: number): number[] {
  if (!Number.isFinite(value)) return [];
  if (value === 0) return [0];
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2);
  const low = Math.floor(value / step);
  return [low, low + 1, low - 1, low + 2].map((n) => Number((n * step).toPrecision(12)));
}

/** Size of an edit from 0 to 1; learning an unknown fact counts 0, since nothing has to change for it. */
export function sizeOf(facts: Facts, fact: string, to: FactValue): number {
  const today = facts.get(fact);
  if (!today?.provenance) return 0;
  const { spec, domain } = today;
  if (spec.type.kind === "quantity" && domain.kind === "interval") {
    const from = Number(to) > domain.hi ? domain.hi : Number(to) < domain.lo ? domain.lo : Number(to);
    const scale = Math.max(Math.abs(from), Math.abs(Number(to)));
    return scale === 0 ? 0 : Math.abs(Number(to) - from) / scale;
  }
  if (spec.type.kind === "choice" && spec.type.ordered && domain.kind === "choices") {
    const steps = Math.abs(spec.type.values.indexOf(String(to)) - spec.type.values.indexOf(domain.values[0] ?? ""));
    return steps / (spec.type.values.length - 1);
  }
  if (Array.isArray(to) && domain.kind === "words") {
    const words = new Set([...to, ...(domain.value ?? [])]);
    const kept = (domain.value ?? []).filter((word) => to.includes(word)).length;
    return words.size === 0 ? 0 : 1 - kept / words.size;
  }
  return 1;
}
