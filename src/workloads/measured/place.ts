import { CannotEdit, type CannotEditReason } from "../edit/cannot-edit.js";
import { type Edit, withFacts } from "../edit/facts.js";

/** Edits that are made together or not at all: those of one group of facts of one workload. */
export interface Unit {
  edits: readonly Edit[];
}

/** A text with as many edits made as could be, and why the others were not. */
export interface Placed {
  text: string;
  refused: ReadonlyMap<Unit, CannotEditReason>;
}

/** Makes the edits of some units. Where not all of them can be made at once, each half is tried, down to the units that cannot. */
function placed(text: string, units: readonly Unit[]): Placed {
  const [first] = units;
  if (first === undefined) return { text, refused: new Map() };
  try {
    const edits = units.flatMap((unit) => unit.edits);
    return { text: withFacts(text, edits), refused: new Map() };
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error;
    if (units.length === 1) return { text, refused: new Map([[first, error.reason]]) };
    const middle = units.length >> 1;
    const left = placed(text, units.slice(0, middle));
    const right = placed(left.text, units.slice(middle));
    return { text: right.text, refused: new Map([...left.refused, ...right.refused]) };
  }
}

/**
 * Makes as many edits as can be made. Those that could not are tried again after the others, until none of them can be made: the
 * text that comes out then takes none of them, so that to do the same once more changes nothing.
 */
export function place(text: string, units: readonly Unit[]): Placed {
  let left = units;
  for (let so = text; ; ) {
    const result = placed(so, left);
    if (result.refused.size === 0 || result.refused.size === left.length) return result;
    so = result.text;
    left = [...result.refused.keys()];
  }
}
