/** A moment to the minute: `2025-11-03 14:00`, UTC. What is no moment stays as it is. */
export function moment(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toISOString().slice(0, 16).replace("T", " ");
}

/** `2025-11-03 14:00 to 2025-11-17 09:00 UTC`, the day once where both are of the same. */
export function stretch({ from, to }: { from: string; to: string }): string {
  const [first, last] = [moment(from), moment(to)];
  const isSameDay = first !== from && last !== to && first.slice(0, 10) === last.slice(0, 10);
  return `${first} to ${isSameDay ? last.slice(11) : last} UTC`;
}

/** An hour of the day: `14:00`. */
export const hourOfDay = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

export const epochHour = (iso: string): number => Math.floor(new Date(iso).getTime() / 3_600_000);
