import { cutItems } from "../cut.js";
import { lineAt } from "./lines.js";
import type { Patch } from "./patch.js";

/** Below this many characters a text is parsed as a whole. */
const small = 16_000;

/** A text of the head of a file and some of its workloads, which reads as a file of its own. */
export interface Narrow {
  text: string;
  /** How many workloads the whole file has. */
  count: number;
  /** A patch of the narrow text as one of the whole. */
  widen: (patch: Patch) => Patch;
}

interface Stretch {
  /** In the narrow text. */
  start: number;
  length: number;
  /** In the whole text. */
  from: number;
}

const simpleName = /^ *- +name: +([\w./-]+(?: [\w./-]+)*) *(?: #.*)?$/;

/** Whether an item may have one of the names: its first line tells, or may not tell. */
function mayHave(text: string, start: number, names: ReadonlySet<string>): boolean {
  const name = simpleName.exec(lineAt(text, start))?.[1];
  return name === undefined || names.has(name);
}

/** The first stretch that ends at an offset or behind it. */
function stretchTo(stretches: readonly Stretch[], at: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { start, length } = stretches[middle] ?? { start: 0, length: 0 };
    if (at <= start + length) high = middle;
    else low = middle + 1;
  }
  return stretches[low];
}

function widening(stretches: readonly Stretch[]): (patch: Patch) => Patch {
  const moved = (at: number, stretch: Stretch | undefined) => at + (stretch ? stretch.from - stretch.start : 0);
  return (patch) => {
    const { start, end } = patch;
    // what is put in where a stretch ends belongs to that one, and not to the next
    const last = stretchTo(stretches, end);
    const first = start === end ? last : stretchTo(stretches, start + 1);
    return { ...patch, start: moved(start, first), end: moved(end, last) };
  };
}

/**
 * Leaves out the workloads of a long file that have none of the names, since parsing takes most of the time. A slip of
 * syntax in one that is left out is not seen. Undefined where nothing is gained, or the file cannot be cut.
 */
export function narrowed(text: string, names: ReadonlySet<string>): Narrow | undefined {
  const cut = text.length < small ? undefined : cutItems(text);
  if (cut === undefined) return undefined;
  const starts = cut.pieces.flatMap(({ items }) => items);
  const stretches: Stretch[] = [{ start: 0, length: cut.head, from: 0 }];
  const parts = [text.slice(0, cut.head)];
  let at = cut.head;
  for (const [i, from] of starts.entries()) {
    if (!mayHave(text, from, names)) continue;
    const part = text.slice(from, starts[i + 1] ?? text.length);
    stretches.push({ start: at, length: part.length, from });
    parts.push(part);
    at += part.length;
  }
  if (stretches.length - 1 === starts.length) return undefined;
  return { text: parts.join(""), count: starts.length, widen: widening(stretches) };
}
