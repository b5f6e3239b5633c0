import { evaluate, type Level, type Node, no, yes } from "../rules/evaluate.js";
import type { Space } from "../verdict/space.js";
import { type Edit, editsInto } from "./edit.js";

/** A set of edits that belong together. */
export type Repair = readonly Edit[];

/** Ways kept for each condition: enough for every real pack, few enough to combine. */
const breadth = 8;

const keyOf = (edit: Edit): string => (edit.word === undefined ? edit.fact : `${edit.fact}#${edit.word}`);

/**
 * Sets of edits that make a condition hold, or fail, for certain. Each set suffices as far as the condition alone can
 * tell; whether it does in the whole is for the caller to verify.
 */
export function repairs(space: Space, node: Node, want: boolean): Repair[] {
  const target: Level = want ? yes : no;
  if (evaluate(node, space.masks) === target) return [[]];
  switch (node.op) {
    case "test":
      return testRepairs(space, node, want);
    case "not":
      return repairs(space, node.of, !want);
    default:
      return (node.op === "all") === want
        ? combine(node.of.map((part) => repairs(space, part, want)))
        : shortest(node.of.flatMap((part) => repairs(space, part, want)));
  }
}

/** The same tests come up in many rules, and inverting arithmetic is dear. */
const remembered = new WeakMap<Space, Map<string, Repair[]>>();

function testRepairs(space: Space, node: Node & { op: "test" }, want: boolean): Repair[] {
  const variable = space.engine.compiled.variables[node.v];
  if (!variable) return [];
  const wanted = want ? node.mask : (2 ** variable.cells.length - 1) & ~node.mask;
  const memory = remembered.get(space) ?? new Map<string, Repair[]>();
  remembered.set(space, memory);
  const key = `${node.v}:${wanted}`;
  const known = memory.get(key) ?? editsInto(space.facts, variable, wanted).map((edit) => [edit]);
  memory.set(key, known);
  return known;
}

/** Joins one repair of each list. */
export function combine(lists: readonly (readonly Repair[])[]): Repair[] {
  let joined: Repair[] = [[]];
  for (const list of lists) joined = shortest(joined.flatMap((before) => list.flatMap((next) => merge(before, next))));
  return joined;
}

/**
 * Both sets of edits as one. Where both set the same fact, each of the two values may serve both conditions (the further
 * of two thresholds does), so both are offered.
 */
function merge(a: Repair, b: Repair): Repair[] {
  if (a.length === 0) return [b];
  if (b.length === 0) return [a];
  const join = (under: Repair, above: Repair): Repair => [
    ...new Map([...under, ...above].map((edit) => [keyOf(edit), edit])).values(),
  ];
  const conflict = a.some((edit) => b.some((twin) => keyOf(twin) === keyOf(edit) && twin.value !== edit.value));
  return conflict ? [join(a, b), join(b, a)] : [join(a, b)];
}

function shortest(list: readonly Repair[]): Repair[] {
  if (list.length <= 1) return [...list];
  return list
    .map((repair) => ({ repair, count: factCount(repair) }))
    .sort((a, b) => a.count - b.count)
    .slice(0, breadth)
    .map(({ repair }) => repair);
}

/** How many facts the edits change; several words of one fact are one change. */
export function factCount(repair: Repair): number {
  return new Set(repair.map((edit) => edit.fact)).size;
}
