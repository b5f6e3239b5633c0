import { total } from "./rank.js";

const hours = 24;

/** Sum of each day, of values by the hour from an epoch hour on, of which the series holds all 24 hours, UTC, the first one first. */
export function wholeDays({ start, values }: { start: number; values: ArrayLike<number> }): number[] {
  const first = (hours - (start % hours)) % hours;
  const days = Math.max(0, Math.floor((values.length - first) / hours));
  return Array.from({ length: days }, (_, day) => {
    const from = first + day * hours;
    return total(Array.prototype.slice.call(values, from, from + hours));
  });
}
