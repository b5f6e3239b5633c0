import { CannotEdit } from "./cannot-edit.js";

/** A stretch of a text and what stands there afterwards. */
export interface Patch {
  start: number;
  end: number;
  text: string;
  /** At one offset, what is indented further goes first: it belongs to what stands above. */
  depth: number;
  /** Then what comes first in the registry. */
  rank: number;
}

export const replacing = (start: number, end: number, text: string): Patch => ({ start, end, text, depth: 0, rank: 0 });

/** The patches in the order of the text. */
function inOrder(patches: readonly Patch[]): Patch[] {
  return [...patches].sort(
    (a, b) => a.start - b.start || a.end - b.end || b.depth - a.depth || a.rank - b.rank || (a.text < b.text ? -1 : 1),
  );
}

/**
 * The text with all patches applied.
 *
 * @throws CannotEdit where two of them change the same stretch
 */
export function applied(text: string, patches: readonly Patch[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const patch of inOrder(patches)) {
    if (patch.start < at) throw new CannotEdit("not-kept");
    parts.push(text.slice(at, patch.start), patch.text);
    at = patch.end;
  }
  return parts.join("") + text.slice(at);
}
