import type { Position } from "../diagnostics/diagnostic.js";
import type { FactValue, Provenance } from "../facts/fact.js";

/** A value as a file states it, in the fact's base unit, with the place where it stands. */
export interface Stated {
  value: FactValue;
  provenance: Provenance;
  at: Position;
}

/** What a file says of one slice. `share` is a share of the workload's traffic from 0 to 1. */
export interface Slice {
  name: string;
  share: number;
  stated: ReadonlyMap<string, Stated>;
  at: Position;
}

/** What a file says of one workload: facts by dotted name, the file's team facts already merged in. */
export interface Workload {
  name: string;
  owner?: string;
  stated: ReadonlyMap<string, Stated>;
  /** Facts whose key stands there without a value: said to be unknown. Absent where there are none. */
  unknown?: readonly string[];
  slices: readonly Slice[];
  at: Position;
}

/** All workloads of all files, in the order given. */
export interface Portfolio {
  workloads: readonly Workload[];
}
