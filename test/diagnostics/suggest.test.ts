import { describe, expect, it } from "vitest";
import { suggest } from "../../src/diagnostics/suggest.js";

const keys = ["tokens_per_month", "requests_per_month", "stability", "shape", "target_p95", "current_p95"];

describe("did-you-mean", () => {
  it.each([
    ["stabilty", "stability"],
    ["satbility", "stability"],
    ["Stability", "stability"],
    ["tokens-per-month", "tokens_per_month"],
    ["tokensPerMonth", "tokens_per_month"],
    ["shap", "shape"],
    ["p95_target", "target_p95"],
    ["monthly_tokens", "tokens_per_month"],
    ["tokens", "tokens_per_month"],
    ["colour", undefined],
    ["", undefined],
    ["s", undefined],
    ["x".repeat(10_000), undefined],
  ])("%s means %s", (word, meant) => {
    expect(suggest(word, keys)).toBe(meant);
  });

  it("takes the nearest of several", () => {
    expect(suggest("hihg", ["low", "medium", "high", "highest"])).toBe("high");
  });

  it("does not turn short words into others", () => {
    expect(suggest("us", ["eu", "uk", "in"])).toBeUndefined();
    expect(suggest("yes", ["low", "none"])).toBeUndefined();
  });
});
