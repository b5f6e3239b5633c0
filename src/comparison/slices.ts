import type { ComparedSlice, ComparedStatus, More } from "../assessment/comparison-schema.js";
import { holm } from "./holm.js";
import type { Bounds } from "./proportions.js";

/** One slice before it is known how many others are looked at. */
export interface SliceFigures {
  name: string;
  managed_count: number;
  self_hosted_count: number;
  managed: number | null;
  self_hosted: number | null;
  difference: Bounds | null;
  /** Whether the margin surely holds, by itself. */
  isWithin: boolean;
  /** Whether what was seen is worse by more than the margin. */
  isBeyond: boolean;
  /** The chance of so much worse where it is no worse. */
  p: number | null;
  more: More | null;
}

/**
 * All slices judged together. That each holds is shown one by one: asking for all of them needs no adjustment, because every
 * one would have to err (the intersection-union test, R. L. Berger, Technometrics 24 (1982)). That any dropped is looked for in
 * all of them, so its chances are adjusted by Holm. A drop is what is worse by more than the margin and not by chance.
 *
 * @param least the share of all cases or requests below which a slice need not be shown to hold
 */
export function judgeSlices(
  of: ComparedSlice["of"],
  slices: readonly SliceFigures[],
  alpha: number,
  least: number,
): ComparedSlice[] {
  const tested = slices.filter(({ p }) => p !== null);
  const adjusted = new Map(holm(tested.map(({ p }) => p ?? 1)).map((p, i) => [tested[i]?.name ?? "", p]));
  const all = slices.reduce((sum, slice) => sum + sizeOf(slice), 0);
  return slices
    .map(({ isWithin, isBeyond, ...slice }): ComparedSlice => {
      const adjustedP = adjusted.get(slice.name) ?? null;
      const hasDropped = isBeyond && adjustedP !== null && adjustedP <= alpha;
      const status = hasDropped ? "dropped" : isWithin ? "held" : "not_enough";
      const required = sizeOf(slice) >= least * all;
      return {
        of,
        ...slice,
        status,
        required,
        adjusted_p: adjustedP,
        more: status === "not_enough" ? slice.more : null,
      };
    })
    .sort((a, b) => urgency[a.status] - urgency[b.status] || sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1));
}

const urgency = { dropped: 0, not_enough: 1, held: 2 } as const;

const sizeOf = ({
  managed_count: managed,
  self_hosted_count: selfHosted,
}: Pick<SliceFigures, "managed_count" | "self_hosted_count">): number => Math.max(managed, selfHosted);

/** One drop fails all; else every slice that is asked for has to hold. */
export function statusOfSlices(slices: readonly ComparedSlice[]): ComparedStatus {
  if (slices.some(({ status }) => status === "dropped")) return "failed";
  return slices.some(({ status, required }) => required && status !== "held") ? "not_enough" : "passed";
}

/** What all slices that are asked for and not settled need together; null where one of them cannot be settled so. */
export function moreOfSlices(slices: readonly ComparedSlice[]): More | null {
  const open = slices.filter(({ status, required }) => required && status === "not_enough");
  const [first] = open;
  if (!first?.more || open.some(({ more }) => more === null)) return null;
  return { count: open.reduce((sum, { more }) => sum + (more?.count ?? 0), 0), of: first.more.of };
}
