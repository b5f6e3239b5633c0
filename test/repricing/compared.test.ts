import { describe, expect, it } from "vitest";
import { addSums, dayMs, noSums, type TrafficPart } from "../../src/evidence/parts.js";
import { isOwnRuntime } from "../../src/repricing/own-runtime.js";
import { reprice } from "../../src/repricing/reprice.js";
import { book } from "../pricing/book.js";
import { logged, partsOf } from "./parts.js";

const by = { book, on: "2026-09-20" };

/** 2,000 × 0.4 + 200 × 1.6 millionths of a dollar. */
const each = 0.00112;

describe("names of models in logs", () => {
  it.each([
    ["openai", "gpt-4.1-mini-2025-04-14", "openai", "gpt-4.1-mini"],
    ["anthropic", "claude-sonnet-4-5-20250929", "anthropic", "claude-sonnet-4-5"],
    ["azure", "gpt-5-mini-2025-08-07", "azure", "gpt-5-mini"],
    [null, "gpt-4.1-mini-2025-04-14", "openai", "gpt-4.1-mini"],
    [null, "claude-sonnet-4-5-20250929", "anthropic", "claude-sonnet-4-5"],
    [null, "openai/gpt-4.1-mini", "openai", "gpt-4.1-mini"],
    ["openai", "openai/gpt-4.1-mini", "openai", "gpt-4.1-mini"],
    ["litellm_proxy", "gpt-4.1-mini", "openai", "gpt-4.1-mini"],
    ["litellm_proxy", "azure/gpt-4.1-mini", "azure", "gpt-4.1-mini"],
    ["openrouter", "openai/gpt-4.1-mini", "openrouter", "openai/gpt-4.1-mini"],
    ["aws", "claude-sonnet-4-5-20250929", "aws", "regional.anthropic.claude-sonnet-4-5-20250929-v1:0"],
  ])("%s %s is priced by %s %s", (provider, model, matchedProvider, matchedModel) => {
    const { models } = reprice(partsOf([logged({ provider, model, cost_usd: 1 })]), by);
    expect(models).toMatchObject([{ matched: { provider: matchedProvider, model: matchedModel } }]);
    expect(models[0]).not.toHaveProperty("problem");
  });

  it.each([
    ["openai", "gpt-4.1-mni", "unknown_model", "gpt-4.1-mini"],
    ["acme", "acme-chat-3", "unknown_model", undefined],
    ["openai", "omni-moderation-latest", "no_price", undefined],
    ["openai", null, "no_model", undefined],
    ["hosted_vllm", "gpt-4.1-mini", "own_runtime", undefined],
    ["llama.cpp", "llama-3.3-70b", "own_runtime", undefined],
  ])("%s %s has no price: %s", (provider, model, code, near) => {
    const result = reprice(partsOf([logged({ provider, model, cost_usd: 1 })]), by);
    const [only] = result.models;
    expect(only).toMatchObject({ matched: null, recomputed_usd: null, logged_usd: 1, problem: { code } });
    if (near !== undefined) expect(only?.problem?.suggestions).toContain(near);
    expect(result).toMatchObject({ difference_usd: null, because: [{ code: "no_list_price", usd: 1 }], left_out: [] });
  });

  it("own runtimes are told apart from providers who sell", () => {
    expect(["vllm", "Hosted_vLLM", "LM Studio", "ollama"].map(isOwnRuntime)).toEqual([true, true, true, true]);
    expect(["openai", "together", "groq", "huggingface"].map(isOwnRuntime)).toEqual([false, false, false, false]);
  });
});

describe("the same requests are compared", () => {
  it("those that tell no cost are left out, and what they would cost is said", () => {
    const result = reprice(partsOf([logged({ cost_usd: each }), logged(), logged(), logged()]), by);
    expect(result).toMatchObject({ logged_usd: each, recomputed_usd: each, logged_share: 0.25, difference_usd: 0 });
    expect(result.recomputed_all_usd).toBeCloseTo(4 * each, 12);
    expect(result.left_out).toMatchObject([{ code: "no_cost", requests: 3, usd: expect.closeTo(3 * each, 12) }]);
  });

  it("money for requests without tokens, and for models without a price, is told as such", () => {
    const result = reprice(
      partsOf([
        logged({ cost_usd: each }),
        logged({ input_tokens: null, output_tokens: null, cost_usd: 0.04 }),
        logged({ model: "gpt-unheard-of", cost_usd: 0.5 }),
      ]),
      by,
    );
    expect(result.logged_usd).toBeCloseTo(each + 0.54, 12);
    expect(result.difference_usd).toBeCloseTo(0.54, 12);
    expect(result.because).toMatchObject([
      { code: "no_list_price", usd: 0.5 },
      { code: "no_tokens", usd: 0.04 },
    ]);
    expect(result.unexplained_usd).toBe(0);
  });

  it("of parts that were merged, requests that tell their cost are taken to be like the others", () => {
    const [told, silent] = partsOf([logged({ cost_usd: each }), logged()]);
    if (!told || !silent) throw new Error("two parts");
    addSums(told, silent);
    expect(reprice([told], by)).toMatchObject({ recomputed_usd: each, logged_share: 0.5, unexplained_usd: 0 });
  });

  it("a workload without requests has no figures", () => {
    expect(reprice([], by)).toMatchObject({
      logged_usd: null,
      logged_share: null,
      recomputed_usd: null,
      recomputed_all_usd: null,
      models: [],
      unexplained_usd: null,
    });
  });
});

describe("reports of usage and of costs", () => {
  const day = Date.parse("2026-06-01T00:00:00Z");
  const report = (rest: Partial<TrafficPart>): TrafficPart => ({
    ...noSums,
    workload: "support",
    provider: "openai",
    model: "gpt-4.1-mini",
    size_class: 0,
    start: day,
    width: dayMs,
    ...rest,
  });
  const usage = report({ requests: 10, with_tokens: 10, input_tokens: 20_000, output_tokens: 2_000 });
  const bill = (rest: Partial<TrafficPart> = {}) => report({ cost_nano_usd: 11_200_000, ...rest });

  it("a bill is compared with the usage of its days", () => {
    const result = reprice([usage, bill(), { ...usage, start: day + dayMs }], by);
    expect(result).toMatchObject({ logged_usd: 0.0112, difference_usd: 0, logged_share: 0.5, because: [] });
    expect(result.left_out).toMatchObject([{ code: "no_cost", requests: 10 }]);
  });

  it("a bill for the time of requests that tell their own cost is the same money, and stands apart", () => {
    const tells = { ...usage, with_cost: 10, cost_nano_usd: 11_200_000, tokens_with_cost: 22_000 };
    const alone = reprice([tells], by);
    // one that names no model, and one of a day in which no request tells its cost
    const unnamed = bill({ model: null });
    expect(reprice([tells, bill(), unnamed], by)).toEqual({ ...alone, billed_again_usd: 0.0224 });
    expect(reprice([tells, unnamed, bill({ start: day + dayMs })], by)).toMatchObject({
      logged_usd: 0.0224,
      billed_again_usd: 0.0112,
      because: [{ code: "no_tokens", usd: 0.0112 }],
    });
  });

  it("a bill of another provider, or of hours before and after, is other money", () => {
    const tells = { ...usage, with_cost: 10, cost_nano_usd: 11_200_000, tokens_with_cost: 22_000 };
    for (const other of [{ provider: "anthropic", model: null }, { start: day - dayMs }, { start: day + dayMs }]) {
      expect(reprice([tells, bill(other)], by)).toMatchObject({ logged_usd: 0.0224, billed_again_usd: null });
    }
    // a log that does not tell the provider may be of any
    const untold = { ...tells, provider: null };
    expect(reprice([untold, bill()], by)).toMatchObject({ logged_usd: 0.0112, billed_again_usd: 0.0112 });
  });

  it("a bill of other days is money without tokens", () => {
    const result = reprice([usage, bill({ start: day + dayMs })], by);
    expect(result).toMatchObject({ recomputed_usd: null, because: [{ code: "no_tokens", usd: 0.0112 }] });
  });

  it("a bill that was merged with the usage of its span is for that usage", () => {
    expect(reprice([{ ...usage, cost_nano_usd: 11_200_000 }], by)).toMatchObject({
      difference_usd: 0,
      logged_share: 1,
    });
  });

  it("tokens without a count of requests have the price of their size class", () => {
    // 400,000 input tokens at $0.40 and 50,000 output at $1.60; gemini-2.5-pro above 200,000: $2.50 and $15
    const uncounted = { input_tokens: 400_000, output_tokens: 50_000, uncounted_tokens: 450_000 };
    expect(reprice([report(uncounted)], by).recomputed_all_usd).toBeCloseTo(0.24, 12);
    const gemini = { ...uncounted, provider: "google", model: "gemini-2.5-pro" };
    expect(reprice([report({ ...gemini, size_class: 1 })], by).recomputed_all_usd).toBeCloseTo(0.5 + 0.5, 12);
    expect(reprice([report({ ...gemini, size_class: 3 })], by).recomputed_all_usd).toBeCloseTo(1 + 0.75, 12);
    expect(reprice([report({ ...gemini, size_class: 6 })], by).recomputed_all_usd).toBeCloseTo(1 + 0.75, 12);
  });
});
