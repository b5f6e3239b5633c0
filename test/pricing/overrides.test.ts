import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overriddenBook } from "../../src/pricing/overridden-book.js";
import { isPriced } from "../../src/pricing/price-book.js";
import type { PriceEntry } from "../../src/pricing/price-entry.js";
import { book, priced, request, today } from "./book.js";

const entry = (rest: Partial<PriceEntry>): PriceEntry => ({
  scope: "contract",
  provider: "openai",
  model: "gpt-5.4",
  tiers: [],
  source: "order form",
  ...rest,
});

const withEntries = (...entries: PriceEntry[]) => overriddenBook(book, { file: "prices.yaml", entries });

const small = { inputTokens: 100_000, outputTokens: 100_000 };
const asked = request("openai", "gpt-5.4", small);

const rates = (input: number) => ({ rates: { input, output: input } });

describe("who is heard first", () => {
  it("contract, then organisation, then the list", () => {
    const contract = entry(rates(1));
    const organisation = entry({ ...rates(2), scope: "organisation" });
    expect(priced(asked, withEntries(organisation, contract))).toMatchObject({ source: "contract", usd: 0.2 });
    expect(priced(asked, withEntries(organisation))).toMatchObject({ source: "organisation", usd: 0.4 });
    expect(priced(asked, withEntries())).toEqual(priced(asked));
  });

  it("a model's own entry, then that of all models; a contract's star before an organisation's name", () => {
    const star = entry({ ...rates(1), model: "*" });
    expect(priced(asked, withEntries(star, entry(rates(3)))).usd).toBeCloseTo(0.6, 12);
    expect(priced(asked, withEntries(star, entry({ ...rates(3), scope: "organisation" }))).source).toBe("contract");
    expect(priced(request("openai", "gpt-4.1", small), withEntries(star, entry(rates(3)))).usd).toBeCloseTo(0.2, 12);
  });

  it("only what is in force on the day: from its first day on, until its last is over", () => {
    const dated = withEntries(entry({ ...rates(1), from: "2026-07-01", until: "2026-12-01" }));
    const sourceOn = (on: string) => priced({ ...asked, on }, dated).source;
    expect(["2026-06-30", "2026-07-01", "2026-11-30", "2026-12-01"].map(sourceOn)).toEqual([
      "bundled",
      "contract",
      "contract",
      "bundled",
    ]);
  });

  it("an entry is found by the name asked for and by the one that the list matches", () => {
    const sol = withEntries(entry({ ...rates(1), model: "gpt-5.6-sol" }));
    expect(priced(request("openai", "gpt-5.6", small), sol).source).toBe("contract");
    expect(priced(request(undefined, "GPT-5.6-sol", small), sol).source).toBe("contract");
    expect(priced(request("azure", "gpt-5.6", small), sol).source).toBe("bundled");
  });

  it("a model that no list knows has the price that a file states, also without a provider", () => {
    const own = withEntries(entry({ ...rates(1), provider: "my-gateway", model: "house-llm" }));
    expect(priced(request("My Gateway", "house-llm", small), own)).toMatchObject({
      matched: { provider: "my-gateway", model: "house-llm" },
      source: "contract",
      book: "prices.yaml",
    });
    expect(priced(request(undefined, "house-llm", small), own).source).toBe("contract");
    const two = withEntries(...["a", "b"].map((provider) => entry({ ...rates(1), provider, model: "house-llm" })));
    expect(two.price(request(undefined, "house-llm"))).toMatchObject({ code: "unknown_model" });
  });
});

describe("what an entry says", () => {
  it("a tier goes by the input of one request, from the first token above it", () => {
    const tiered = withEntries(
      entry({ rates: { input: 1, output: 2 }, tiers: [{ aboveInputTokens: 200_000, input: 2, output: 3 }] }),
    );
    const usd = (inputTokens: number) => priced({ ...asked, inputTokens, outputTokens: 0 }, tiered).usd;
    expect(usd(200_000)).toBeCloseTo(0.2, 12);
    expect(usd(200_001)).toBeCloseTo(0.400002, 12);
  });

  it("cached input costs what any input does where no price for it is stated", () => {
    const cachedInputTokens = 100_000;
    const without = priced({ ...asked, cachedInputTokens }, withEntries(entry({ rates: { input: 1, output: 1 } })));
    expect(without.cachedInputUsd).toBeCloseTo(0.1, 12);
    expect(without.notes.join(" ")).toContain("No price for cached input");
    const own = entry({ rates: { input: 1, cachedInput: 0.1, output: 1 } });
    expect(priced({ ...asked, cachedInputTokens }, withEntries(own)).cachedInputUsd).toBeCloseTo(0.01, 12);
  });

  it("input that is written to a cache costs what any input does, and that is said", () => {
    const stated = withEntries(entry({ rates: { input: 1, cachedInput: 0.1, output: 1 } }));
    const price = priced({ ...asked, cachedInputTokens: 50_000, cacheWriteInputTokens: 50_000 }, stated);
    expect(price.usd).toBe(priced({ ...asked, cachedInputTokens: 50_000 }, stated).usd);
    expect(price.notes.join(" ")).toContain("Writing the cache has no price of its own");
  });

  it("a discount is taken off every part of the list price", () => {
    const off = priced({ ...asked, cachedInputTokens: 50_000 }, withEntries(entry({ discount: 0.12 })));
    const list = priced({ ...asked, cachedInputTokens: 50_000 });
    for (const part of ["usd", "inputUsd", "cachedInputUsd", "outputUsd"] as const) {
      expect(off[part]).toBeCloseTo(list[part] * 0.88, 12);
    }
    expect(off.source).toBe("contract");
    expect(off.notes.at(-1)).toContain("12 %");
  });

  it("a discount off a price that is not known is no price", () => {
    const off = withEntries(entry({ discount: 0.12, model: "*" }));
    expect(off.price(request("openai", "gpt-99"))).toMatchObject({ code: "unknown_model" });
  });

  it("a commitment alone leaves the price what it is", () => {
    const committed = priced(asked, withEntries(entry({ model: "*", committedUsdPerMonth: 20_000 })));
    expect(committed).toMatchObject({ usd: priced(asked).usd, source: "bundled" });
    expect(committed.terms).toEqual({
      stated: false,
      committed: { usdPerMonth: 20_000, entry: "contract openai/*", source: "order form" },
      source: "order form",
    });
  });

  it("output without a price is not free", () => {
    const embeddings = withEntries(entry({ rates: { input: 1 } }));
    expect(embeddings.price(asked)).toMatchObject({ code: "no_price" });
    expect(priced({ ...asked, outputTokens: 0 }, embeddings).usd).toBeCloseTo(0.1, 12);
    expect(embeddings.price({ ...asked, inputTokens: 0, outputTokens: 0 })).toMatchObject({ code: "no_tokens" });
  });
});

it("a contract's price is never mixed with another's, and never nothing", () => {
  const price = fc.double({ min: 0.001, max: 10_000, noNaN: true });
  const some = fc.record({
    scope: fc.constantFrom("contract" as const, "organisation" as const),
    model: fc.constantFrom("gpt-5.4", "*", "gpt-4.1"),
    rates: fc.record({ input: price, output: price }),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 4 }), fc.integer({ min: 1, max: 500_000 }), (entries, inputTokens) => {
      const own = withEntries(...entries.map(entry));
      const result = own.price({ ...asked, inputTokens, on: today });
      expect(isPriced(result)).toBe(true);
      if (!isPriced(result)) return;
      const heard = entries.filter(({ model }) => model !== "gpt-4.1");
      const scopes = heard.map(({ scope }) => scope);
      const expected = scopes.includes("contract")
        ? "contract"
        : scopes.includes("organisation")
          ? "organisation"
          : "bundled";
      expect(result.source).toBe(expected);
      const possible = heard
        .filter(({ scope }) => scope === expected)
        .map(({ rates: { input, output } }) => {
          return (input * inputTokens + output * 100_000) / 1e6;
        });
      const list = priced({ ...asked, inputTokens }).usd;
      expect((expected === "bundled" ? [list] : possible).some((usd) => Math.abs(usd / result.usd - 1) < 1e-9)).toBe(
        true,
      );
    }),
    { numRuns: 300 },
  );
});
