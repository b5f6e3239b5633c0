import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** One answer of one provider to one case, and what it scored. */
export interface EvalResult {
  /** What the answers of all providers to the case have in common. It may hold what was asked: it is never shown. */
  case: string;
  /** What people call the provider, and the other names it goes by. */
  provider: string;
  aliases: readonly string[];
  /** 0 to 1, of a pass 1 and of a fail 0; null where the provider gave no answer at all. */
  score: number | null;
  /** By what the case can be told from others: a key and a value each. */
  slices: Readonly<Record<string, string>>;
}

/** The results of a file in its order, and what is wrong with it. With an error there are no results. */
export interface EvalFile {
  results: EvalResult[];
  diagnostics: Diagnostic[];
}
