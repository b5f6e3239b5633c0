import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCosted, type ManagedCost, type ManagedTraffic, managedCost } from "../../src/pricing/managed-cost.js";
import { overriddenBook } from "../../src/pricing/overridden-book.js";
import type { BilledRequest, PriceBook } from "../../src/pricing/price-book.js";
import type { PriceEntry } from "../../src/pricing/price-entry.js";
import { requestsPerMonth } from "../../src/quantities/quantity.js";
import { book, prices, request } from "./book.js";

const month = (asked: BilledRequest, traffic: Partial<ManagedTraffic> = {}, from: PriceBook = book): ManagedCost => {
  const cost = managedCost(from, prices.multipliers, asked, { requestsPerMonth: requestsPerMonth(1_000), ...traffic });
  if (!isCosted(cost)) throw new Error(cost.code);
  return cost;
};

const asked = request("openai", "gpt-5.4", { inputTokens: 10_000, outputTokens: 500 });

const contract = (rest: Partial<PriceEntry>): PriceBook =>
  overriddenBook(book, {
    file: "prices.yaml",
    entries: [{ scope: "contract", provider: "openai", model: "*", tiers: [], source: "order form", ...rest }],
  });

const codes = ({ applied }: ManagedCost) => applied.map(({ code }) => code);

it("a thousand calls of gpt-5.4 with 10k in and 500 out are $32.50", () => {
  const cost = month(asked);
  expect(cost.total).toBeCloseTo(32.5, 9);
  expect(cost.input).toBeCloseTo(25, 9);
  expect(cost.output).toBeCloseTo(7.5, 9);
  expect(cost.applied).toEqual([]);
});

describe("requests that may wait", () => {
  it.each([
    ["openai", "gpt-5.4"],
    ["anthropic", "claude-haiku-4-5"],
    ["google", "gemini-2.5-pro"],
    ["azure", "gpt-4.1"],
    ["aws", "meta.llama3-3-70b-instruct-v1:0"],
  ])("cost half by batch at %s", (provider, model) => {
    const one = request(provider, model, { inputTokens: 1_000, outputTokens: 100 });
    const batch = month(one, { waiting: { tier: "batch", share: 1 } });
    expect(batch.total).toBeCloseTo(month(one).total / 2, 9);
    expect(batch.applied[0]).toMatchObject({ code: "batch", factor: 0.5, source: expect.any(String) });
  });

  it("count by their share", () => {
    const some = month(asked, { waiting: { tier: "flex", share: 0.4 } });
    expect(some.total).toBeCloseTo(32.5 * 0.8, 9);
    expect(codes(some)).toEqual(["flex"]);
    expect(month(asked, { waiting: { tier: "batch", share: 0 } }).total).toBeCloseTo(32.5, 9);
  });

  it("cost what others cost where no discount is known", () => {
    const groq = request("groq", "qwen/qwen3-32b", { inputTokens: 1_000, outputTokens: 100 });
    const cost = month(groq, { waiting: { tier: "batch", share: 1 } });
    expect(cost.total).toBe(month(groq).total);
    expect(codes(cost)).toEqual(["batch_not_known"]);
  });

  it("follow the contract where it has the word, and the list only where the price is the list's", () => {
    const waiting = { tier: "batch", share: 1 } as const;
    const own = month(asked, { waiting }, contract({ discount: 0.1, batchDiscount: 0.3 }));
    expect(own.total).toBeCloseTo(32.5 * 0.9 * 0.7, 9);
    expect(codes(own)).toEqual(["batch_by_contract"]);
    expect(month(asked, { waiting }, contract({ discount: 0.1 })).total).toBeCloseTo(32.5 * 0.9 * 0.5, 9);
    const stated = month(asked, { waiting }, contract({ rates: { input: 2, output: 10 } }));
    expect(stated.total).toBeCloseTo(25, 9);
    expect(codes(stated)).toEqual(["batch_not_known"]);
  });

  it.each([-0.1, 1.1, Number.NaN])("a share of %d is refused", (share) => {
    expect(() => month(asked, { waiting: { tier: "batch", share } })).toThrow(RangeError);
  });
});

describe("keeping data in a region", () => {
  const shape = { inputTokens: 1_000, outputTokens: 100 };
  it.each([
    ["openai", "gpt-5.4", "eu", 1.1],
    ["openai", "gpt-6-luna", "us", 1.1],
    ["openai", "gpt-5.2", "eu", undefined],
    ["openai", "gpt-4.1", "eu", undefined],
    ["openai", "o3", "eu", undefined],
    ["anthropic", "claude-sonnet-4-6", "us", 1.1],
    ["anthropic", "claude-sonnet-5", "us", 1.1],
    ["anthropic", "claude-haiku-4-5", "us", undefined],
    ["anthropic", "claude-sonnet-5", "eu", undefined],
    ["aws", "global.anthropic.claude-sonnet-5-v1:0", "eu", 1.1],
    ["aws", "regional.anthropic.claude-sonnet-5-v1:0", "eu", undefined],
    ["aws", "global.anthropic.claude-sonnet-4-20250514-v1:0", "eu", undefined],
    ["google", "gemini-2.5-pro", "eu", undefined],
  ])("%s %s in %s: %o", (provider, model, region, factor) => {
    const one = request(provider, model, shape);
    const kept = month(one, { residency: [region] });
    expect(kept.applied[0]?.factor).toBe(factor);
    expect(kept.applied).toHaveLength(1);
    expect(kept.total).toBeCloseTo(month(one).total * (factor ?? 1), 9);
  });

  it("the bundled regional price of Bedrock is the global one times the same", () => {
    const regional = month(request("aws", "regional.anthropic.claude-sonnet-5-v1:0", shape), { residency: ["eu"] });
    const global = month(request("aws", "global.anthropic.claude-sonnet-5-v1:0", shape), { residency: ["eu"] });
    expect(regional.total).toBeCloseTo(global.total, 9);
    expect(codes(regional)).toEqual(["residency_included"]);
  });

  it("and waiting are both applied", () => {
    const both = month(asked, { residency: ["eu"], waiting: { tier: "batch", share: 1 } });
    expect(both.total).toBeCloseTo(32.5 * 1.1 * 0.5, 9);
  });
});

describe("a commitment", () => {
  it("is paid though less is used, and shows as a part of its own", () => {
    const cost = month(asked, {}, contract({ committedUsdPerMonth: 100 }));
    expect(cost.total).toBeCloseTo(100, 9);
    expect(cost.commitment).toBeCloseTo(67.5, 9);
    expect(codes(cost)).toEqual(["commitment"]);
  });

  it("changes nothing where more is used", () => {
    const cost = month(asked, {}, contract({ committedUsdPerMonth: 20 }));
    expect([cost.commitment, codes(cost)]).toEqual([0, ["commitment_met"]]);
    expect(cost.total).toBeCloseTo(32.5, 9);
  });

  it("is paid for no requests too; without one that costs nothing, and is said", () => {
    const none = { requestsPerMonth: requestsPerMonth(0) };
    expect(month(asked, none, contract({ committedUsdPerMonth: 20 })).total).toBe(20);
    expect(month(asked, none)).toMatchObject({ total: 0, applied: [{ code: "no_requests" }] });
  });
});

it("a model that is not known has no cost", () => {
  const cost = managedCost(book, prices.multipliers, request("openai", "gpt-99"), {
    requestsPerMonth: requestsPerMonth(1),
  });
  expect(cost).toMatchObject({ code: "unknown_model" });
});

it("the total is the sum of its parts, finite, and grows with requests", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const count = fc.integer({ min: 1, max: 1e9 });
  const regions = fc.subarray(["eu", "us", "jp"]);
  fc.assert(
    fc.property(
      fc.constantFrom("batch" as const, "flex" as const),
      share,
      count,
      regions,
      (tier, part, n, residency) => {
        const traffic = { waiting: { tier, share: part }, residency };
        const cost = month(asked, { ...traffic, requestsPerMonth: requestsPerMonth(n) });
        const { input, cachedInput, output, fees, commitment, total } = cost;
        expect(total).toBeCloseTo(input + cachedInput + output + fees + commitment, 6);
        expect(Number.isFinite(total) && total > 0).toBe(true);
        const double = month(asked, { ...traffic, requestsPerMonth: requestsPerMonth(2 * n) });
        expect(double.total / total).toBeCloseTo(2, 9);
        for (const { sentence } of cost.applied) expect(sentence).toMatch(/^\S.*\.$/);
      },
    ),
  );
});
