import { describe, expect, it } from "vitest";
import { isPriced } from "../../src/pricing/price-book.js";
import { book, request } from "./book.js";

const hosts = (model: string) => book.hosts(model).map(({ provider, model: name }) => `${provider} ${name}`);

describe("hosts of open weights", () => {
  it("are those of the design asked for, whatever their names look like", () => {
    expect(hosts("llama-3.3-70b")).toEqual([
      "aws meta.llama3-3-70b-instruct-v1:0",
      "cloudflare @cf/meta/llama-3.3-70b-instruct-fp8-fast",
      "groq llama-3.3-70b-versatile",
      "novita meta-llama/llama-3.3-70b-instruct",
      "ovhcloud Meta-Llama-3_3-70B-Instruct",
      "together meta-llama/Llama-3.3-70B-Instruct-Turbo",
      "together meta-llama/Meta-Llama-3.3-70B-Instruct-Turbo",
    ]);
    expect(hosts("qwen3-32b")).toEqual(["aws qwen.qwen3-32b-v1:0", "groq qwen/qwen3-32b", "ovhcloud Qwen3-32B"]);
    expect(hosts("llama-3.1-8b")).toContain("fireworks llama-v3p1-8b-instruct");
    expect(hosts("llama-4-scout")).toContain("aws meta.llama4-scout-17b-instruct-v1:0");
    expect(hosts("mistral-small")).toEqual(hosts("mistral-small-24b"));
    expect(hosts("gpt-oss-120b").length).toBeGreaterThan(4);
  });

  it.each(["Llama-3.3-70B", "meta-llama/Llama-3.3-70B-Instruct", "llama-3.3-70b-instruct"])(
    "%s is the design",
    (name) => {
      expect(hosts(name)).toEqual(hosts("llama-3.3-70b"));
    },
  );

  it("no design shares an endpoint with another", () => {
    const designs = [
      ...[
        "llama-3-70b",
        "llama-3.1-70b",
        "llama-3.3-70b",
        "llama-3-8b",
        "llama-3.1-8b",
        "llama-3.1-405b",
        "llama-2-70b",
      ],
      ...["llama-4-scout", "llama-4-maverick", "mistral-7b", "mistral-small-24b", "mixtral-8x7b", "mixtral-8x22b"],
      ...["qwen2.5-7b", "qwen2.5-72b", "qwen3-14b", "qwen3-32b", "qwen3-30b-a3b", "qwen3-235b-a22b", "gpt-oss-20b"],
      ...["gpt-oss-120b", "deepseek-v3", "deepseek-r1", "kimi-k2", "gemma-3-12b", "gemma-3-27b", "gemma-4-31b"],
      ...["qwen3-coder-480b-a35b", "qwen3-coder-30b-a3b"],
    ];
    const all = designs.flatMap(hosts);
    expect(new Set(all).size).toBe(all.length);
    for (const endpoint of all) expect(endpoint).not.toMatch(/distill|guard|vl-|vision|embed|lite|specdec|preview/i);
  });

  it("are no routers, no resellers and no makers with a market's price", () => {
    const floors = /^(?:openrouter|huggingface|quicksilver|github|cursor|openai|azure|mistral|google) /;
    for (const design of ["llama-3.3-70b", "gpt-oss-120b", "mistral-small", "gemma-3-27b"]) {
      for (const endpoint of hosts(design)) expect(endpoint).not.toMatch(floors);
    }
  });

  it("can each be priced by the names given, and differ: the caller shows the range", () => {
    for (const design of ["llama-3.3-70b", "gpt-oss-120b", "qwen3-32b"]) {
      const usd = book.hosts(design).map(({ provider, model }) => {
        const price = book.price(request(provider, model));
        expect(isPriced(price) && price.matched).toEqual({ provider, model });
        return isPriced(price) ? price.usd : 0;
      });
      expect(Math.min(...usd)).toBeGreaterThan(0.3);
      expect(Math.max(...usd)).toBeGreaterThan(Math.min(...usd));
    }
  });

  it.each(["", "gpt-5.4", "claude-sonnet-5", "70b", "llama", "no-such-model"])("%o has none", (name) => {
    expect(hosts(name)).toEqual([]);
  });
});
