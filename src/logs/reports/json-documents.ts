import type { Problems } from "./problems.js";

/** One JSON value of a text that may hold several, one after the other. */
export interface JsonDocument {
  value: unknown;
  /** The line on which an object or list inside the value begins. */
  lineOf(part: unknown): number;
}

/** After so many documents that break off the text is taken for no JSON at all, which bounds the time for a hostile one. */
const mostBroken = 100;

/**
 * The objects and lists of a text: one, several one after the other (pretty-printed or one a line), or what is left of them
 * where a transfer broke off. What is no JSON is told and passed over.
 */
export function jsonDocuments(text: string, problems: Problems): JsonDocument[] {
  const documents: JsonDocument[] = [];
  let at = 0;
  let line = 1;
  let broken = 0;
  while (at < text.length && broken < mostBroken) {
    const char = text[at];
    if (char === "\n") line += 1;
    if (char === "{" || char === "[") {
      const found = closing(text, at, line);
      const value = found ? parsed(text.slice(at, found.end)) : undefined;
      if (found && value) documents.push(located(value.value, found.opens, line));
      else problems.add(found ? "not-json" : "truncated", line);
      if (found) {
        at = found.end;
        line = found.line;
      } else {
        broken += 1;
        passOver();
      }
    } else if (/[\s,\ufeff]/.test(char ?? "")) at += 1;
    else {
      problems.add("not-json", line);
      broken += 1;
      passOver();
    }
  }
  return documents;

  /** To the next line that begins with a bracket, as a page does and what is inside of a pretty-printed one does not. */
  function passOver(): void {
    for (let next = text.indexOf("\n", at); next >= 0; next = text.indexOf("\n", next + 1)) {
      line += 1;
      at = next + 1;
      if (text[at] === "{" || text[at] === "[") return;
    }
    at = text.length;
  }
}

/** Where the bracket at a place is closed, and the lines on which brackets open up to there. */
function closing(text: string, from: number, fromLine: number): { end: number; line: number; opens: number[] } | null {
  const opens: number[] = [];
  let depth = 0;
  let line = fromLine;
  let inText = false;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (inText) {
      if (char === "\\") at += 1;
      else if (char === '"') inText = false;
      // JSON has no line break inside of a text: the document broke off here
      else if (char === "\n") return null;
    } else if (char === '"') inText = true;
    else if (char === "\n") line += 1;
    else if (char === "{" || char === "[") {
      depth += 1;
      opens.push(line);
    } else if (char === "}" || char === "]") {
      depth -= 1;
      if (depth === 0) return { end: at + 1, line, opens };
    }
  }
  return null;
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Brackets open in the order in which a walk from the top meets their objects and lists. */
function located(value: unknown, opens: readonly number[], line: number): JsonDocument {
  const lines = new Map<unknown, number>();
  const rest: unknown[] = [value];
  let met = 0;
  while (rest.length > 0) {
    const part = rest.pop();
    if (typeof part !== "object" || part === null) continue;
    lines.set(part, opens[met] ?? line);
    met += 1;
    const inside: unknown[] = Object.values(part);
    for (let i = inside.length - 1; i >= 0; i -= 1) rest.push(inside[i]);
  }
  // a key that stands twice in one object, or keys that are numbers, make another order: then the first line is all that is known
  const ordered = met === opens.length;
  return { value, lineOf: (part) => (ordered ? lines.get(part) : undefined) ?? line };
}
