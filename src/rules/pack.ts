import type { Position } from "../diagnostics/diagnostic.js";
import type { Condition } from "./condition.js";

export type Mode = "managed" | "self_hosted" | "hybrid" | "blocked";

interface RuleBase {
  id: string;
  /** Why it matters where it holds, in one sentence. */
  because: string;
  /** What it means where it fails; requirements always have one. */
  becauseNot?: string;
  /** What would change the answer, as work somebody can do. */
  toChange?: string;
  /** Where the rule comes from: `guide: G14.4`, a paper, this pack's own judgement. */
  source: string;
  /** ISO date after which somebody should look again. */
  reviewBy?: string;
  at: Position;
}

export interface Exclusion extends RuleBase {
  kind: "exclusion";
  excludes: "managed" | "self_hosted";
  when: Condition;
}

export interface Requirement extends RuleBase {
  kind: "requirement";
  when: Condition;
  /** Whether it still binds where an exclusion forces the move, or is then only reported as cost and risk. */
  whenForced: "required" | "reported";
  /** Drivers that stand in for it. */
  waivedBy: readonly string[];
}

export interface Driver extends RuleBase {
  kind: "driver";
  when: Condition;
}

/** One rung of a signal. Cases of one signal must not overlap. */
export interface SignalCase {
  when: Condition;
  /** From -100 (managed) to +100 (self-hosted): hundredths, so that sums are exact whatever their order. */
  lean: number;
  because: string;
  at: Position;
}

export interface Signal extends RuleBase {
  kind: "signal";
  /** Swing weight: how much the way from `worst` to `best` counts against the other signals. */
  weight: number;
  worst: string;
  best: string;
  cases: readonly SignalCase[];
  /** Silent wherever that other signal is known. */
  yieldsTo?: string;
}

export interface Warning extends RuleBase {
  kind: "warning";
  /** Which of the two mistakes it is a sign of: switching too early, waiting too long, or neither. */
  about: "early" | "late" | "other";
  when: Condition;
}

export interface Risk extends RuleBase {
  kind: "risk";
  when: Condition;
  mitigation: string;
  /** Only for workloads whose verdict is one of these modes; absent means any. */
  modes?: readonly Mode[];
}

/** A row of an ordered decision table (hit policy `first`). */
export interface Row extends RuleBase {
  kind: "row";
  when: Condition;
  mode: Mode;
}

export type Rule = Exclusion | Requirement | Driver | Signal | Warning | Risk | Row;

/** A product pattern a workload may resemble: the share of its traits that hold is the similarity. */
export interface Pattern {
  id: string;
  title: string;
  start: string;
  traits: readonly Condition[];
  source: string;
  at: Position;
}

/** A dimension on which renting and running differ, told only where the verdict moves it. */
export interface Change {
  id: string;
  dimension: string;
  managed: string;
  selfHosted: string;
  /** Facts of the workload that belong beside it. */
  facts: readonly string[];
  source: string;
  at: Position;
}

/** A rule pack, parsed and complete: extensions are already applied. Plain JSON. */
export interface Pack {
  id: string;
  version: string;
  title: string;
  hitPolicy: "weigh" | "first";
  /** Hit policy `weigh`: the balance (0 to 100) that a move which nothing forces must reach. */
  bar: number;
  /** Hit policy `first`: the mode where no row matches. */
  otherwise: Mode;
  /** True where no file said so, and `otherwise` was taken to be managed. */
  otherwiseAssumed?: true;
  rules: readonly Rule[];
  patterns: readonly Pattern[];
  changes: readonly Change[];
  file: string;
  /** Of the sources, extended packs included, hex. */
  sha256: string;
}
