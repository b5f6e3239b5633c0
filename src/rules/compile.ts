import { findFact } from "../facts/registry/lookup.js";
import { cellsOf, holdsOn, maxCells, type Variable } from "./cells.js";
import { type Atom, atomsOf, type Condition, isAtom } from "./condition.js";
import type { Node } from "./evaluate.js";
import type { Mode, Pack, Requirement, Rule, Signal } from "./pack.js";

export interface CompiledRequirement {
  rule: Requirement;
  /** The requirement itself. */
  own: Node;
  /** The requirement, or any driver that stands in for it. */
  node: Node;
}

export interface CompiledSignal {
  rule: Signal;
  cases: readonly { node: Node; lean: number }[];
  /** Index of the signal whose being known silences this one, or -1. */
  yieldsTo: number;
}

/** A pack over cells: what the verdict is computed with. */
export interface CompiledPack {
  pack: Pack;
  variables: readonly Variable[];
  /** Condition of each rule that has a single one, by rule id. */
  nodes: ReadonlyMap<string, Node>;
  excludesManaged: readonly Node[];
  excludesSelfHosted: readonly Node[];
  requirements: readonly CompiledRequirement[];
  /** Conditions of all requirements, and of those that bind even where an exclusion forces the move. */
  required: { always: readonly Node[]; whenForced: readonly Node[] };
  drivers: readonly Node[];
  signals: readonly CompiledSignal[];
  rows: readonly { node: Node; mode: Mode }[];
  /** Conditions of the patterns' traits, by pattern id. */
  traits: ReadonlyMap<string, readonly Node[]>;
  /** Indices of the variables that a fact was cut into; none where no rule tests it. */
  variablesOf: (fact: string) => readonly number[];
  /** Compiles another condition over the same variables. */
  compile: (condition: Condition) => Node;
}

/** Raised where a pack cuts one fact more finely than a mask of cells can hold. */
export class TooManyCells extends Error {
  constructor(
    readonly fact: string,
    readonly cells: number,
  ) {
    super(`${fact} is cut into ${cells} cells, ${maxCells} at most`);
  }
}

/** Every condition of a rule, the cases of a signal included. */
export function conditionsOf(rule: Rule): readonly Condition[] {
  return rule.kind === "signal" ? rule.cases.map((c) => c.when) : [rule.when];
}

/** Compiles a complete pack whose facts all exist. Order of rules does not matter under hit policy `weigh`. */
export function compilePack(pack: Pack): CompiledPack {
  const rules = [...pack.rules].sort(pack.hitPolicy === "weigh" ? byId : () => 0);
  const atoms = [...rules.flatMap(conditionsOf), ...pack.patterns.flatMap((p) => p.traits)].flatMap(atomsOf);
  const variables = variablesFor(atoms);
  const index = new Map(variables.map((variable) => [keyOf(variable.spec.name, variable.word), variable]));
  const byFact = new Map<string, number[]>();
  for (const { spec, index: i } of variables) byFact.set(spec.name, [...(byFact.get(spec.name) ?? []), i]);
  const compile = (condition: Condition): Node => compileCondition(condition, index);

  const nodes = new Map<string, Node>();
  for (const rule of rules) if (rule.kind !== "signal") nodes.set(rule.id, compile(rule.when));
  const node = (rule: Rule): Node => nodes.get(rule.id) ?? { op: "all", of: [] };
  const signals = rules.filter((rule): rule is Signal => rule.kind === "signal");

  const requirements = rules.flatMap((rule): CompiledRequirement[] => {
    if (rule.kind !== "requirement") return [];
    const standIns = rule.waivedBy.flatMap((id) => nodes.get(id) ?? []);
    return [{ rule, own: node(rule), node: { op: "any", of: [node(rule), ...standIns] } }];
  });

  return {
    pack,
    variables,
    nodes,
    excludesManaged: rules.flatMap((r) => (r.kind === "exclusion" && r.excludes === "managed" ? [node(r)] : [])),
    excludesSelfHosted: rules.flatMap((r) => (r.kind === "exclusion" && r.excludes === "self_hosted" ? [node(r)] : [])),
    requirements,
    required: {
      always: requirements.map((r) => r.node),
      whenForced: requirements.filter((r) => r.rule.whenForced === "required").map((r) => r.node),
    },
    drivers: rules.flatMap((rule) => (rule.kind === "driver" ? [node(rule)] : [])),
    signals: signals.map((rule) => ({
      rule,
      cases: rule.cases.map((c) => ({ node: compile(c.when), lean: c.lean })),
      yieldsTo: rule.yieldsTo === undefined ? -1 : signals.findIndex((other) => other.id === rule.yieldsTo),
    })),
    rows: rules.flatMap((rule) => (rule.kind === "row" ? [{ node: node(rule), mode: rule.mode }] : [])),
    traits: new Map(pack.patterns.map((pattern) => [pattern.id, pattern.traits.map(compile)])),
    variablesOf: (fact) => byFact.get(fact) ?? [],
    compile,
  };
}

const byId = (a: Rule, b: Rule): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const keyOf = (fact: string, word?: string): string => (word === undefined ? fact : `${fact}#${word}`);

function variablesFor(atoms: readonly Atom[]): Variable[] {
  const groups = new Map<string, { word?: string; atoms: Atom[] }>();
  for (const atom of atoms) {
    const word = atom.op === "contains" ? { word: atom.word } : {};
    const key = keyOf(atom.fact, word.word);
    const group = groups.get(key) ?? { ...word, atoms: [] };
    group.atoms.push(atom);
    groups.set(key, group);
  }
  return [...groups].map(([, { word, atoms: tests }], index) => {
    const name = tests[0]?.fact ?? "";
    const spec = findFact(name);
    if (!spec) throw new Error(`a checked pack tests ${name}, which is no fact`);
    const cells = cellsOf(spec, tests);
    if (cells.length > maxCells) throw new TooManyCells(name, cells.length);
    return { index, spec, cells, ...(word === undefined ? {} : { word }) };
  });
}

function compileCondition(condition: Condition, index: ReadonlyMap<string, Variable>): Node {
  if (!isAtom(condition)) {
    if (condition.op === "not") return { op: "not", of: compileCondition(condition.of, index) };
    const of = condition.of.map((part) => compileCondition(part, index));
    return of.length === 1 && of[0] ? of[0] : { op: condition.op, of };
  }
  const variable = index.get(keyOf(condition.fact, condition.op === "contains" ? condition.word : undefined));
  if (!variable) throw new Error(`no variable for ${condition.fact}`);
  let mask = 0;
  variable.cells.forEach((cell, i) => {
    if (holdsOn(condition, cell)) mask |= 1 << i;
  });
  return { op: "test", v: variable.index, mask };
}
