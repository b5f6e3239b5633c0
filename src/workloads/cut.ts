/** A stretch of a file with whole items of its `workloads` list. */
export interface Piece {
  /** Where each item starts, the first at the start of the piece. */
  items: readonly number[];
  end: number;
}

/** A file cut between items of its `workloads` list, so that each piece can be parsed alone. */
export interface Cut {
  /** Length of what stands before the first item. */
  head: number;
  pieces: readonly Piece[];
}

/** Small items are taken together up to this many characters, since each parse has its price. */
const enough = 1_000;

const space = 32;
const dash = 45;

const listKey = /^workloads:(?:[ \t]+#.*|[ \t]*)\r?$/;

/** True where the line from `at` has nothing but a comment, or nothing at all. */
function isBlank(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  return at >= end || code === 35 || (code === 13 && at + 1 === end);
}

function startsItem(text: string, at: number, end: number): boolean {
  return (
    text.charCodeAt(at) === dash &&
    (at + 1 === end || text.charCodeAt(at + 1) === space || text.startsWith("-\r\n", at))
  );
}

/**
 * Finds the items of a block list under a top-level `workloads:` key, where that list ends the file. Undefined for any
 * other text: JSON, anchors and aliases, several documents, keys behind the list.
 *
 * A block list's items start in one column and everything inside an item is indented further, so a line with a dash in
 * that column starts an item in every valid file. In an invalid one a piece does not parse alone, which tells the caller
 * to parse the file as a whole.
 */
export function cutItems(text: string): Cut | undefined {
  if (/[&*]/.test(text)) return undefined;
  const pieces: Piece[] = [];
  let items: number[] = [];
  let listFound = false;
  let indent = -1;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline;
    let first = at;
    while (text.charCodeAt(first) === space) first += 1;
    const column = first - at;
    if (!isBlank(text, first, end)) {
      if (column === 0 && /^(?:%|---|\.\.\.)/.test(text.slice(at, at + 3))) return undefined;
      if (!listFound) {
        listFound = column === 0 && listKey.test(text.slice(at, end));
      } else if (indent === -1 || column <= indent) {
        if ((indent !== -1 && column !== indent) || !startsItem(text, first, end)) return undefined;
        indent = column;
        if (at - (items[0] ?? at) >= enough) {
          pieces.push({ items, end: at });
          items = [];
        }
        items.push(at);
      }
    }
    at = end + 1;
  }
  if (items.length === 0) return undefined;
  pieces.push({ items, end: text.length });
  return { head: pieces[0]?.items[0] ?? 0, pieces };
}
