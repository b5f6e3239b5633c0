import { describe, expect, it } from "vitest";
import { reprice } from "../../src/repricing/reprice.js";
import { book, prices } from "../pricing/book.js";
import { golden, partsOf } from "./parts.js";

const of = (workload: string) =>
  reprice(partsOf(golden.filter((request) => request.workload === workload)), {
    book,
    on: "2026-06-30",
    multipliers: prices.multipliers,
  });

describe("the twelve requests of the samples, whose costs were made from list prices and rounded to six decimals", () => {
  it("support-bot: gpt-4.1-mini at $0.40, $0.10 cached and $1.60 a million", () => {
    // (816 + 1,286 + 971) × 0.4 + 3 × 1,024 × 0.1 + (212 + 180 + 240) × 1.6 = 1,229.2 + 307.2 + 1,011.2 millionths
    const result = of("support-bot");
    expect(result).toMatchObject({ logged_usd: 0.002548, logged_share: 1, unexplained_usd: 0 });
    expect(result.recomputed_usd).toBeCloseTo(0.0025476, 12);
    expect(result.because).toMatchObject([{ code: "rounding", usd: expect.closeTo(0.0000004, 12) }]);
  });

  it("rag-search: claude-sonnet-4-5 at $3, $0.30 cached, $3.75 written and $15 a million, 2 millionths unexplained", () => {
    // 14,145 + 11,865 + 42,030 millionths: the sample has 14,147 for the first, more than rounding gives
    const result = of("rag-search");
    expect(result).toMatchObject({ logged_usd: 0.068042, logged_share: 1, because: [] });
    expect(result.recomputed_usd).toBeCloseTo(0.06804, 12);
    expect(result.unexplained_usd).toBeCloseTo(0.000002, 12);
  });

  it("code-assist: gpt-5-mini at azure is its maker's $0.25, $0.025 cached and $2 a million", () => {
    const result = of("code-assist");
    // 3,112 × 0.25 + 12,288 × 0.025 + 1,890 × 2 = 778 + 307.2 + 3,780 millionths
    expect(result.recomputed_usd).toBeCloseTo(0.0048652, 12);
    expect(result).toMatchObject({ logged_usd: 0.004865, unexplained_usd: 0, because: [{ code: "rounding" }] });
    expect(result.models).toMatchObject([{ matched: { provider: "azure", model: "gpt-5-mini" }, requests: 1 }]);
  });

  it("nightly-classify ran on an own runtime: no list price, and no cost was logged", () => {
    const result = of("nightly-classify");
    expect(result).toMatchObject({
      logged_usd: null,
      logged_share: 0,
      recomputed_usd: null,
      recomputed_all_usd: null,
      difference_usd: null,
      unexplained_usd: null,
      because: [],
      models: [{ provider: "vllm", matched: null, problem: { code: "own_runtime" } }],
    });
    expect(result.left_out).toMatchObject([{ code: "own_runtime", usd: null }]);
    expect(result.left_out[0]?.sentence).toContain("own runtime, which has no list price");
  });

  it("all of it is explained to the cent", () => {
    const result = reprice(partsOf(golden), { book, on: "2026-06-30" });
    expect(result.logged_usd).toBeCloseTo(0.075455, 12);
    expect(Math.abs(result.unexplained_usd ?? 1)).toBeLessThan(0.005);
  });
});
