import type { BilledRequest } from "./price-book.js";

/** Tokens of one request, each counted once. */
export interface RequestTokens {
  uncached: number;
  cached: number;
  output: number;
  /** Cached tokens beyond the input, which are no tokens of this request. */
  left: number;
}

/**
 * Splits a request's input into what a cache answers and the rest. Some logs count cached input beside the input and
 * some within it; here it is within, and never more.
 *
 * @throws RangeError where a count is negative or not finite
 */
export function tokensOf({ inputTokens, cachedInputTokens, outputTokens }: BilledRequest): RequestTokens {
  for (const count of [inputTokens, cachedInputTokens, outputTokens]) {
    if (!Number.isFinite(count) || count < 0) throw new RangeError(`a request cannot have ${count} tokens`);
  }
  const cached = Math.min(cachedInputTokens, inputTokens);
  return { uncached: inputTokens - cached, cached, output: outputTokens, left: cachedInputTokens - cached };
}
