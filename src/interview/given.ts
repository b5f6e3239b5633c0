import type { Position } from "../diagnostics/diagnostic.js";

/** An answer given beforehand, in a file or as a flag, in a person's own words. */
export interface Given {
  fact: string;
  text: string;
  /** Where it stands: a place in a file; absent for a flag. */
  at?: Position;
}

/** Answers given beforehand about one workload. */
export interface GivenWorkload {
  name?: string;
  owner?: string;
  answers: readonly Given[];
}
