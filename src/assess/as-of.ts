/** Days from which ages and days to a shutdown are counted: of any other nobody has prices, and they would be out of all ranges. */
export const firstDay = "2000-01-01";
export const lastDay = "2100-01-01";

/** Whether a text is a day that exists, written YYYY-MM-DD, from the first to the last that can be reckoned from. */
export function isAsOf(text: unknown): text is string {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return exists && text >= firstDay && text <= lastDay;
}
