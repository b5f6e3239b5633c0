import type { ComparedSlice, ComparedStatus, More } from "../assessment/comparison-schema.js";
import { holm } from "./holm.js";
import { moreToSettle } from "./more.js";
import type { Bounds } from "./proportions.js";

/** One slice before it is known how many others are looked at. */
export interface SliceFigures {
  name: string;
  managed_count: number;
  self_hosted_count: number;
  managed: number | null;
  self_hosted: number | null;
  difference: Bounds | null;
  /** Cases or requests of the side that has fewer, or pairs. */
  count: number;
  /** What the tests say; null where one side was never tried on it. */
  tests: SliceTests | null;
  of: More["of"];
}

/** What is asked of a slice, with so many times as much of the same proportions: 1 is what was seen. */
export interface SliceTests {
  /** Whether the margin surely holds, by itself. */
  isWithin: (times: number) => boolean;
  /** Whether what was seen is worse by more than the margin. */
  isBeyond: boolean;
  /** The chance of so much worse where it is no worse. */
  p: (times: number) => number;
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
  const tested = slices.flatMap(({ name, tests }) => (tests ? [{ name, p: tests.p(1) }] : []));
  const all = slices.reduce((sum, slice) => sum + sizeOf(slice), 0);
  return slices
    .map(({ tests, count, of: unit, ...slice }): ComparedSlice => {
      const adjusted = tests ? adjustedP(tests.p(1)) : null;
      const status = tests ? statusAt(tests, 1) : "not_enough";
      const more =
        tests && status === "not_enough"
          ? moreToSettle(count, (n) => statusAt(tests, n / count) !== "not_enough")
          : null;
      return {
        of,
        ...slice,
        p: tests?.p(1) ?? null,
        adjusted_p: adjusted,
        status,
        required: sizeOf(slice) >= least * all,
        more: more === null ? null : { count: more, of: unit },
      };

      /** Beside the others as they were seen. */
      function adjustedP(p: number): number {
        const others = tested.flatMap((each) => (each.name === slice.name ? [] : [each.p]));
        return holm([p, ...others])[0] ?? 1;
      }

      function statusAt({ isWithin, isBeyond, p }: SliceTests, times: number): ComparedSlice["status"] {
        if (isBeyond && adjustedP(p(times)) <= alpha) return "dropped";
        return isWithin(times) ? "held" : "not_enough";
      }
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
