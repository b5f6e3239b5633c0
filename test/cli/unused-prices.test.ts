import { describe, expect, it } from "vitest";
import { unusedPrices } from "../../src/cli/unused-prices.js";
import { readPriceFile } from "../../src/pricing/price-file.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { allData } from "../support/economics.js";

const { economics } = await allData();
const book = economics?.book;
if (!book) throw new Error("the bundled book is there");
const priceBook = book;

const entry = (provider: string, model: string): string =>
  `  - { scope: contract, provider: ${provider}, model: "${model}", discount: 10%, source: order form }\n`;

function codes(entries: readonly string[], model = "gpt-4.1-mini") {
  const text = `workloads: [{ name: w, current: { mode: managed, provider: openai, model: ${model} } }]`;
  const { portfolio } = readPortfolio([{ file: "w.yaml", text }]);
  if (!portfolio) throw new Error("the portfolio is valid");
  const own = { file: "prices.yaml", text: `version: 1\ncurrency: usd\nentries:\n${entries.join("")}` };
  return unusedPrices(readPriceFile(own, "2026-11-24").places, priceBook, portfolio);
}

describe("entries of a price file", () => {
  it.each([
    ["of a model that the book lists", "openai", "gpt-5.4"],
    ["of every model", "openai", "*"],
  ])("are left alone: %s", (_, provider, model) => {
    expect(codes([entry(provider, model)])).toEqual([]);
  });

  it("are left alone where a workload runs a model of its own name", () => {
    expect(codes([entry("openai", "our-tuned-model")], "Our-Tuned-Model")).toEqual([]);
  });

  it("are told where nobody knows the model, with the name that is meant", () => {
    expect(codes([entry("openai", "gtp-4.1-mini"), entry("openai", "gpt-4.1-mini")])).toEqual([
      {
        code: "price-unused",
        severity: "warning",
        args: { provider: "openai", model: "gtp-4.1-mini", near: "gpt-4.1-mini" },
        at: { file: "prices.yaml", line: 4, col: 49, endCol: 63 },
      },
    ]);
  });

  it("are told with their names as they are written", () => {
    expect(codes([entry("__proto__", "toString")])).toMatchObject([
      { args: { provider: "__proto__", model: "toString" } },
    ]);
  });
});
