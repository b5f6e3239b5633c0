/** Marks around text that is to be taken as it stands, by their opening one. */
const closing: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
]);

/**
 * The text within quotes that stand around all of it, where a mark inside is written twice; undefined where none do.
 * The text has no white space around it.
 */
export function insideQuotes(text: string): string | undefined {
  const close = closing.get(text.charAt(0));
  if (close === undefined || text.length < 2 || !text.endsWith(close)) return undefined;
  const inside = text.slice(1, -1);
  const once = inside.replaceAll(close + close, "");
  return once.includes(close) ? undefined : inside.replaceAll(close + close, close);
}

/** The text in quotes, as insideQuotes gives it back. */
export const inQuotes = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The parts of a list between commas and semicolons, those inside of quotes left alone, without white space around them. */
export function itemsOf(text: string): string[] {
  const items: string[] = [];
  let start = 0;
  while (start <= text.length) {
    const end = endOfItem(text, start);
    items.push(text.slice(start, end).trim());
    start = end + 1;
  }
  return items.filter((item) => item !== "");
}

function endOfItem(text: string, start: number): number {
  let at = start;
  while (text.charAt(at) === " ") at += 1;
  const close = closing.get(text.charAt(at));
  if (close !== undefined) {
    const end = endOfQuotes(text, at + 1, close);
    if (end !== undefined) return end;
  }
  while (at < text.length && text.charAt(at) !== "," && text.charAt(at) !== ";") at += 1;
  return at;
}

/** Where the item ends whose quotes close before a comma, a semicolon or the end; undefined where they do not. */
function endOfQuotes(text: string, start: number, close: string): number | undefined {
  let at = text.indexOf(close, start);
  while (at !== -1 && text.charAt(at + 1) === close) at = text.indexOf(close, at + 2);
  if (at === -1) return undefined;
  let end = at + 1;
  while (text.charAt(end) === " ") end += 1;
  return end === text.length || text.charAt(end) === "," || text.charAt(end) === ";" ? end : undefined;
}
