import type { More } from "../assessment/comparison-schema.js";
import { counted, figure } from "../text/figures.js";
import type { Level } from "./judge.js";
import type { Bounds } from "./proportions.js";

/** A difference of shares in points of a hundred: `1.6 points`. */
export function points(share: number): string {
  const value = Number((Math.abs(share) * 100).toPrecision(2));
  return `${value.toLocaleString("en-US")} ${value === 1 ? "point" : "points"}`;
}

/** `1.6 points lower`, `2 points higher`, `the same`. */
export function apart(share: number, [higher, lower]: readonly [string, string]): string {
  if (Number((Math.abs(share) * 100).toPrecision(2)) === 0) return "the same";
  return `${points(share)} ${share > 0 ? higher : lower}`;
}

/** `between 3.4 points lower and 1.2 points higher`. */
export const between = ({ low, high }: Pick<Bounds, "low" | "high">, words: readonly [string, string]): string =>
  `between ${apart(low, words)} and ${apart(high, words)}`;

/** How sure an end is: `95 % sure`. */
export const sure = ({ alpha }: Pick<Level, "alpha">): string => `${Number(((1 - alpha) * 100).toPrecision(4))} % sure`;

/** `about 1,300 more eval cases`, of at most two digits that mean something. */
export function aboutMore({ count, of }: More): string {
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return `about ${(Math.ceil(count / scale) * scale).toLocaleString("en-US")} more ${of}`;
}

/** What would settle it, as the end of a sentence; of nothing that would. */
export const wouldSettle = (more: More | null): string =>
  more === null
    ? "what was seen lies on the limit itself, so that no number of further ones is likely to settle it"
    : `${aboutMore(more)} would, if they come out as these did`;

/** `840 ms`, `1.62 s`. */
export const duration = (ms: number): string => (ms < 1000 ? `${figure(ms)} ms` : `${figure(ms / 1000)} s`);

/** Names in a sentence, cut where there are many: `a, b and 3 others`. */
export function named(names: readonly string[]): string {
  const most = 3;
  if (names.length <= most)
    return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `${names.slice(0, most).join(", ")} and ${counted(names.length - most, "other")}`;
}
