/** Dated reference data that an assessment may use. Plain JSON; each set names its as-of date. */
export interface ReferenceData {
  shutdowns: readonly Shutdown[];
  /** As-of date of each data set, by name. */
  asOf: Readonly<Record<string, string>>;
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
