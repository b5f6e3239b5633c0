import { type Domain, type Interval, intersect, isEmpty } from "../facts/domain.js";
import type { Facts } from "../facts/fact.js";
import { domainOf } from "../facts/known.js";
import { findDerived } from "../facts/registry/lookup.js";
import { type Cell, isSingle, maskOf, type Variable } from "../rules/cells.js";
import type { CompiledPack } from "../rules/compile.js";
import { type Masks, type Node, testedBy } from "../rules/evaluate.js";
import { type Policy, policyOf } from "./policy.js";

/** A compiled pack ready to judge: its policy, and which variables are arithmetic over which others. */
export interface Engine {
  compiled: CompiledPack;
  policy: Policy;
  /** For each variable, the derived variables that its fact goes into. */
  dependents: readonly (readonly number[])[];
  /** Variables that can make a difference to the mode, as opposed to warnings, risks and patterns. */
  decides: readonly boolean[];
  /** Cases of signals that lean to self-hosting, the strongest first; and those that lean to managed. */
  casesUp: readonly Node[];
  casesDown: readonly Node[];
}

/** The cells that a workload's facts still allow. */
export interface Space {
  engine: Engine;
  facts: Facts;
  /** Every cell that is possible. */
  masks: Masks;
  /** The cells in which estimates likely lie; elsewhere the same as `masks`. What stands today is judged by these. */
  likely: Masks;
}

export function engineOf(compiled: CompiledPack): Engine {
  const { variables } = compiled;
  const dependents = variables.map(({ spec }) =>
    variables.flatMap((other) => (findDerived(other.spec.name)?.inputs.includes(spec.name) ? [other.index] : [])),
  );
  const nodes = [
    ...compiled.excludesManaged,
    ...compiled.excludesSelfHosted,
    ...compiled.required.always,
    ...compiled.drivers,
    ...compiled.signals.flatMap((s) => s.cases.map((c) => c.node)),
    ...compiled.rows.map((r) => r.node),
  ];
  const tested = new Set(nodes.flatMap(testedBy));
  const decides = variables.map(({ index }) => tested.has(index));
  const cases = compiled.signals
    .flatMap(({ rule, cases: all }) => all.map(({ node, lean }) => ({ node, pull: lean * rule.weight })))
    .sort((a, b) => b.pull - a.pull);
  return {
    compiled,
    policy: policyOf(compiled),
    dependents,
    decides,
    casesUp: cases.filter(({ pull }) => pull > 0).map(({ node }) => node),
    casesDown: cases
      .filter(({ pull }) => pull < 0)
      .map(({ node }) => node)
      .reverse(),
  };
}

/** The space of a workload's facts under a pack. */
export function spaceOf(engine: Engine, facts: Facts): Space {
  const { variables } = engine.compiled;
  const masks = new Int32Array(variables.length);
  const likely = new Int32Array(variables.length);
  for (const variable of variables) place(variable, facts, masks, likely);
  return { engine, facts, masks, likely };
}

function place(variable: Variable, facts: Facts, masks: Masks, likely: Masks): void {
  const { name } = variable.spec;
  const mask = maskOf(variable, domainOf(facts, name));
  const narrowed = facts.get(name)?.likely;
  masks[variable.index] = mask;
  likely[variable.index] = narrowed ? mask & maskOf(variable, narrowed) || mask : mask;
}

/** The space after some facts changed: only what rests on them is computed again. */
export function respaced(space: Space, facts: Facts, changed: Iterable<string>): Space {
  const { engine } = space;
  const masks = space.masks.slice();
  const likely = space.likely.slice();
  for (const name of changed) {
    for (const v of engine.compiled.variablesOf(name)) {
      const variable = engine.compiled.variables[v];
      if (variable) place(variable, facts, masks, likely);
    }
  }
  return { engine, facts, masks, likely };
}

/**
 * Leaves a variable only the cells of `mask` and follows the arithmetic to the variables that depend on it. Undefined
 * where nothing is left, because no value of the inputs gives such a result.
 */
export function restrict({ engine, facts }: Space, masks: Masks, v: number, mask: number): Masks | undefined {
  const result = masks.slice();
  result[v] = (masks[v] ?? 0) & mask;
  if (result[v] === 0) return undefined;
  for (const dependent of engine.dependents[v] ?? []) {
    const left = result[dependent] ?? 0;
    const variable = engine.compiled.variables[dependent];
    if (!variable || facts.get(variable.spec.name)?.at) continue;
    const image = findDerived(variable.spec.name)?.image((input) => within(engine, facts, result, input));
    if (!image) continue;
    result[dependent] = left & maskOf(variable, image);
    if (result[dependent] === 0) return undefined;
  }
  return result;
}

/** The domain of a fact within the cells that are left for it. */
function within(engine: Engine, facts: Facts, masks: Masks, name: string): Domain {
  const domain = domainOf(facts, name);
  const v = engine.compiled.variablesOf(name)[0];
  const variable = v === undefined ? undefined : engine.compiled.variables[v];
  if (!variable || v === undefined) return domain;
  const cells = variable.cells.filter((_, i) => (masks[v] ?? 0) & (1 << i));
  if (domain.kind === "interval") {
    const hull = hullOf(cells);
    if (!hull) return domain;
    const both = intersect(domain, hull);
    return isEmpty(both) ? domain : both;
  }
  if (domain.kind === "choices") {
    const words = cells.flatMap((cell) => (cell.kind === "words" ? cell.words : []));
    return { kind: "choices", values: domain.values.filter((value) => words.includes(value)) };
  }
  return domain;
}

function hullOf(cells: readonly Cell[]): Interval | undefined {
  const intervals = cells.flatMap((cell) => (cell.kind === "interval" ? [cell.interval] : []));
  const first = intervals[0];
  const last = intervals.at(-1);
  return first && last && { ...first, hi: last.hi, hiOpen: last.hiOpen };
}

/** True where more than one cell of the variable is left. */
export function isOpen(masks: Masks, { index }: Variable): boolean {
  return !isSingle(masks[index] ?? 0);
}
