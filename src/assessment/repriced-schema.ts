import { z } from "zod";

/** One cause of a difference: by how much the logged cost is above (negative: below) the recomputed one because of it. */
const cause = z.object({
  code: z.enum([
    "no_tokens",
    "no_list_price",
    "cached_as_uncached",
    "cached_beside_input",
    "writes_as_input",
    "short_context",
    "batch",
    "other_date",
    "rounding",
  ]),
  usd: z.number(),
  /** One sentence for a report. */
  sentence: z.string(),
});

/** Requests that tell their tokens and are in no comparison. */
const leftOut = z.object({
  code: z.enum(["no_cost", "own_runtime", "no_list_price"]),
  requests: z.number(),
  /** What they would cost at the prices of the book; null where it has none. */
  usd: z.number().nullable(),
  sentence: z.string(),
});

/** Why a model has no price. */
const problem = z.object({
  code: z.enum(["own_runtime", "no_model", "unknown_provider", "unknown_model", "no_price"]),
  sentence: z.string(),
  /** Known names that may be meant, best first. */
  suggestions: z.array(z.string()),
});

/** What one model of a workload was logged to cost, and what its tokens cost by the book. */
const model = z.object({
  /** As logged. */
  provider: z.string().nullable(),
  model: z.string().nullable(),
  /** The entry of the book that prices it. */
  matched: z.object({ provider: z.string(), model: z.string() }).nullable(),
  /** Requests that tell their tokens, and those of them that tell their cost. */
  requests: z.number(),
  compared_requests: z.number(),
  /** All that was logged, null where no cost was. */
  logged_usd: z.number().nullable(),
  /** By the book, of the compared requests; null where there are none or no price. */
  recomputed_usd: z.number().nullable(),
  /** By the book, of all requests that tell their tokens. */
  recomputed_all_usd: z.number().nullable(),
  problem: problem.exactOptional(),
});

/**
 * The cost of a workload as logged beside its cost recomputed from its tokens. `difference_usd` is logged less recomputed,
 * and the sum of `because` and `unexplained_usd`. All in USD.
 */
export const repricedSchema = z.object({
  /** The price book and the day it is of; and the day that prices were asked for, which may be later. */
  book: z.string(),
  book_as_of: z.string(),
  on: z.string(),
  /** All that was logged; null where no cost was. */
  logged_usd: z.number().nullable(),
  /** Share of the requests with tokens that tell their cost, from 0 to 1; null where none tells its tokens. */
  logged_share: z.number().nullable(),
  /**
   * Bills for hours in which requests of the same provider tell their own cost: the same money, and in none of the other figures.
   * Null where there are none.
   */
  billed_again_usd: z.number().nullable(),
  /** Of the requests that tell both cost and tokens, as far as the book has a price; null where it has none of them. */
  recomputed_usd: z.number().nullable(),
  /** Of all requests that tell their tokens, as far as the book has a price. */
  recomputed_all_usd: z.number().nullable(),
  models: z.array(model),
  difference_usd: z.number().nullable(),
  /** Difference over recomputed cost. */
  difference_share: z.number().nullable(),
  /** The largest first. */
  because: z.array(cause),
  left_out: z.array(leftOut),
  unexplained_usd: z.number().nullable(),
});

export type Repriced = z.infer<typeof repricedSchema>;
export type RepricedModel = z.infer<typeof model>;
export type ModelProblem = z.infer<typeof problem>;
export type LeftOut = z.infer<typeof leftOut>;
export type Cause = z.infer<typeof cause>;
/** Why a part of a difference is there, or why requests are not in a comparison. */
export type CauseCode = Cause["code"];
