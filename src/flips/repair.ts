import { everyCell } from "../rules/cells.js";
import { evaluate, type Node, no, yes } from "../rules/evaluate.js";
import type { Space } from "../verdict/space.js";
import { editsInto } from "./edit.js";
import { breadth, flipLimit } from "./limits.js";
import type { Edit } from "./size.js";

/** A set of edits that belong together. */
export type Repair = readonly Edit[];

/**
 * Sets of edits that make a condition hold, or fail, for certain. Each set suffices as far as the condition alone can
 * tell; whether it does in the whole is for the caller to verify.
 */
export function repairs(space: Space, node: Node, want: boolean): readonly Repair[] {
  if (evaluate(node, space.likely) === (want ? yes : no)) return nothingToDo;
  const memory = memoryOf(space)[want ? "held" : "lifted"];
  const known = memory.get(node) ?? found(space, node, want);
  memory.set(node, known);
  return known;
}

const nothingToDo: readonly Repair[] = [[]];

/** Rules share conditions, and ways to different modes share rules. */
interface Memory {
  held: Map<Node, readonly Repair[]>;
  lifted: Map<Node, readonly Repair[]>;
}

const memories = new WeakMap<Space, Memory>();

function memoryOf(space: Space): Memory {
  const memory = memories.get(space) ?? { held: new Map(), lifted: new Map() };
  memories.set(space, memory);
  return memory;
}

function found(space: Space, node: Node, want: boolean): readonly Repair[] {
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

function testRepairs(space: Space, node: Node & { op: "test" }, want: boolean): Repair[] {
  const variable = space.engine.compiled.variables[node.v];
  if (!variable) return [];
  const wanted = want ? node.mask : everyCell(variable) & ~node.mask;
  return editsInto(space.facts, variable, wanted).map((edit) => [edit]);
}

/** Joins one repair of each list; what changes more facts than a flip may is dropped on the way. */
export function combine(lists: readonly (readonly Repair[])[]): readonly Repair[] {
  let joined: readonly Repair[] = nothingToDo;
  for (const list of lists) {
    if (list === nothingToDo) continue;
    joined = shortest(joined.flatMap((before) => list.flatMap((next) => merge(before, next))));
    if (joined.length === 0) return joined;
  }
  return joined;
}

/**
 * Both sets of edits as one. Where both set the same fact, each of the two values may serve both conditions (the further
 * of two thresholds does), so both are offered.
 */
function merge(a: Repair, b: Repair): Repair[] {
  if (a.length === 0) return [b];
  if (b.length === 0) return [a];
  const conflict = b.some((edit) => a.some((twin) => same(twin, edit) && twin.value !== edit.value));
  return conflict ? [over(a, b), over(b, a)] : [over(a, b)];
}

const same = (a: Edit, b: Edit): boolean => a.fact === b.fact && a.word === b.word;

/** All edits of both, those of `above` where both set the same. */
const over = (under: Repair, above: Repair): Repair => [
  ...under.filter((edit) => !above.some((twin) => same(twin, edit))),
  ...above,
];

function shortest(list: readonly Repair[]): readonly Repair[] {
  return list
    .map((repair) => ({ repair, count: factCount(repair) }))
    .filter(({ count }) => count <= flipLimit)
    .sort((a, b) => a.count - b.count)
    .slice(0, breadth)
    .map(({ repair }) => repair);
}

/** How many facts the edits change; several words of one fact are one change. */
export function factCount(repair: Repair): number {
  return repair.filter((edit, i) => repair.findIndex((other) => other.fact === edit.fact) === i).length;
}
