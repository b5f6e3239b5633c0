import type { CompiledPack } from "../rules/compile.js";
import { evaluate, greatest, type Lever, leverOf, type Masks, type Node, open, yes } from "../rules/evaluate.js";

/** Where to look for facts under which one variable alone decides: with the move forced or free, and driven or not. */
export interface Aim {
  forced: boolean;
  driven: boolean;
}

/** The usual places: all else in favour, no other driver, and the move forced. */
export const aims: readonly Aim[] = [
  { forced: false, driven: true },
  { forced: false, driven: false },
  { forced: true, driven: true },
];

/** True where the condition tests the variable. */
export function tests(node: Node, v: number): boolean {
  if (node.op === "test") return node.v === v;
  return node.op === "not" ? tests(node.of, v) : node.of.some((part) => tests(part, v));
}

/**
 * An open test to decide next so that in the end only the variable `v` is left to decide the mode; undefined where the
 * gates hold none. Only an order of search: whatever it prefers, the other half is looked at too.
 */
export function focusedLever(compiled: CompiledPack, masks: Masks, v: number, aim: Aim): Lever | undefined {
  const forced = greatest(compiled.excludesManaged, masks) === yes;
  const required = forced ? compiled.required.whenForced : compiled.required.always;
  return (
    groupLever(compiled.excludesManaged, masks, v, aim.forced) ??
    groupLever(compiled.excludesSelfHosted, masks, v, false) ??
    eachLever(required, masks, v) ??
    (forced ? undefined : groupLever(compiled.drivers, masks, v, aim.driven))
  );
}

/** For conditions of which one suffices: the others as wanted, so that the one with the variable decides. */
function groupLever(nodes: readonly Node[], masks: Masks, v: number, want: boolean): Lever | undefined {
  if (want && greatest(nodes, masks) === yes) return undefined;
  for (const node of nodes) {
    const lever = !want && tests(node, v) ? criticalLever(node, masks, v) : leverOf(node, masks, want);
    if (lever) return lever;
  }
  return undefined;
}

function eachLever(nodes: readonly Node[], masks: Masks, v: number): Lever | undefined {
  for (const node of nodes) {
    const lever = tests(node, v) ? criticalLever(node, masks, v) : leverOf(node, masks, true);
    if (lever) return lever;
  }
  return undefined;
}

/** Within a condition: what stands beside the variable under `all` holds, and what stands beside it under `any` fails. */
function criticalLever(node: Node, masks: Masks, v: number): Lever | undefined {
  if (node.op === "test" || evaluate(node, masks) !== open) return undefined;
  if (node.op === "not") return criticalLever(node.of, masks, v);
  for (const part of node.of) {
    const lever = tests(part, v) ? criticalLever(part, masks, v) : leverOf(part, masks, node.op === "all");
    if (lever) return lever;
  }
  return undefined;
}
