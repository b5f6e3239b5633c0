import { describe, expect, it } from "vitest";
import type { BilledRequest } from "../../src/pricing/price-book.js";
import { reprice } from "../../src/repricing/reprice.js";
import { book, prices } from "../pricing/book.js";
import { type Logged, logged, partsOf } from "./parts.js";

const by = { book, on: "2026-09-20", multipliers: prices.multipliers };

/** Ten requests that were logged to cost so many millionths of a dollar each. */
const ten = (millionths: number, rest: Partial<Logged>) =>
  partsOf(Array.from({ length: 10 }, () => logged({ ...rest, cost_usd: millionths / 1e6 })));

const sonnet = { provider: "anthropic", model: "claude-sonnet-4-5", input_tokens: 10_000, output_tokens: 1_000 };
const gemini = { provider: "google", model: "gemini-2.5-pro", input_tokens: 250_000, output_tokens: 1_000 };
const sol = { provider: "openai", model: "gpt-5.6-sol", input_tokens: 10_000, output_tokens: 1_000 };

describe("a difference that one way of pricing makes is told in dollars, and nothing is left", () => {
  it.each([
    // $3, $0.30 cached, $15 a million: 2,000 × 3 + 8,000 × 0.3 + 15,000 = 23,400; all uncached 45,000
    ["cached_as_uncached", 45_000, { ...sonnet, cached_input_tokens: 8_000 }, 21_600],
    // written at $3.75: 2,000 × 3 + 8,000 × 3.75 + 15,000 = 51,000; as plain input 45,000
    ["writes_as_input", 45_000, { ...sonnet, cache_write_input_tokens: 8_000 }, -6_000],
    // above 200,000 $2.50 and $15: 625,000 + 15,000 = 640,000; at $1.25 and $10 312,500 + 10,000
    ["short_context", 322_500, gemini, -317_500],
    // 30,000 + 15,000 = 45,000; half of it
    ["batch", 22_500, sonnet, -22_500],
    // 8,000 input were 5,000 besides 3,000 cached: 15,000 + 900 + 15,000; as logged 2,000 × 3 + 900 + 15,000 = 21,900
    ["cached_beside_input", 30_900, { ...sonnet, input_tokens: 5_000, cached_input_tokens: 3_000 }, 9_000],
  ] as const)("%s", (code, millionths, request, because) => {
    const result = reprice(ten(millionths, request), by);
    expect(result.because).toMatchObject([{ code, usd: expect.closeTo(because / 1e5, 9) }]);
    expect(result.unexplained_usd).toBe(0);
    expect(result.because[0]?.sentence).toContain(request.model);
  });

  it("other_date: the price fell on 21 August, and the requests are of 1 June", () => {
    const at = (on: string) => {
      const asked: BilledRequest = { ...billed(sol), on };
      const price = book.price(asked);
      return "usd" in price ? price.usd : Number.NaN;
    };
    const [before, after] = [at("2026-06-01"), at(by.on)];
    expect(before).toBeGreaterThan(after);
    const result = reprice(ten(before * 1e6, sol), by);
    expect(result.because).toMatchObject([{ code: "other_date", usd: expect.closeTo((before - after) * 10, 9) }]);
    expect(result.unexplained_usd).toBe(0);
    expect(reprice(ten(before * 1e6, sol), { ...by, on: "2026-06-30" }).because).toEqual([]);
  });
});

const billed = ({ provider, model, input_tokens, output_tokens }: typeof sol) => ({
  provider,
  model,
  inputTokens: input_tokens,
  cachedInputTokens: 0,
  outputTokens: output_tokens,
});

describe("several causes", () => {
  it("are told one after the other, each on top of those before", () => {
    // by the book 1,000 × 3 + 8,000 × 0.3 + 1,000 × 3.75 + 15,000 = 24,150; cached as uncached 45,750; written as plain input 45,000
    const cached = { ...sonnet, cached_input_tokens: 8_000 };
    const result = reprice(ten(45_000, { ...cached, cache_write_input_tokens: 1_000 }), by);
    expect(result.because).toMatchObject([
      { code: "cached_as_uncached", usd: expect.closeTo(0.216, 9) },
      { code: "writes_as_input", usd: expect.closeTo(-0.0075, 9) },
    ]);
    expect(result.difference_usd).toBeCloseTo(0.45 - 0.2415, 9);
    expect(result.unexplained_usd).toBe(0);
  });

  it("of several models are added up, and the models are named", () => {
    const cached = { ...sonnet, cached_input_tokens: 8_000 };
    const parts = [...ten(45_000, cached), ...ten(45_000, { ...cached, model: "claude-sonnet-4-5-20250929" })];
    const [cause, ...others] = reprice(parts, by).because;
    expect(others).toEqual([]);
    expect(cause).toMatchObject({ code: "cached_as_uncached", usd: expect.closeTo(0.432, 9) });
    expect(cause?.sentence).toContain("claude-sonnet-4-5 and claude-sonnet-4-5-20250929");
  });
});

describe("what no way of pricing makes is not explained", () => {
  it("a contract's discount of a tenth is unexplained, though leaving out the premium of writing would lower it a little", () => {
    // by the book 9,000 × 3 + 1,000 × 3.75 + 15,000 = 45,750; a tenth off; without the premium 45,000
    const result = reprice(ten(41_175, { ...sonnet, cache_write_input_tokens: 1_000 }), by);
    expect(result.because).toEqual([]);
    expect(result.unexplained_usd).toBeCloseTo(-0.04575, 9);
    expect(result.difference_share).toBeCloseTo(-0.1, 9);
  });

  it("half the price is that of batch only where the provider is known to sell batches at half", () => {
    const result = reprice(ten(22_500, sonnet), { book, on: by.on });
    expect(result).toMatchObject({ because: [], unexplained_usd: expect.closeTo(-0.225, 9) });
    expect(reprice(ten(27_000, sonnet), by).because).toEqual([]);
  });

  it("rounding explains half a millionth a request and no more", () => {
    // 2,000 × 0.4 + 200 × 1.6 = 1,120 millionths, plus three tenths
    const requests = (cached: number, millionths: number) => ten(millionths, { cached_input_tokens: cached });
    // 3 cached tokens: 1,997 × 0.4 + 3 × 0.1 + 320 = 1,119.1
    expect(reprice(requests(3, 1_119), by).because).toMatchObject([
      { code: "rounding", usd: expect.closeTo(-0.000001, 12) },
    ]);
    expect(reprice(requests(3, 1_120), by)).toMatchObject({
      because: [{ code: "cached_as_uncached", usd: expect.closeTo(0.000009, 12) }],
    });
    expect(reprice(requests(0, 1_121), by)).toMatchObject({
      because: [],
      unexplained_usd: expect.closeTo(0.00001, 12),
    });
  });
});
