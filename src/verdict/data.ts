import type { Interval } from "../facts/domain.js";
import type { Fact, Facts } from "../facts/fact.js";

/** Dated reference data that an assessment may use; each set names its as-of date. */
export interface ReferenceData {
  shutdowns: readonly Shutdown[];
  /** Estimates costs and what else follows from dated data; without it, only what files state is reckoned with. */
  estimate?: Estimator;
  /** As-of date of each data set, by name. */
  asOf: Readonly<Record<string, string>>;
}

/** A pure function of the facts, asked again whenever one of them changes. */
export type Estimator = (facts: Facts, asOf: string) => Estimates;

/** What an estimator knows beyond what is stated. */
export interface Estimates {
  /** Facts that take the place of unknown or assumed ones, never of stated ones. The same names every time, known or not. */
  facts: readonly Fact[];
  /** For computed facts: the part of their range that is likely. */
  likely: ReadonlyMap<string, Interval>;
}

/** A provider's announced end of some models. */
export interface Shutdown {
  provider: string;
  /** Model names in lower case, as requests name them. */
  models: readonly string[];
  /** ISO date. */
  date: string;
  replacement?: string | undefined;
  source: string;
}
