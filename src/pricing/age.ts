/** Days after which prices are old enough to say so, and too old for a strict run. */
export const warnAfterDays = 45;
export const failAfterDays = 90;

/** How old a book is. `old`: say so. `too_old`: a strict run fails. */
export interface Age {
  /** Whole days; none where the book is younger than the day that is asked about. */
  days: number;
  state: "fresh" | "old" | "too_old";
}

const dayMs = 86_400_000;

/**
 * The time of an ISO date (`2026-09-23`), in milliseconds at midnight UTC.
 *
 * @throws RangeError for a date that does not exist
 */
export function timeOf(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(date)) {
    throw new RangeError(`${date} is not a date that exists, as YYYY-MM-DD`);
  }
  return time;
}

/** Whole days from one ISO date to another; negative where it is the earlier. @throws RangeError for no date */
export const daysBetween = (from: string, to: string): number => Math.round((timeOf(to) - timeOf(from)) / dayMs);

/** The age of a book (its date as ISO) on a day. @throws RangeError for no date */
export function ageOf(book: { asOf: string }, on: string): Age {
  const days = Math.max(0, daysBetween(book.asOf, on));
  return { days, state: days > failAfterDays ? "too_old" : days > warnAfterDays ? "old" : "fresh" };
}
