import type { Args, Position } from "../../diagnostics/diagnostic.js";
import type { FactValue, Provenance } from "../../facts/fact.js";
import type { CannotEditReason } from "../edit/cannot-edit.js";

/** A value that the file states, and where in the text that comes out. */
export interface Standing {
  fact: string;
  value: FactValue;
  provenance: Provenance;
  at: Position;
}

/** A declared value beside the measured one, which is exact and not as it would be written. */
interface Compared {
  fact: string;
  declared: FactValue;
  measured: FactValue;
  /** Measured over declared; absent for words, and where the declared value is zero. */
  ratio?: number;
  /** Where the fact stands in the text that comes out. */
  at: Position;
}

/** What became of something measured. */
export type Outcome = { workload: string } & (
  | /** The file had no such workload and has it now. */ { kind: "added" }
  /** The fact stands there as measured; `before` is what stood there. */
  | { kind: "written"; fact: string; value: FactValue; before?: { value: FactValue; provenance: Provenance } }
  /** The file said so already, and that it is measured. */
  | { kind: "unchanged"; fact: string; value: FactValue }
  /** The file declares the same, within the tolerance, and goes on doing so. */
  | ({ kind: "confirmed" } & Compared)
  /** The file declares something else. `replaced` tells which of the two it states now. */
  | ({ kind: "contradicted"; replaced: boolean } & Compared)
  /**
   * Facts were left out together, since the file would be in error with them. `code` and `args` are the problem that it
   * would have, `against` what it states: to replace that (where it is declared) or to take it out is the remedy.
   */
  | { kind: "left-out"; facts: readonly string[]; code: string; args: Args; against: readonly Standing[] }
  /**
   * A bill was not written, since it is that of other traffic: `against` is the traffic that the file states, `before` what it
   * states of the bill, which stays.
   */
  | { kind: "withheld"; fact: string; value: FactValue; against: readonly Standing[]; before?: Standing }
  /** The file has these as measured, and this measurement does not show them: they stay. */
  | { kind: "not-shown"; facts: readonly Standing[] }
  /** Facts hardly go together now, one of them measured. The file reads all the same. */
  | { kind: "doubtful"; facts: readonly string[]; code: string; args: Args; at: Position }
  /** The fact cannot have such a value, so that it was left out. */
  | { kind: "unfit"; fact: string; value: FactValue }
  /** No edit was found that writes the fact and nothing else. */
  | { kind: "refused"; fact: string; reason: CannotEditReason }
  /** The workload could not be added: its name is none that a file may have, or the list is written in an odd way. */
  | { kind: "not-added"; reason: CannotEditReason }
);
