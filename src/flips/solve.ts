import type { DerivedSpec } from "../facts/derived.js";
import { type Domain, type Interval, interval, wholeDomain } from "../facts/domain.js";
import type { Fact, Facts } from "../facts/fact.js";
import { domainOf } from "../facts/known.js";
import { findDerived, findFact } from "../facts/registry/lookup.js";
import { maskOf, type Variable } from "../rules/cells.js";
import { type Edit, sizeOf } from "./size.js";

/** A computed fact is made anew whenever one of its inputs changes, so what inverts it can be kept with it. */
const memories = new WeakMap<Fact, Map<number, Edit[]>>();

/** Brings a computed fact into one of the cells of `wanted` by changing one of its inputs, the others standing. */
export function solvedEdits(facts: Facts, fact: Fact, variable: Variable, wanted: number): Edit[] {
  const memory = memories.get(fact) ?? new Map<number, Edit[]>();
  memories.set(fact, memory);
  const known = memory.get(wanted) ?? solveEach(facts, variable, wanted);
  memory.set(wanted, known);
  return known;
}

function solveEach(facts: Facts, variable: Variable, wanted: number): Edit[] {
  const spec = findDerived(variable.spec.name);
  if (!spec?.solve) return [];
  const unknown = spec.inputs.filter((input) => !facts.get(input)?.provenance);
  if (unknown.length > 1) return [];
  const targets = endsOf(variable, wanted);
  return spec.inputs
    .filter((input) => unknown.length === 0 || unknown[0] === input)
    .flatMap((input) => {
      const own = wholeDomain(findFact(input)?.type ?? spec.type);
      if (own.kind !== "interval") return [];
      const hits = (value: number): boolean =>
        value >= own.lo && value <= own.hi && (imageMask(spec, facts, variable, input, value) & wanted) !== 0;
      // where another input is a range, either end of it may be what decides: both are offered, judging again tells
      const points = (["lo", "hi"] as const).flatMap((end) => {
        const nearest = candidates(spec, facts, input, targets, end).find(hits);
        return nearest === undefined ? [] : [nearest];
      });
      return [...new Set(points)].map((value) => ({ fact: input, value }));
    });
}

/** The thresholds that bound the wanted cells. */
function endsOf(variable: Variable, wanted: number): number[] {
  const intervals = variable.cells.flatMap((cell, i): Interval[] =>
    cell.kind === "interval" && wanted & (1 << i) ? [cell.interval] : [],
  );
  return [...new Set(intervals.flatMap(({ lo, hi }) => [lo, hi]))].filter(Number.isFinite);
}

/** Values of the input, of three digits, on both sides of each threshold; the smallest change first. */
function candidates(
  spec: DerivedSpec,
  facts: Facts,
  input: string,
  targets: readonly number[],
  end: "lo" | "hi",
): number[] {
  return targets
    .flatMap((target) => spec.solve?.(target, input, (other) => endOf(domainOf(facts, other), end)) ?? [])
    .flatMap(roundedAround)
    .map((value) => ({ value, size: sizeOf(facts, input, value) }))
    .sort((a, b) => a.size - b.size)
    .map(({ value }) => value);
}

const endOf = (domain: Domain, end: "lo" | "hi"): number => (domain.kind === "interval" ? domain[end] : Number.NaN);

/** The cells that the computed fact may fall into once the input has this value. */
function imageMask(spec: DerivedSpec, facts: Facts, variable: Variable, input: string, value: number): number {
  return maskOf(
    variable,
    spec.image((name) => (name === input ? interval(value, value) : domainOf(facts, name))),
  );
}

/** Numbers of three digits on both sides of a value. */
function roundedAround(value: number): number[] {
  if (!Number.isFinite(value)) return [];
  if (value === 0) return [0];
  const digits = 2 - Math.floor(Math.log10(Math.abs(value)));
  const scaled = Math.floor(digits >= 0 ? value * 10 ** digits : value / 10 ** -digits);
  // dividing by a power of ten rounds to the nearest double, multiplying by its inverse would not
  const back = (n: number): number => (digits >= 0 ? n / 10 ** digits : n * 10 ** -digits);
  return [scaled - 1, scaled, scaled + 1, scaled + 2].map(back);
}
