import type { FactValue } from "../../facts/fact.js";
import type { Masks } from "../evaluate.js";
import type { Mode } from "../pack.js";

/** What a pack says of one case. */
export interface Outcome {
  mode: Mode;
  settled: boolean;
  possible: readonly Mode[];
  rung: string;
  /** Cells that the facts of the case leave, by the variables of the compiled pack. */
  masks: Masks;
}

/** Given by the caller, so that rules need not know how verdicts come about. */
export type Judge = (facts: ReadonlyMap<string, FactValue>) => Outcome;
