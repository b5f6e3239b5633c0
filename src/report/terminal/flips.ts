import type { Flip } from "../../assessment/schema.js";
import { shown } from "../../text/wrap.js";
import { modeWord } from "../words.js";
import { ofSlice } from "./words.js";

/** Each flip as a sentence, in the facts' names as a workload file has them, so that a reader can try it. */
export function flipLines(flips: readonly Flip[]): string[] {
  return flips.map(({ to, changes }) => {
    const told = changes.map(
      (change) => `${ofSlice(change)}${change.fact} ${shown(change.from_text)} → ${shown(change.to_text)}`,
    );
    return `${modeWord(to)} if ${told.join(", and ")}`;
  });
}
