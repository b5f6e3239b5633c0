import fc from "fast-check";
import { expect, it } from "vitest";
import { longContexts } from "../../src/evidence/parts.js";
import { reprice } from "../../src/repricing/reprice.js";
import { book, priced } from "../pricing/book.js";
import { type Logged, logged, partsOf } from "./parts.js";

/** With tiers at each start of the book, without any, by the hour, with a fee for the request, and with cache writes. */
const models = [
  ["google", "gemini-1.5-pro"],
  ["google", "gemini-2.5-pro"],
  ["x-ai", "grok-4.3"],
  ["openai", "gpt-5.4"],
  ["openai", "gpt-6-sol"],
  ["minimax", "minimax-m3"],
  ["openai", "gpt-4.1-mini"],
  ["deepseek", "deepseek-v4-pro"],
  ["perplexity", "sonar"],
  ["anthropic", "claude-sonnet-4-5"],
] as const;

const on = "2026-09-20";

const size = fc.oneof(
  fc.integer({ min: 1, max: 700_000 }),
  fc.constantFrom(...longContexts).chain((bound) => fc.integer({ min: bound - 1, max: bound + 2 })),
);

const request = fc
  .record({ input: size, cached: fc.nat(1_000), written: fc.nat(1_000), output: fc.integer({ min: 1, max: 9_000 }) })
  .map(({ input, cached, written, output }): Partial<Logged> => {
    const cachedTokens = Math.floor((input * cached) / 1_000);
    return {
      input_tokens: input,
      cached_input_tokens: cachedTokens,
      cache_write_input_tokens: Math.floor(((input - cachedTokens) * written) / 1_000),
      output_tokens: output,
    };
  });

const hour = fc.constantFrom("2026-09-18T03:00:00Z", "2026-09-18T04:10:00Z", "2026-09-19T23:59:59Z");

it.each(models)("requests of %s %s cost as sums what they cost one by one", (provider, model) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(request, hour, fc.boolean()), { minLength: 1, maxLength: 60 }), (rows) => {
      const requests = rows.map(([each, timestamp, costed]) =>
        logged({ provider, model, timestamp, ...each, cost_usd: costed ? 0.01 : null }),
      );
      const alone = (of: readonly Logged[]) =>
        of.reduce(
          (sum, each) =>
            sum +
            priced({
              provider,
              model,
              inputTokens: each.input_tokens ?? 0,
              cachedInputTokens: each.cached_input_tokens ?? 0,
              cacheWriteInputTokens: each.cache_write_input_tokens ?? 0,
              outputTokens: each.output_tokens ?? 0,
              on,
            }).usd,
          0,
        );
      const result = reprice(partsOf(requests), { book, on });
      const all = alone(requests);
      expect(Math.abs((result.recomputed_all_usd ?? 0) - all)).toBeLessThanOrEqual(1e-9 * all);
      const told = alone(requests.filter(({ cost_usd }) => cost_usd !== null));
      expect(Math.abs((result.recomputed_usd ?? 0) - told)).toBeLessThanOrEqual(1e-9 * told);
    }),
    { numRuns: 100 },
  );
});

const any = fc.record({
  name: fc.constantFrom<readonly [string | null, string | null]>(
    ...models,
    ["vllm", "llama-3.3-70b"],
    ["openai", "gpt-unheard-of"],
    [null, "claude-sonnet-4-5-20250929"],
    [null, null],
  ),
  each: request,
  timestamp: hour,
  cost: fc.option(fc.double({ min: 0, max: 3, noNaN: true }), { nil: null }),
  counted: fc.boolean(),
});

it("whatever was logged, what explains the difference and what does not add up to it", () => {
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), (rows) => {
      const requests = rows.map(({ name: [provider, model], each, timestamp, cost, counted }) =>
        logged({
          provider,
          model,
          timestamp,
          ...each,
          ...(counted ? {} : { input_tokens: null, output_tokens: null }),
          cost_usd: cost,
        }),
      );
      const parts = partsOf(requests);
      const result = reprice(parts, { book, on });
      const cost = parts.reduce((sum, part) => sum + part.cost_nano_usd, 0) / 1e9;
      expect(result.logged_usd ?? 0).toBeCloseTo(cost, 9);
      if (result.difference_usd === null) expect(result.unexplained_usd).toBeNull();
      else {
        const because = result.because.reduce((sum, { usd }) => sum + usd, 0);
        expect(because + (result.unexplained_usd ?? Number.NaN)).toBeCloseTo(result.difference_usd, 9);
        expect((result.logged_usd ?? 0) - (result.recomputed_usd ?? 0)).toBeCloseTo(result.difference_usd, 9);
      }
    }),
    { numRuns: 200 },
  );
});
