import type { BilledRequest } from "./price-book.js";

/** Tokens of one request, each counted once. */
export interface RequestTokens {
  uncached: number;
  cached: number;
  /** Written to a cache; neither cached nor uncached. */
  written: number;
  output: number;
  /** Cached tokens beyond the input, which are no tokens of this request. */
  left: number;
}

/**
 * Splits a request's input into what a cache answers and the rest. Some logs count cached input beside the input and
 * some within it; here it is within, and never more. The same holds for what is written to a cache.
 *
 * @throws RangeError where a count is negative or not finite
 */
export function tokensOf(request: BilledRequest): RequestTokens {
  const { inputTokens, cachedInputTokens, cacheWriteInputTokens = 0, outputTokens } = request;
  for (const count of [inputTokens, cachedInputTokens, cacheWriteInputTokens, outputTokens]) {
    if (!Number.isFinite(count) || count < 0) throw new RangeError(`a request cannot have ${count} tokens`);
  }
  const cached = Math.min(cachedInputTokens, inputTokens);
  const written = Math.min(cacheWriteInputTokens, inputTokens - cached);
  const uncached = inputTokens - cached - written;
  return { uncached, cached, written, output: outputTokens, left: cachedInputTokens - cached };
}
