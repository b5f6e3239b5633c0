import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cheaperModels, type Shutdown } from "../../src/pricing/cheaper-models.js";
import { versionOf } from "../../src/pricing/version.js";
import { book, priced, request } from "./book.js";

const { shutdowns }: { shutdowns: Shutdown[] } = JSON.parse(
  readFileSync(new URL("../../data/model-lifecycle.json", import.meta.url), "utf8"),
);

const shape = { inputTokens: 1_100, outputTokens: 240 };

const cheaper = (provider: string | undefined, model: string, gone: readonly Shutdown[] = shutdowns) =>
  cheaperModels(book, request(provider, model, shape), gone);

const names = (provider: string | undefined, model: string, gone?: readonly Shutdown[]) =>
  cheaper(provider, model, gone).map((each) => each.model);

describe("cheaper models", () => {
  it("of gpt-4.1 are those that stay: not gpt-4.1-nano, which is shut down, nor gpt-5-nano, which will be", () => {
    expect(names("openai", "gpt-4.1")[0]).toBe("gpt-6-luna");
    expect(names("openai", "gpt-4.1", [])).toContain("gpt-5-nano");
    expect(names("openai", "gpt-4.1")).not.toContain("gpt-5-nano");
    // its entry also goes by the names of its snapshots, which are on the list
    expect(names("openai", "gpt-4o-2024-05-13")).not.toContain("gpt-4o");
  });

  it("are never of an older generation", () => {
    expect(names("anthropic", "claude-sonnet-4-6")).not.toContain("claude-3-haiku");
    expect(names("anthropic", "claude-opus-5")).toContain("claude-sonnet-5");
    for (const model of names("google", "gemini-2.5-pro")) expect(model).toMatch(/^gemini-(?:2\.5|[3-9])/);
  });

  it("of models that bear months are those of later ones, in the same line", () => {
    expect(names("mistral", "mistral-large")).toEqual(["mistral-small-2603", "mistral-large-2512"]);
    expect(names("mistral", "mistral-large-2512")).toEqual(["mistral-small-2603"]);
    expect(names("aws", "amazon.nova-pro-v1:0")).toEqual(["amazon.nova-micro-v1:0", "amazon.nova-lite-v1:0"]);
  });

  it("stay within the maker's models, and within the reach of an endpoint", () => {
    for (const model of names("aws", "global.anthropic.claude-opus-5")) expect(model).toMatch(/^global\.anthropic\./);
    for (const model of names("aws", "meta.llama3-1-70b-instruct-v1:0")) expect(model).toMatch(/^meta\./);
    for (const model of names("google", "claude-opus-5")) expect(model).toMatch(/^claude/);
  });

  it.each([
    ["openai", "gpt-5.4"],
    ["openai", "gpt-4o"],
    ["anthropic", "claude-opus-4-8"],
    ["google", "gemini-3.1-pro-preview"],
    ["mistral", "mistral-large"],
    ["x-ai", "grok-4.6"],
    ["aws", "amazon.nova-pro-v1:0"],
    ["groq", "llama-3.3-70b-versatile"],
  ])("of %s %s cost less for the same request, cheapest first, three at most, and are for text", (provider, model) => {
    const found = cheaper(provider, model);
    const used = priced(request(provider, model, shape)).usd;
    const usd = found.map(({ price }) => price.usd);
    expect(found.length).toBeLessThanOrEqual(3);
    expect(usd).toEqual([...usd].sort((a, b) => a - b));
    for (const { price, saving, model: name } of found) {
      expect(price.usd).toBeLessThan(used);
      expect(price.usd).toBeGreaterThan(0);
      expect(saving).toBeCloseTo(1 - price.usd / used, 12);
      expect(name).not.toMatch(/embed|audio|image|tts|realtime|whisper|live|oss|free|preview|vision/);
    }
  });

  it("of the cheapest, of what is not known, and of a name without a provider", () => {
    expect(names("openai", "gpt-6-luna")).toEqual([]);
    expect(names("openai", "gpt-99")).toEqual([]);
    expect(names(undefined, "claude-opus-5")).toEqual(names("anthropic", "claude-opus-5"));
  });
});

it.each([
  ["claude-haiku-4-5", [4, 5]],
  ["claude-sonnet-4-20250514", [4, 0]],
  ["claude-3-5-sonnet-20241022", [3, 5]],
  ["gpt-4o-mini-2024-07-18", [4, 0]],
  ["gpt-5.6-luna", [5, 6]],
  ["gpt-4-32k", [4, 0]],
  ["o3-mini", [3, 0]],
  ["gemini-2.5-pro", [2, 5]],
  ["meta.llama3-3-70b-instruct-v1:0", [3, 3]],
  ["global.anthropic.claude-opus-4-8-v1:0", [4, 8]],
  ["amazon.nova-pro-v1:0", undefined],
  ["ministral-8b-2512", undefined],
  ["mixtral-8x7b", undefined],
  ["mistral-large-2512", undefined],
])("%s is of generation %o", (model, version) => {
  expect(versionOf(model)).toEqual(version);
});
