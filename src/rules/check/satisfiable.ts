import { formatQuantity } from "../../facts/quantity.js";
import { allCells, type Cell, everyCell, type Variable } from "../cells.js";
import { evaluate, leverOf, type Masks, type Node, no, open, yes } from "../evaluate.js";

/** A condition and the truth that is asked of it. */
export interface Demand {
  node: Node;
  want: boolean;
}

export type Answer = { found: Masks } | "none" | "gave up";

/**
 * Looks for facts that meet all demands at once, by splitting cells at open tests. Facts that arithmetic computes are
 * taken as free: "none" is always right, a find may use values that their inputs cannot give.
 */
export function satisfy(variables: readonly Variable[], demands: readonly Demand[], work: { left: number }): Answer {
  return search(allCells(variables), demands, work);
}

function search(masks: Masks, demands: readonly Demand[], work: { left: number }): Answer {
  let undecided: Demand | undefined;
  for (const demand of demands) {
    const level = evaluate(demand.node, masks);
    if (level === (demand.want ? no : yes)) return "none";
    if (level === open) undecided ??= demand;
  }
  if (!undecided) return { found: masks };
  if (--work.left < 0) return "gave up";
  const lever = leverOf(undecided.node, masks, undecided.want);
  if (!lever) return "gave up";
  const possible = masks[lever.v] ?? 0;
  let gaveUp = false;
  for (const half of [lever.towards, possible & ~lever.towards]) {
    if (half === 0) continue;
    const next = masks.slice();
    next[lever.v] = half;
    const answer = search(next, demands, work);
    if (answer === "gave up") gaveUp = true;
    else if (answer !== "none") return answer;
  }
  return gaveUp ? "gave up" : "none";
}

/** An example of the facts found, naming only what was narrowed: `privacy.level strict, traffic.stability 0.65`. */
export function exampleOf(variables: readonly Variable[], masks: Masks): string {
  const parts = variables.flatMap((variable) => {
    const mask = masks[variable.index] ?? 0;
    if (mask === everyCell(variable)) return [];
    const cell = variable.cells.find((_, i) => mask & (1 << i));
    return cell ? [`${variable.spec.name} ${cellText(cell, variable)}`] : [];
  });
  return parts.length > 0 ? parts.join(", ") : "any facts";
}

function cellText(cell: Cell, { spec, word }: Variable): string {
  if (cell.kind === "member") return `${cell.present ? "with" : "without"} ${word ?? ""}`;
  if (cell.kind === "words") return cell.words[0] ?? "anything else";
  if (spec.type.kind !== "quantity") return "";
  const { unit, max } = spec.type;
  const { lo, hi, loOpen } = cell.interval;
  if (lo === hi || !loOpen) return formatQuantity(lo, unit);
  return hi === max
    ? `above ${formatQuantity(lo, unit)}`
    : `between ${formatQuantity(lo, unit)} and ${formatQuantity(hi, unit)}`;
}
