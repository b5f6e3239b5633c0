/** Why a part of a difference is there, or why requests are not in a comparison. */
export type CauseCode =
  | "no_tokens"
  | "no_list_price"
  | "cached_as_uncached"
  | "cached_beside_input"
  | "writes_as_input"
  | "short_context"
  | "batch"
  | "other_date"
  | "rounding";

/** One cause of a difference: by how much the logged cost is above (negative: below) the recomputed one because of it. */
export interface Cause {
  code: CauseCode;
  usd: number;
  /** One sentence for a report. */
  sentence: string;
}

/** Requests that tell their tokens and are in no comparison. */
export interface LeftOut {
  code: "no_cost" | "own_runtime" | "no_list_price";
  requests: number;
  /** What they would cost at the prices of the book; null where it has none. */
  usd: number | null;
  sentence: string;
}

/** Why a model has no price. */
export interface ModelProblem {
  code: "own_runtime" | "no_model" | "unknown_provider" | "unknown_model" | "no_price";
  sentence: string;
  /** Known names that may be meant, best first. */
  suggestions: readonly string[];
}

/** What one model of a workload was logged to cost, and what its tokens cost by the book. */
export interface RepricedModel {
  /** As logged. */
  provider: string | null;
  model: string | null;
  /** The entry of the book that prices it. */
  matched: { provider: string; model: string } | null;
  /** Requests that tell their tokens, and those of them that tell their cost. */
  requests: number;
  compared_requests: number;
  /** All that was logged, null where no cost was. */
  logged_usd: number | null;
  /** By the book, of the compared requests; null where there are none or no price. */
  recomputed_usd: number | null;
  /** By the book, of all requests that tell their tokens. */
  recomputed_all_usd: number | null;
  problem?: ModelProblem;
}

/**
 * The cost of a workload as logged beside its cost recomputed from its tokens. `difference_usd` is logged less recomputed,
 * and the sum of `because` and `unexplained_usd`. All in USD.
 */
export interface Repriced {
  /** Book and day of the prices. */
  book: string;
  on: string;
  /** All that was logged; null where no cost was. */
  logged_usd: number | null;
  /** Share of the requests with tokens that tell their cost, from 0 to 1; null where none tells its tokens. */
  logged_share: number | null;
  /** Of the requests that tell both cost and tokens, as far as the book has a price; null where it has none of them. */
  recomputed_usd: number | null;
  /** Of all requests that tell their tokens, as far as the book has a price. */
  recomputed_all_usd: number | null;
  models: readonly RepricedModel[];
  difference_usd: number | null;
  /** Difference over recomputed cost. */
  difference_share: number | null;
  /** The largest first. */
  because: readonly Cause[];
  left_out: readonly LeftOut[];
  unexplained_usd: number | null;
}
