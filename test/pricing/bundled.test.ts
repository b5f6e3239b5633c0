import { calcPrice } from "@pydantic/genai-prices";
import { describe, expect, it } from "vitest";
import { loadPriceBook } from "../../src/pricing/load-price-book.js";
import { isPriced } from "../../src/pricing/price-book.js";
import { book, priced, prices, request } from "./book.js";

const small = { inputTokens: 100_000, outputTokens: 100_000 };

describe("published prices of a million tokens", () => {
  it.each([
    ["openai", "gpt-4o-mini", 0.15, 0.6],
    ["openai", "gpt-4.1", 2, 8],
    ["openai", "gpt-5.4", 2.5, 15],
    ["openai", "gpt-6-luna", 0.1, 0.5],
    ["anthropic", "claude-haiku-4-5", 1, 5],
    ["anthropic", "claude-sonnet-5", 2, 10],
    ["google", "gemini-2.5-pro", 1.25, 10],
    ["together", "meta-llama/Llama-3.3-70B-Instruct-Turbo", 0.88, 0.88],
    ["groq", "llama-3.3-70b-versatile", 0.59, 0.79],
    ["bedrock", "meta.llama3-3-70b-instruct-v1:0", 0.72, 0.72],
  ])("%s %s", (provider, model, input, output) => {
    const price = priced(request(provider, model, small));
    expect(price.inputUsd * 10).toBeCloseTo(input, 9);
    expect(price.outputUsd * 10).toBeCloseTo(output, 9);
  });

  it.each([
    ["openai", "gpt-5.4", 271_999, 2.5, 15],
    ["openai", "gpt-5.4", 272_001, 5, 22.5],
    ["google", "gemini-2.5-pro", 200_000, 1.25, 10],
    ["google", "gemini-2.5-pro", 200_001, 2.5, 15],
  ])("%s %s with %d input tokens", (provider, model, inputTokens, input, output) => {
    const price = priced(request(provider, model, { inputTokens, outputTokens: 1_000 }));
    expect(price.inputUsd).toBeCloseTo((inputTokens * input) / 1e6, 9);
    expect(price.outputUsd).toBeCloseTo(output / 1e3, 9);
    expect(price.notes.some((note) => note.includes("long-context"))).toBe(inputTokens % 1_000 === 1);
  });

  it("tiers go by one request: a thousand calls of 10k in and 500 out of gpt-5.4 are $32.50, not $61.25", () => {
    const one = priced(request("openai", "gpt-5.4", { inputTokens: 10_000, outputTokens: 500 }));
    expect(one.usd * 1_000).toBeCloseTo(32.5, 9);
    const summed = priced(request("openai", "gpt-5.4", { inputTokens: 10_000_000, outputTokens: 500_000 }));
    expect(summed.usd).toBeCloseTo(61.25, 9);
  });
});

describe("cached input", () => {
  it.each([
    ["openai", "gpt-5.4", 0.1],
    ["openai", "gpt-4.1", 0.25],
    ["openai", "gpt-4o", 0.5],
    ["anthropic", "claude-sonnet-5", 0.1],
  ])("%s %s reads the cache at %d of the input price", (provider, model, share) => {
    const none = priced(request(provider, model, { ...small, outputTokens: 0 }));
    const all = priced(request(provider, model, { ...small, cachedInputTokens: 100_000, outputTokens: 0 }));
    expect(all.usd / none.usd).toBeCloseTo(share, 9);
    expect(all.inputUsd).toBe(0);
  });

  it("is part of the input: what logs count beyond it is left out, and said", () => {
    const within = priced(request("anthropic", "claude-sonnet-5", { ...small, cachedInputTokens: 100_000 }));
    const beyond = priced(request("anthropic", "claude-sonnet-5", { ...small, cachedInputTokens: 900_000 }));
    expect(beyond.usd).toBe(within.usd);
    expect(beyond.notes.length).toBe(within.notes.length + 1);
  });

  it("costs what any input costs where the entry has no price for it", () => {
    const asked = request("mistral", "mistral-large", small);
    expect(priced({ ...asked, cachedInputTokens: 50_000 }).usd).toBeCloseTo(priced(asked).usd, 12);
  });
});

describe("input that is written to a cache", () => {
  it.each([
    ["anthropic", "claude-sonnet-4-5", 1.25],
    ["anthropic", "claude-haiku-4-5", 1.25],
    ["openai", "gpt-4.1", 1],
  ])("%s %s costs %d of the input price", (provider, model, share) => {
    const plain = priced(request(provider, model, { ...small, outputTokens: 0 }));
    const written = priced(request(provider, model, { ...small, cacheWriteInputTokens: 100_000, outputTokens: 0 }));
    expect(written.usd / plain.usd).toBeCloseTo(share, 9);
    expect(written.usd).toBe(written.inputUsd);
  });

  it("is part of the input, after what the cache answers: what logs count beyond it is left out", () => {
    const cachedInputTokens = 60_000;
    const within = priced(
      request("anthropic", "claude-sonnet-5", { ...small, cachedInputTokens, cacheWriteInputTokens: 40_000 }),
    );
    const beyond = priced(
      request("anthropic", "claude-sonnet-5", { ...small, cachedInputTokens, cacheWriteInputTokens: 90_000 }),
    );
    expect(beyond.usd).toBe(within.usd);
  });

  it("is said to be left out of a price only where it is not known", () => {
    const asked = request("anthropic", "claude-sonnet-5", { ...small, cachedInputTokens: 50_000 });
    const note = "Writing the cache";
    expect(priced(asked).notes.join(" ")).toContain(note);
    expect(priced({ ...asked, cacheWriteInputTokens: 0 }).notes.join(" ")).not.toContain(note);
  });

  it.each([Number.NaN, -1])("cannot be %d tokens", (cacheWriteInputTokens) => {
    expect(() => book.price(request("openai", "gpt-5.4", { cacheWriteInputTokens }))).toThrow(RangeError);
  });
});

it.each([0, 50_000])(
  "reckons every text model of the large providers as the library does, %d tokens written",
  (kept) => {
    const usage = { input_tokens: 300_000, cache_read_tokens: 100_000, cache_write_tokens: kept, output_tokens: 5_000 };
    const shape = {
      inputTokens: 300_000,
      cachedInputTokens: 100_000,
      cacheWriteInputTokens: kept,
      outputTokens: 5_000,
    };
    let compared = 0;
    for (const provider of ["openai", "anthropic", "google", "aws", "mistral", "x-ai", "together", "groq", "cohere"]) {
      for (const { model, text } of book.models(provider)) {
        const theirs = calcPrice(usage, model, { providerId: provider, timestamp: new Date("2026-11-24T00:00:00Z") });
        // where another entry takes the name first, the library does not price the entry of that id
        if (!text || theirs?.model.id !== model) continue;
        expect(priced(request(provider, model, shape)).usd, model).toBeCloseTo(theirs.total_price, 9);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(250);
  },
);

describe("names", () => {
  it.each([
    ["openai", "gpt-5.6", "gpt-5.6-sol"],
    ["openai", "gpt-4o-mini-2024-07-18", "gpt-4o-mini"],
    ["aws", "claude-sonnet-4-5-20250929", "regional.anthropic.claude-sonnet-4-5-20250929-v1:0"],
    ["groq", "llama-3.3-70b", "llama-3.3-70b-versatile"],
    [undefined, "claude-sonnet-5", "claude-sonnet-5"],
  ])("%s %s is priced as %s", (provider, model, entry) => {
    const price = priced(request(provider, model, small));
    expect(price.matched.model).toBe(entry);
    expect(price.notes.some((note) => note.includes(`priced as ${entry}`))).toBe(entry !== model);
  });

  it("a model that came after the book is not taken for the one before it", () => {
    const result = book.price(request("anthropic", "claude-sonnet-5-5"));
    expect(result).toMatchObject({ code: "unknown_model", suggestions: expect.arrayContaining(["claude-sonnet-5"]) });
  });

  it.each([
    ["azure", "azure"],
    ["Azure OpenAI", "azure"],
    ["vertex", "google"],
    ["Bedrock", "aws"],
    ["xai", "x-ai"],
    ["together_ai", "together"],
    ["fireworks-ai", "fireworks"],
  ])("%s is the provider %s", (word, id) => {
    expect(book.models(word)).toEqual(book.models(id));
    expect(book.models(word).length).toBeGreaterThan(0);
  });

  it("a maker's price at another provider is said to be that", () => {
    const price = priced(request("azure", "gpt-4.1", small));
    expect(price.matched).toEqual({ provider: "azure", model: "gpt-4.1" });
    expect(price.notes.join(" ")).toContain("maker's price");
  });

  it("says where a price is a market's floor, and takes none for a name alone", () => {
    const floor = priced(request("openrouter", "meta-llama/llama-3.3-70b-instruct", small));
    expect(floor.notes.join(" ")).toContain("floor of a market");
    expect(priced(request("openai", "gpt-oss-120b", small)).notes.join(" ")).toContain("floor of a market");
    const alone = book.price(request(undefined, "gpt-oss-120b"));
    expect(alone).toMatchObject({ code: "unknown_model" });
    expect(isPriced(alone) ? [] : alone.suggestions).toContain("gpt-oss-120b");
  });
});

describe("what cannot be priced", () => {
  it.each([
    ["opnai", "gpt-5", "unknown_provider", "openai"],
    ["openai", "gpt-4.1-mni", "unknown_model", "gpt-4.1-mini"],
    [undefined, "claude-haiku-4.6", "unknown_model", "claude-haiku-4-5"],
  ])("%s %s: %s, did you mean %s", (provider, model, code, near) => {
    const result = book.price(request(provider, model));
    expect(result).toMatchObject({ code, suggestions: expect.arrayContaining([near]) });
  });

  it.each([
    ["google", "gemma-4-31b-it"],
    ["groq", "whisper-large-v3"],
    ["openai", "omni-moderation-latest"],
    ["openai", "text-embedding-3-small"],
  ])("%s %s has no price, and is not free", (provider, model) => {
    expect(book.price(request(provider, model))).toMatchObject({ code: "no_price" });
  });

  it("embeddings have a price while nothing is written", () => {
    expect(priced(request("openai", "text-embedding-3-small", { outputTokens: 0 })).usd).toBeCloseTo(0.02, 9);
  });

  it("free is only what is listed as free", () => {
    const price = priced(request("mistral", "mistral-nemo:free"));
    expect(price.usd).toBe(0);
    expect(price.notes.join(" ")).toContain("listed as free");
  });

  it("a request without tokens has no price", () => {
    const none = request("openai", "gpt-5.4", { inputTokens: 0, outputTokens: 0 });
    expect(book.price(none)).toMatchObject({ code: "no_tokens" });
  });

  it.each([{ inputTokens: -1 }, { outputTokens: Number.NaN }, { on: "2026-02-30" }, { on: "soon" }])(
    "%o is refused",
    (rest) => {
      expect(() => book.price(request("openai", "gpt-5.4", rest))).toThrow(RangeError);
    },
  );
});

describe("dates", () => {
  it("a price is the one of its day", () => {
    const before = priced(request("openai", "gpt-5.6-sol", { ...small, on: "2026-08-20" }));
    const after = priced(request("openai", "gpt-5.6-sol", { ...small, on: "2026-08-21" }));
    expect([before.inputUsd * 10, after.inputUsd * 10]).toEqual([5, 4]);
  });

  it("a price that will change is said to, until it has", () => {
    const notes = (on: string) => priced(request("google", "gemini-3.8-flash", { ...small, on })).notes.join(" ");
    expect(notes("2026-12-31")).toContain("another price from 2027-01-01");
    expect(notes("2027-01-01")).not.toContain("another price");
  });

  it("a price by the time of day is the mean of the day: 7 of 24 hours of deepseek-v4-pro cost double", () => {
    const price = priced(request("deepseek", "deepseek-v4-pro"));
    expect(price.inputUsd).toBeCloseTo((0.66 * 17 + 1.32 * 7) / 24, 9);
    expect(price.notes.join(" ")).toContain("mean of the day");
  });

  it("a fee for the request itself is part of the price", () => {
    const price = priced(request("perplexity", "sonar", { inputTokens: 1_000, outputTokens: 100 }));
    expect(price.feeUsd).toBeCloseTo(0.012, 9);
    expect(price.usd).toBeCloseTo(0.012 + 0.001 + 0.0001, 9);
  });
});

it("deprecated entries are said to be", () => {
  expect(priced(request("mistral", "mistral-tiny")).notes.join(" ")).toContain("deprecated");
});

it("is loaded on demand, and remembers what it was asked", async () => {
  const loaded = await loadPriceBook(prices.book);
  expect(loaded.version).toBe("@pydantic/genai-prices 0.1.8");
  const asked = request("openai", "gpt-5.4");
  expect(loaded.price(asked)).toBe(loaded.price({ ...asked }));
  expect(loaded.price(asked)).toEqual(book.price(asked));
});
