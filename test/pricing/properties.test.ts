import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPriced } from "../../src/pricing/price-book.js";
import { book, request } from "./book.js";

const providers = [
  "openai",
  "anthropic",
  "google",
  "aws",
  "azure",
  "mistral",
  "x-ai",
  "deepseek",
  "perplexity",
  "groq",
];

const listed = providers.flatMap((provider) => book.models(provider).map(({ model }) => ({ provider, model })));

const tokens = fc.oneof(fc.integer({ min: 0, max: 500_000 }), fc.double({ min: 0, max: 500_000, noNaN: true }));

const shape = fc.record({ inputTokens: tokens, cachedInputTokens: tokens, outputTokens: tokens });

const entry = fc.constantFrom(...listed);

const day = fc.constantFrom("2026-01-01", "2026-08-21", "2026-11-24", "2027-06-30");

const more = fc.double({ min: 0, max: 300_000, noNaN: true });

/** Sums of the same parts in another order differ in the last digits. */
const slack = 1 + 1e-9;

describe("every price of every model", () => {
  it("is the sum of parts that are finite and not negative, and never a silent zero", () => {
    fc.assert(
      fc.property(entry, shape, day, ({ provider, model }, tokensOf, on) => {
        const price = book.price(request(provider, model, { ...tokensOf, on }));
        if (!isPriced(price)) return;
        const parts = [price.inputUsd, price.cachedInputUsd, price.outputUsd, price.feeUsd];
        for (const part of parts) expect(part >= 0 && Number.isFinite(part)).toBe(true);
        expect(price.usd).toBeCloseTo(
          parts.reduce((sum: number, part) => sum + part, 0),
          9,
        );
        if (price.usd === 0) {
          const total = tokensOf.inputTokens + tokensOf.outputTokens;
          expect(price.notes.some((note) => note.includes("listed as free")) || total < 1).toBe(true);
        }
        expect(price.matched.model).not.toBe("");
      }),
      { numRuns: 1_000 },
    );
  });

  it("never falls when tokens are added", () => {
    fc.assert(
      fc.property(entry, shape, day, more, more, ({ provider, model }, tokensOf, on, input, output) => {
        const less = book.price(request(provider, model, { ...tokensOf, on }));
        const greater = book.price(
          request(provider, model, {
            ...tokensOf,
            inputTokens: tokensOf.inputTokens + input,
            // more of what is said to be cached may be within the input now
            cachedInputTokens: Math.min(tokensOf.cachedInputTokens, tokensOf.inputTokens),
            outputTokens: tokensOf.outputTokens + output,
            on,
          }),
        );
        if (isPriced(less) && isPriced(greater)) expect(less.usd).toBeLessThanOrEqual(greater.usd * slack + 1e-12);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is never dearer with a cache than without", () => {
    fc.assert(
      fc.property(entry, shape, day, ({ provider, model }, tokensOf, on) => {
        const cached = book.price(request(provider, model, { ...tokensOf, on }));
        const plain = book.price(request(provider, model, { ...tokensOf, cachedInputTokens: 0, on }));
        expect(isPriced(cached)).toBe(isPriced(plain));
        if (isPriced(cached) && isPriced(plain)) expect(cached.usd).toBeLessThanOrEqual(plain.usd * slack + 1e-12);
      }),
      { numRuns: 1_000 },
    );
  });
});

it("input of which nothing is written to a cache costs the same as input of which nobody said so", () => {
  fc.assert(
    fc.property(entry, shape, day, ({ provider, model }, tokensOf, on) => {
      const unknown = book.price(request(provider, model, { ...tokensOf, on }));
      const none = book.price(request(provider, model, { ...tokensOf, cacheWriteInputTokens: 0, on }));
      expect(isPriced(none)).toBe(isPriced(unknown));
      if (isPriced(none) && isPriced(unknown)) expect(none.usd).toBe(unknown.usd);
    }),
    { numRuns: 1_000 },
  );
});

it("any words get a price, or a problem with what may be meant: nothing throws, nothing is free by mistake", () => {
  const word = fc.oneof(fc.string(), fc.constantFrom("openai", "gpt", "claude-", "*", "__proto__", "constructor", "("));
  fc.assert(
    fc.property(fc.option(word, { nil: undefined }), word, (provider, model) => {
      const result = book.price(request(provider, model));
      if (isPriced(result)) expect(result.usd).toBeGreaterThan(0);
      else expect(result.code).toMatch(/^(?:unknown_provider|unknown_model|no_price)$/);
      expect(Array.isArray(book.hosts(model))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
