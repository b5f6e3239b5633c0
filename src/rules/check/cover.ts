import { findDerived } from "../../facts/registry/lookup.js";
import { allCells, isSingle, maxCells, type Variable } from "../cells.js";
import { evaluate, type Masks, type Node, open, testedBy, yes } from "../evaluate.js";
import type { Answer, Demand } from "./satisfiable.js";

/**
 * Looks for a state of knowledge in which all of `held` surely hold and none of `others` surely does. Facts may be
 * unknown, so this asks more than that the conditions imply each other: `narrow` is not covered by "narrow and stable"
 * together with "narrow and unstable", since of neither is it sure which while stability is unknown.
 *
 * "none" is always right; facts that arithmetic computes are taken as free, so a find may use values that their inputs
 * cannot give.
 */
export function uncovered(
  variables: readonly Variable[],
  held: readonly Node[],
  others: readonly Node[],
  work: { left: number },
): Answer {
  const full = allCells(variables);
  const tested = new Set(others.flatMap(testedBy));
  const plain = variables.filter(({ index, spec }) => tested.has(index) && !isPartlyKnown(spec));
  // a fact of several words is known with all of them, or not at all
  const twins = plain.map(({ index, spec }) => ({
    index,
    of: variables.flatMap((other) => (other.spec === spec ? [other.index] : [])),
  }));
  const demands = held.map((node): Demand => ({ node, want: true }));
  return whereHeld(full, demands, work, (masks) => {
    const known = twins.filter(({ of }) => of.some((v) => masks[v] !== full[v])).map(({ index }) => index);
    return unheld(masks, known, others, work);
  });
}

/** Facts that may be known to lie in a range; any other is known to the value, or unknown. */
function isPartlyKnown({ name, assumed }: Variable["spec"]): boolean {
  return assumed !== undefined || findDerived(name) !== undefined;
}

type Leaf = (masks: Masks) => Answer;

/** Visits the widest masks on which all demands are met, until one visit finds something. */
function whereHeld(masks: Masks, demands: readonly Demand[], work: { left: number }, leaf: Leaf): Answer {
  const [first, ...rest] = demands;
  if (!first) return leaf(masks);
  if (--work.left < 0) return "gave up";
  const { node, want } = first;
  switch (node.op) {
    case "test": {
      const next = masks.slice();
      next[node.v] = (masks[node.v] ?? 0) & (want ? node.mask : ~node.mask);
      return next[node.v] === 0 ? "none" : whereHeld(next, rest, work, leaf);
    }
    case "not":
      return whereHeld(masks, [{ node: node.of, want: !want }, ...rest], work, leaf);
    default: {
      const parts = node.of.map((part): Demand => ({ node: part, want }));
      if ((node.op === "all") === want) return whereHeld(masks, [...parts, ...rest], work, leaf);
      return firstFound(parts.map((part) => () => whereHeld(masks, [part, ...rest], work, leaf)));
    }
  }
}

/** Looks on these masks, at every value of the facts that are known there, for one on which none of the others holds. */
function unheld(masks: Masks, known: readonly number[], others: readonly Node[], work: { left: number }): Answer {
  const levels = others.map((node) => evaluate(node, masks));
  if (levels.includes(yes)) return "none";
  if (--work.left < 0) return "gave up";
  const v = levels.includes(open) ? known.find((i) => !isSingle(masks[i] ?? 0)) : undefined;
  if (v === undefined) return { found: masks };
  const mask = masks[v] ?? 0;
  const cells = Array.from({ length: maxCells }, (_, i) => 1 << i).filter((cell) => mask & cell);
  return firstFound(
    cells.map((cell) => () => {
      const next = masks.slice();
      next[v] = cell;
      return unheld(next, known, others, work);
    }),
  );
}

function firstFound(searches: readonly (() => Answer)[]): Answer {
  let gaveUp = false;
  for (const search of searches) {
    const answer = search();
    if (answer === "gave up") gaveUp = true;
    else if (answer !== "none") return answer;
  }
  return gaveUp ? "gave up" : "none";
}
