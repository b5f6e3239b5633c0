import type { Position } from "../../diagnostics/diagnostic.js";
import { interval, wholeDomain } from "../../facts/domain.js";
import { findDerived } from "../../facts/registry/lookup.js";
import { everyCell, maskOf, type Variable } from "../cells.js";
import { satisfy } from "../check/satisfiable.js";
import { type CompiledPack, conditionsOf } from "../compile.js";
import { type Atom, atomsOf, type Truth } from "../condition.js";
import { describeAtom } from "../describe.js";
import { evaluate, type Masks, type Node, truthOf } from "../evaluate.js";

/** One rule, or one test within a rule, and which of its truths the cases have shown. */
export interface Probe {
  kind: "rule" | "test";
  /** Id of the rule, or place and words of the test. */
  name: string;
  node: Node;
  /** False for the rules of a pack below: they have cases of their own. */
  own: boolean;
  /** Truths that some facts give it; a signal whose cases leave no gap is never false. */
  reachable: readonly Truth[];
  seen: Set<Truth>;
}

/** Work for one question; where it does not suffice, a truth is taken as reachable. */
const budget = 5_000;

/** Every rule and every test of a pack, none seen yet. */
export function probesOf(compiled: CompiledPack): Probe[] {
  const { pack, variables, compile } = compiled;
  const unstated = Int32Array.from(variables, leastKnown);
  const probe = (kind: Probe["kind"], name: string, { file }: Position, node: Node): Probe => {
    const can = (want: boolean) => satisfy(variables, [{ node, want }], { left: budget }) !== "none";
    const reachable: Truth[] = [];
    if (can(true)) reachable.push("true");
    if (can(false)) reachable.push("false");
    if (truthOf(evaluate(node, unstated)) === "unknown") reachable.push("unknown");
    return { kind, name, node, own: file === pack.file, reachable, seen: new Set() };
  };
  const rules = pack.rules.map((rule) =>
    // a signal is true where one of its cases holds
    probe("rule", rule.id, rule.at, { op: "any", of: conditionsOf(rule).map(compile) }),
  );
  const atoms = new Map(
    pack.rules
      .flatMap(conditionsOf)
      .flatMap(atomsOf)
      .map((atom) => [nameOf(atom), atom]),
  );
  return [...rules, ...[...atoms].map(([name, atom]) => probe("test", name, atom.at, compile(atom)))];
}

/** The cells of a fact of which a case states nothing: all, or those that its assumption leaves. */
function leastKnown(variable: Variable): number {
  const { name, assumed } = variable.spec;
  if (assumed) return maskOf(variable, interval(assumed.low, assumed.high));
  const derived = findDerived(name);
  if (derived?.assumption === undefined) return everyCell(variable);
  return maskOf(
    variable,
    derived.image(() => wholeDomain(variable.spec.type)),
  );
}

const nameOf = (atom: Atom): string => `${atom.at.file}:${atom.at.line}:${atom.at.col} ${describeAtom(atom)}`;

/** Notes what one case shows. */
export function observe(probes: readonly Probe[], masks: Masks): void {
  for (const { node, seen } of probes) seen.add(truthOf(evaluate(node, masks)));
}

/** Truths that no case has shown, and some should. */
export function unseen({ own, reachable, seen }: Probe): Truth[] {
  return own ? reachable.filter((truth) => !seen.has(truth)) : [];
}

/** Truths shown, of those that can be, as a share from 0 to 1. */
export function coverageOf(probes: readonly Probe[], kind: Probe["kind"]): number {
  const own = probes.filter((probe) => probe.own && probe.kind === kind);
  const all = own.reduce((sum, { reachable }) => sum + reachable.length, 0);
  const missing = own.reduce((sum, probe) => sum + unseen(probe).length, 0);
  return all === 0 ? 1 : (all - missing) / all;
}
