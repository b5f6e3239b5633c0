import type { Load } from "./load.js";
import { total } from "./rank.js";

const hours = 24;

/** Load of each day of which the series holds all 24 hours, UTC, the first one first. */
export function wholeDays({ start, values }: Load): number[] {
  const first = (hours - (start % hours)) % hours;
  const days = Math.max(0, Math.floor((values.length - first) / hours));
  return Array.from({ length: days }, (_, day) => {
    const from = first + day * hours;
    return total(values.slice(from, from + hours));
  });
}
