import type { FactSpec, Facts } from "../facts/fact.js";
import { domainOf, factValue } from "../facts/known.js";
import { derived } from "../facts/registry/derived.js";
import { findDerived } from "../facts/registry/lookup.js";
import { registry } from "../facts/registry/registry.js";
import type { Variable } from "../rules/cells.js";
import { evaluate, type Lever, type Masks, open } from "../rules/evaluate.js";
import type { Mode } from "../rules/pack.js";
import { type Aim, aims, focusedLever, tests } from "./focus.js";
import { type ModeSet, modesOf, onlyMode } from "./modes.js";
import { isOpen, restrict, type Space } from "./space.js";

/** An unknown fact and what it could do to the verdict. */
export interface UnknownFact {
  fact: string;
  /** Whether some values of the other unknown facts make it decide; true also where that was not proven in time. */
  couldChange: boolean;
  /** Modes other than today's that learning this fact alone could lead to. */
  alone: readonly Mode[];
  /** Open gates, of those that make the mode, in which the fact is tested. */
  gates: number;
}

/** What can be learned: the facts of a file, and those that the program works out once it has what they need. */
const asked: readonly FactSpec[] = [...registry, ...derived.filter((spec) => spec.assumption !== undefined)];

/** Boxes looked at for one fact before it is said to matter without proof. */
const pivotBudget = 40;

/** Unknown facts of the registry that the pack asks for, the most decisive first. `possible` is the exact set of modes. */
export function unknownsOf(space: Space, mode: Mode, possible: ModeSet): UnknownFact[] {
  const settled = onlyMode(possible) !== undefined;
  const judged = new Map<number, boolean>();
  const rows = asked.flatMap((spec, order) => {
    if (space.facts.get(spec.name)?.at || factValue(space.facts, spec.name) !== undefined) return [];
    const variables = variablesBehind(space, spec.name);
    if (variables.length === 0) return [];
    const open = variables.filter((variable) => space.engine.decides[variable.index] && isOpen(space.masks, variable));
    const couldChange = !settled && open.some((variable) => pivots(space, variable, judged));
    const alone = couldChange ? aloneModes(space, open, mode) : [];
    return [{ fact: spec.name, couldChange, alone, gates: couldChange ? openGates(space, open) : 0, order }];
  });
  rows.sort((a, b) => Number(b.couldChange) - Number(a.couldChange) || byDecisiveness(a, b) || a.order - b.order);
  return rows.map(({ order, ...row }) => row);
}

/** What can change the verdict by itself comes first, then what more open gates test. */
export const byDecisiveness = (a: Decisive, b: Decisive): number =>
  Number(b.alone.length > 0) - Number(a.alone.length > 0) || b.gates - a.gates;

type Decisive = Pick<UnknownFact, "alone" | "gates">;

/** Variables that a fact decides: its own, and those computed from it where it is not known to be fixed. */
function variablesBehind({ engine, facts }: Space, fact: string): Variable[] {
  const { variables } = engine.compiled;
  return variables.filter(({ spec }) => {
    if (spec.name === fact) return true;
    return !facts.get(spec.name)?.at && findDerived(spec.name)?.inputs.includes(fact) && isWide(facts, fact);
  });
}

function isWide(facts: Facts, fact: string): boolean {
  const domain = domainOf(facts, fact);
  if (domain.kind === "interval") return domain.lo < domain.hi;
  return domain.kind === "choices" ? domain.values.length > 1 : domain.value === null;
}

function pivots(space: Space, variable: Variable, judged: Map<number, boolean>): boolean {
  const before = judged.get(variable.index);
  if (before !== undefined) return before;
  const result = cellPairs(space.masks, variable).some(([a, b]) => {
    const first = restrict(space, space.masks, variable.index, a);
    const second = restrict(space, space.masks, variable.index, b);
    if (!first || !second) return false;
    let answer: Answer = "gave up";
    for (const aim of aims) {
      answer = differs(space, first, second, { v: variable.index, aim }, { left: pivotBudget });
      if (answer !== "gave up") break;
    }
    // where no aim found an example and none looked at everything, it is said to matter
    return answer !== "no";
  });
  judged.set(variable.index, result);
  return result;
}

/** Neighbouring cells that are both possible: a verdict that changes at all changes between two neighbours. */
function cellPairs(masks: Masks, { index, cells }: Variable): [number, number][] {
  const left = cells.map((_, i) => 1 << i).filter((bit) => (masks[index] ?? 0) & bit);
  return left.slice(1).map((bit, i) => [left[i] ?? 0, bit]);
}

type Answer = "yes" | "no" | "gave up";

/** Whether some completion of the other facts gives different modes on the two sides. */
function differs(space: Space, a: Masks, b: Masks, focus: { v: number; aim: Aim }, work: { left: number }): Answer {
  const { policy, compiled } = space.engine;
  const upperA = policy.upper(a);
  const upperB = policy.upper(b);
  if ((upperA & upperB) === 0) return "yes";
  if (upperA === upperB && onlyMode(upperA)) return "no";
  if (--work.left < 0) return "gave up";
  const lever = focusedLever(compiled, a, focus.v, focus.aim) ?? nextLever(space, a, b, upperA | upperB);
  if (!lever) return upperA === upperB ? "no" : "yes";
  const possible = (a[lever.v] ?? 0) | (b[lever.v] ?? 0);
  for (const half of [lever.towards, possible & ~lever.towards]) {
    if (half === 0 || lever.v === focus.v) continue;
    const nextA = restrict(space, a, lever.v, half);
    const nextB = restrict(space, b, lever.v, half);
    if (!nextA && !nextB) continue;
    // a result of arithmetic may be out of reach on one side only: that side stands as it is
    const answer = differs(space, nextA ?? a, nextB ?? b, focus, work);
    if (answer !== "no") return answer;
  }
  return "no";
}

function nextLever(space: Space, a: Masks, b: Masks, modes: ModeSet): Lever | undefined {
  const { policy } = space.engine;
  // the rarer modes first: what makes them possible is what makes facts matter
  for (const target of modesOf(modes).reverse()) {
    const lever = policy.lever(a, target) ?? policy.lever(b, target);
    if (lever) return lever;
  }
  return undefined;
}

function aloneModes(space: Space, variables: readonly Variable[], mode: Mode): Mode[] {
  const { policy } = space.engine;
  const found = new Set<Mode>();
  for (const variable of variables) {
    for (const i of variable.cells.keys()) {
      const next = restrict(space, openedAt(space, [variable]), variable.index, 1 << i);
      if (next) found.add(policy.base(next));
    }
  }
  const allWords = variables.reduce<Masks | undefined>(
    (masks, { index, cells }) => masks && restrict(space, masks, index, 1 << (cells.length - 1)),
    openedAt(space, variables),
  );
  if (allWords && variables.every((v) => v.word !== undefined)) found.add(policy.base(allWords));
  found.delete(mode);
  return [...found].sort();
}

/** What is likely, but all that is possible for some variables and for what is computed from them. */
function openedAt({ engine, masks, likely }: Space, variables: readonly Variable[]): Masks {
  const opened = likely.slice();
  for (const { index } of variables) {
    for (const v of [index, ...(engine.dependents[index] ?? [])]) opened[v] = masks[v] ?? 0;
  }
  return opened;
}

function openGates({ engine, likely: masks }: Space, variables: readonly Variable[]): number {
  const { required, drivers, excludesManaged, excludesSelfHosted, rows } = engine.compiled;
  const nodes = [...excludesManaged, ...excludesSelfHosted, ...required.always, ...drivers, ...rows.map((r) => r.node)];
  return nodes.filter((node) => evaluate(node, masks) === open && variables.some((v) => tests(node, v.index))).length;
}
