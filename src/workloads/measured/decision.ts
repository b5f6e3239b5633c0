import type { FactValue } from "../../facts/fact.js";
import type { Stated } from "../workload.js";
import type { Contradiction } from "./contradictions.js";

/** What was measured of one workload: facts by dotted name, values in the base units of the registry. */
export interface MeasuredWorkload {
  name: string;
  facts: ReadonlyMap<string, FactValue>;
}

/** How a measured value stands to what the file says. */
export interface Judged {
  kind: "unfit" | "unchanged" | "confirmed" | "contradicted" | "free";
  measured: FactValue;
  /** What the file states before. */
  before: Stated | undefined;
}

/** Facts that are not written, since the file would be in error with them. */
export interface LeftOut {
  contradiction: Contradiction;
  facts: readonly string[];
}

/** A bill that is not written, since the file states other traffic than the one it was measured with. */
export interface Withheld {
  fact: string;
  value: FactValue;
  /** The facts of the traffic that stay otherwise than measured. */
  against: readonly string[];
}

/** What is to become of the facts of one workload. */
export interface Decision {
  workload: string;
  /** In the order of the registry. */
  judged: ReadonlyMap<string, Judged>;
  /** What is to be written as measured. */
  writes: ReadonlyMap<string, FactValue>;
  leftOut: readonly LeftOut[];
  withheld: Withheld | undefined;
  /** What the file states as measured, and this measurement does not show though it might. */
  notShown: readonly string[];
}
