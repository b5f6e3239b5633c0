import { describe, expect, it } from "vitest";
import { unknownNames } from "../../src/cli/unknown-names.js";
import { overriddenBook } from "../../src/pricing/overridden-book.js";
import { readPriceFile } from "../../src/pricing/price-file.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { allData } from "../support/economics.js";

const { economics } = await allData();
if (!economics?.book) throw new Error("the bundled book is there");
const data = economics;
const bundled = economics.book;
const on = "2026-11-24";

function told(entry: string, { current = "", traffic = "requests_per_month: 1M" } = {}) {
  const source = { file: "prices.yaml", text: `version: 1\ncurrency: usd\nentries:\n${entry}\n` };
  const { overrides, places, diagnostics } = readPriceFile(source, on);
  if (!overrides) return diagnostics;
  const text = `workloads: [{ name: w, traffic: { ${traffic} }, current: { mode: managed, provider: openai, model: gpt-4.1-mini ${current} } }]`;
  const { portfolio } = readPortfolio([{ file: "w.yaml", text }]);
  if (!portfolio) throw new Error("the portfolio is valid");
  const own = { overrides, places, source, warnings: [], sha256: "" };
  return unknownNames(portfolio, { ...data, book: overriddenBook(bundled, overrides) }, on, own);
}

const entry = (price: string, scope = "contract", more = "") =>
  `  - { scope: ${scope}, provider: OpenAI, model: GPT-4.1-mini, ${price}, source: s${more} }`;

const inputOnly = "usd_per_million: { input: 0.3 }";

describe("a price without output", () => {
  it("is told at the entry, with the names as they are written", () => {
    expect(told(entry(inputOnly))).toEqual([
      {
        code: "price-without-output",
        severity: "error",
        args: { provider: "OpenAI", model: "GPT-4.1-mini" },
        at: { file: "prices.yaml", line: 4, col: 80, endCol: 94 },
      },
    ]);
  });

  it("is a warning beside a bill, which stands in for it", () => {
    expect(told(entry(inputOnly), { current: ", usd_per_month: $900" })).toMatchObject([
      { code: "price-without-output", severity: "warning" },
    ]);
  });

  it("is enough for a workload that pays for no output", () => {
    expect(told(entry(inputOnly), { traffic: "requests_per_month: 1M, input_tokens: 900, output_tokens: 0" })).toEqual(
      [],
    );
  });

  it("is told of the contract, which is heard before the organisation", () => {
    const both = [entry(inputOnly, "organisation"), entry(inputOnly)].join("\n");
    expect(told(both)).toMatchObject([{ at: { line: 5 } }]);
  });

  it.each([
    ["a committed spend", "committed_usd_per_month: 20k"],
    ["a discount for batch", "batch_discount: 40%"],
    ["a price in the past", `${inputOnly}, until: 2026-01-01`],
  ])("is not meant by an entry of %s alone", (_, price) => {
    expect(told(entry(price))).toEqual([]);
  });

  it("is told in the file where input is what lacks", () => {
    expect(told(entry("usd_per_million: { output: 0.3 }"))).toMatchObject([
      { code: "price-key-missing", args: { keys: ["input"] }, at: { file: "prices.yaml", line: 4 } },
    ]);
  });

  it("cannot be a tier of a price that has one", () => {
    const tiered = "usd_per_million: { input: 1, output: 4, tiers: [{ above_input_tokens: 200000, input: 2 }] }";
    expect(told(entry(tiered))).toMatchObject([{ code: "price-tier-without-output", at: { line: 4 } }]);
  });
});
