import type { Position } from "../diagnostics/diagnostic.js";
import type { Domain } from "./domain.js";
import type { FactType } from "./fact-type.js";

export type { FactType, FactValue } from "./fact-type.js";

export type Provenance = "measured" | "declared" | "derived" | "assumed";

/** One entry of the registry: everything that validation, schema, docs, interview and rules need to know of a fact. */
export interface FactSpec {
  /** Dotted path in the workload file, e.g. `traffic.tokens_per_month`. */
  name: string;
  /** A few words for tables and headings. */
  title: string;
  type: FactType;
  question: string;
  /** The cheapest way to find out. */
  howToLearn: string;
  /** A worked value as a user would write it. */
  example: string;
  /** Grows with the share of traffic: a slice that says nothing itself gets its share of the workload's value. */
  extensive?: boolean;
  /** Range taken where nothing is declared, as an assumption with a source; every other absent fact is unknown. */
  assumed?: { low: number; high: number; source: string };
}

/** A fact of one workload: what values are possible, and where that knowledge comes from. */
export interface Fact {
  spec: FactSpec;
  /** All values that are still possible. A single one means the fact is known. */
  domain: Domain;
  /**
   * The part of the domain in which an estimate lies with the confidence that reports state. What stands today is judged
   * by it; whether the verdict is settled is judged by the whole domain.
   */
  likely?: Domain;
  /** Absent means unknown. */
  provenance?: Provenance;
  at?: Position;
  /** How a derived or assumed value came about, in words. */
  basis?: string;
}

/** Facts by name. A name that is absent is unknown. */
export interface Facts {
  get(name: string): Fact | undefined;
}
