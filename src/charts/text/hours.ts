import { padded } from "../label.js";
import type { Page } from "./page.js";

/** A share as a whole percentage is at most so wide. */
const figures = "1000 %".length;

/**
 * A bar for each hour of the day, from nothing to the whole capacity: how busy it is on average. A share above 1 fills its
 * bar, and its figure says by how much more; hours that are not known have none.
 *
 * @param shares by hour of the day; null where the hour is not known
 */
export function hoursText(shares: readonly (number | null)[], { width, glyphs, ellipsis }: Page): string[] {
  const columns = Math.max(1, width - "00 ".length - 1 - figures);
  return shares.map((share, hour) => {
    const name = String(hour).padStart(2, "0");
    if (share === null) return `${name} -`;
    const filled = Math.round(Math.min(1, share) * columns);
    const bar = glyphs.high.repeat(filled) + glyphs.low.repeat(columns - filled);
    return `${name} ${bar} ${padded(`${Math.round(100 * share)} %`, figures, "right", ellipsis)}`;
  });
}
