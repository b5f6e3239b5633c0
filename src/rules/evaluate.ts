import type { Truth } from "./condition.js";

/** Truth as a number, so that `all` is the least and `any` the greatest of its parts. */
export const no = 0;
export const open = 1;
export const yes = 2;
export type Level = 0 | 1 | 2;

/** A condition over cells. `mask` marks the cells of variable `v` on which the atom holds. */
export type Node =
  | { op: "test"; v: number; mask: number }
  | { op: "all" | "any"; of: readonly Node[] }
  | { op: "not"; of: Node };

/** What is possible for each variable of a pack: one mask of cells each, never zero. */
export type Masks = Int32Array;

/** The variables that a condition tests, in the order written; one tested twice comes twice. */
export function testedBy(node: Node): number[] {
  if (node.op === "test") return [node.v];
  return node.op === "not" ? testedBy(node.of) : node.of.flatMap(testedBy);
}

/** Strong Kleene value of a condition: `open` where the cells left do not agree. */
export function evaluate(node: Node, masks: Masks): Level {
  switch (node.op) {
    case "test": {
      const possible = masks[node.v] ?? 0;
      const holding = possible & node.mask;
      return holding === possible ? yes : holding === 0 ? no : open;
    }
    case "all":
      return least(node.of, masks);
    case "any":
      return greatest(node.of, masks);
    case "not":
      return (2 - evaluate(node.of, masks)) as Level;
  }
}

/** The least value of the conditions; `yes` for none. */
export function least(nodes: readonly Node[], masks: Masks): Level {
  let result: Level = yes;
  for (const node of nodes) {
    const level = evaluate(node, masks);
    if (level === no) return no;
    if (level < result) result = level;
  }
  return result;
}

/** The greatest value of the conditions; `no` for none. */
export function greatest(nodes: readonly Node[], masks: Masks): Level {
  let result: Level = no;
  for (const node of nodes) {
    const level = evaluate(node, masks);
    if (level === yes) return yes;
    if (level > result) result = level;
  }
  return result;
}

/** A test that is still open, and the cells on which it would push the condition towards `want`. */
export interface Lever {
  v: number;
  towards: number;
}

/** The first open test within an open condition, or undefined where none is open. */
export function leverOf(node: Node, masks: Masks, want: boolean): Lever | undefined {
  if (evaluate(node, masks) !== open) return undefined;
  switch (node.op) {
    case "test": {
      const possible = masks[node.v] ?? 0;
      return { v: node.v, towards: want ? possible & node.mask : possible & ~node.mask };
    }
    case "not":
      return leverOf(node.of, masks, !want);
    default:
      return firstLever(node.of, masks, want);
  }
}

/** The first open test within several conditions. */
export function firstLever(nodes: readonly Node[], masks: Masks, want: boolean): Lever | undefined {
  for (const node of nodes) {
    const lever = leverOf(node, masks, want);
    if (lever) return lever;
  }
  return undefined;
}

const truths: Readonly<Record<Level, Truth>> = { 0: "false", 1: "unknown", 2: "true" };

export function truthOf(level: Level): Truth {
  return truths[level];
}
