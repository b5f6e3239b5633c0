import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codes } from "../../src/diagnostics/prose.js";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { readPriceFile } from "../../src/pricing/price-file.js";
import { today } from "./book.js";

const read = (text: string) => readPriceFile({ file: "prices.yaml", text }, today);

const found = (text: string) =>
  read(text).diagnostics.map(({ code, severity, at }) => {
    const place = at ? `${at.line}:${at.col}` : "-";
    return severity === "error" ? `${place} ${code}` : `${place} ${code} (${severity})`;
  });

const whole = `version: 1
currency: usd
entries:
  - scope: contract
    provider: OpenAI
    model: GPT-5.4
    usd_per_million:
      input: $2.00
      cached_input: 0.2
      output: 12
      tiers:
        - above_input_tokens: 272_000
          input: 4
          output: 18
    batch_discount: 40%
    committed_usd_per_month: 20_000
    from: 2026-07-01
    until: 2027-07-01
    source: order form 2026-117
  - { scope: organisation, provider: my gateway, model: "*", discount: 0.12, source: finance }
`;

describe("a file as it should be", () => {
  it("is read whole", () => {
    const { overrides, diagnostics } = read(whole);
    expect(diagnostics).toEqual([]);
    expect(overrides).toEqual({
      file: "prices.yaml",
      entries: [
        {
          scope: "contract",
          provider: "openai",
          model: "gpt-5.4",
          rates: { input: 2, cachedInput: 0.2, output: 12 },
          tiers: [{ aboveInputTokens: 272_000, input: 4, output: 18 }],
          batchDiscount: 0.4,
          committedUsdPerMonth: 20_000,
          from: "2026-07-01",
          until: "2027-07-01",
          source: "order form 2026-117",
        },
        {
          scope: "organisation",
          provider: "my-gateway",
          model: "*",
          tiers: [],
          discount: 0.12,
          source: "finance",
        },
      ],
    });
  });

  it("may be JSON", () => {
    const entry = { scope: "contract", provider: "x", model: "y", usd_per_million: { input: 1 }, source: "z" };
    expect(read(JSON.stringify({ version: 1, currency: "usd", entries: [entry] })).diagnostics).toEqual([]);
  });

  it("may be in another currency, at a rate that it states, and its keys say so", () => {
    const { overrides, diagnostics } = read(`version: 1
currency: eur
usd_per_unit: 1.25
entries:
  - scope: contract
    provider: mistral
    model: mistral-large-2512
    eur_per_million: { input: 0.4, output: 1.2 }
    committed_eur_per_month: 800
    source: a contract
`);
    expect(diagnostics).toEqual([]);
    expect(overrides?.entries[0]).toMatchObject({ rates: { input: 0.5, output: 1.5 }, committedUsdPerMonth: 1_000 });
  });
});

const entry = (rest: string) => `version: 1
currency: usd
entries:
  - scope: contract
    provider: openai
    model: gpt-5.4
    source: order form
${rest}`;

describe("keys that are missing", () => {
  it.each([
    ["{}", [["version", "currency", "entries"]]],
    ["version: 1\ncurrency: usd\nentries: [{ scope: contract, discount: 10% }]\n", [["provider", "model", "source"]]],
  ])("are told together: %s", (text, keys) => {
    expect(read(text).diagnostics.map(({ args }) => args["keys"])).toEqual(keys);
  });
});

describe("every problem has its place", () => {
  it.each<[string, string, readonly string[]]>([
    ["nothing", "", ["- price-file-empty"]],
    ["a list", "- 1\n", ["1:1 expected-map"]],
    ["no keys", "{}", ["1:1 price-key-missing"]],
    [
      "a rate of nothing",
      "version: 1\ncurrency: eur\nusd_per_unit: 1e-300\nentries: [1]\n",
      ["3:15 price-rate", "4:11 expected-map"],
    ],
    [
      "a rate beyond any",
      "version: 1\ncurrency: eur\nusd_per_unit: 1e300\nentries: [1]\n",
      ["3:15 price-rate", "4:11 expected-map"],
    ],
    ["syntax", "version: 1\nentries: [\n", ["2:10 syntax-unclosed-bracket"]],
    ["two documents", `${whole}---\nversion: 1\n`, ["21:1 price-file-documents"]],
    ["a control character", "version: \u0001", ["1:10 price-file-control"]],
    ["a version", whole.replace("version: 1", "version: 2"), ["1:10 price-file-version"]],
    ["keys", whole.replace("  - scope", "  - skope"), ["4:5 price-key-missing", "4:5 unknown-key"]],
    ["another scope", whole.replace("scope: contract", "scope: contracts"), ["4:12 unknown-choice"]],
    ["a currency", whole.replace("currency: usd", "currency: dollars"), ["2:11 price-currency"]],
    ["no rate", "version: 1\ncurrency: eur\nentries: []\n", ["2:11 price-rate-missing", "3:10 expected-list"]],
    ["an idle rate", whole.replace("currency: usd", "currency: usd\nusd_per_unit: 1"), ["3:15 price-rate-idle"]],
    ["no entries", "version: 1\ncurrency: usd\nentries: []\n", ["3:10 expected-list"]],
    ["nothing said", entry(""), ["4:5 price-says-nothing"]],
    [
      "currencies mixed",
      entry("    eur_per_million: { input: 1 }\n"),
      ["4:5 price-says-nothing", "8:5 price-currency-mixed"],
    ],
    ["money mixed", entry("    discount: 10%\n    committed_gbp_per_month: 1\n"), ["9:5 price-currency-mixed"]],
    ["both", entry("    discount: 10%\n    usd_per_million: { input: 1 }\n"), ["8:15 price-and-discount"]],
    ["negative", entry("    usd_per_million: { input: -1, output: 2 }\n"), ["8:31 price-negative"]],
    ["zero", entry("    usd_per_million: { input: 0, output: 0 }\n"), ["8:31 price-zero", "8:42 price-zero"]],
    ["beyond any bill", entry("    committed_usd_per_month: 1e15\n"), ["8:30 price-too-much"]],
    [
      "words",
      entry("    usd_per_million: { input: cheap, output: 2 USD }\n"),
      ["8:31 price-no-number", "8:46 price-no-number"],
    ],
    ["no input", entry("    usd_per_million: { output: 2 }\n"), ["8:22 price-key-missing"]],
    ["an empty key", entry("    usd_per_million: { input: 1, output: }\n"), ["8:34 price-key-empty"]],
    ["per token", entry("    usd_per_million: { input: 0.0000025, output: 2 }\n"), ["8:31 price-other-unit"]],
    ["per thousand", entry("    usd_per_million: { input: 2, output: 0.0005 }\n"), ["8:42 price-other-unit"]],
    ["a bill", entry("    usd_per_million: { input: 38000, output: 2 }\n"), ["8:31 price-other-unit"]],
    ["a dear cache", entry("    usd_per_million: { input: 1, cached_input: 2 }\n"), ["8:48 price-cache-dearer"]],
    [
      "a discount",
      entry("    discount: 120%\n    batch_discount: half\n"),
      ["8:15 price-no-discount", "9:21 price-no-discount"],
    ],
    ["no discount", entry("    discount: 0%\n"), ["8:15 price-no-discount"]],
    ["no such day", entry("    discount: 5%\n    from: 2026-02-30\n"), ["9:11 price-no-date"]],
    ["dates", entry("    discount: 5%\n    from: 2026-07-01\n    until: 2026-07-01\n"), ["10:12 price-dates-reversed"]],
    ["not yet", entry("    discount: 5%\n    from: 2027-01-01\n"), ["4:5 price-not-yet (warning)"]],
    ["no longer", entry("    discount: 5%\n    until: 2026-11-24\n"), ["4:5 price-no-longer (warning)"]],
    ["in force", entry("    discount: 5%\n    from: 2026-11-24\n    until: 2026-11-25\n"), []],
    ["a provider", entry("    discount: 5%\n").replace("openai", "opnai"), ["5:15 price-provider-unknown (warning)"]],
    ["tiers", entry("    usd_per_million: { input: 1, tiers: { a: 1 } }\n"), ["8:41 expected-list"]],
    [
      "tiers out of order",
      entry(
        "    usd_per_million:\n      input: 1\n      tiers:\n        - { above_input_tokens: 9, input: 2 }\n        - { above_input_tokens: 9, input: 3 }\n        - { above_input_tokens: 1.5, input: 3 }\n",
      ),
      ["12:33 price-tiers-unordered", "13:33 price-no-tokens"],
    ],
    [
      "a cheaper tier",
      entry("    usd_per_million:\n      input: 1\n      tiers:\n        - { above_input_tokens: 9, input: 0.5 }\n"),
      ["11:11 price-tier-cheaper"],
    ],
  ])("%s", (_, text, expected) => {
    const places = found(text);
    expect([...places].sort()).toEqual([...expected].sort());
  });

  it("entries that overlap, and those that follow one another", () => {
    const twice = (first: string, second: string) =>
      entry(`    discount: 5%\n${first}`) +
      `  - { scope: contract, provider: openai, model: gpt-5.4, discount: 6%, source: new${second} }\n`;
    expect(found(twice("", ""))).toEqual(["9:5 price-overlap"]);
    expect(found(twice("    until: 2026-12-01\n", ", from: 2026-12-01"))).toEqual(["10:5 price-not-yet (warning)"]);
    expect(found(twice("    until: 2026-12-02\n", ", from: 2026-12-01"))).toContain("10:5 price-overlap");
  });

  it("all problems are told at once, with their lines and carets and what is meant", () => {
    const text = renderDiagnostics(
      read(entry("    usd_per_milion: { input: 1 }\n    discount: 12 percent\n    form: 2026-01-01\n")).diagnostics,
    );
    expect(text).toContain("prices.yaml:8:5 error[unknown-key]");
    expect(text).toContain("did you mean `usd_per_million`?");
    expect(text).toContain("9 |     discount: 12 percent\n    |               ^^^^^^^^^^");
    expect(text).toContain("did you mean `from`?");
    const token = renderDiagnostics(read(entry("    usd_per_million: { input: 0.0000025, output: 15 }\n")).diagnostics);
    expect(token).toContain("did you mean `2.5`");
  });
});

it("no text makes the reader throw, and every problem has words", () => {
  const piece = fc.constantFrom(
    ...whole.split(/(?<=[\s:])/),
    "*a",
    "&a ",
    "<<: ",
    "[",
    "}",
    "\n  - ",
    "~",
    '"',
    "1e999",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
  );
  const cut = fc.tuple(fc.nat(whole.length), fc.nat(20), fc.string({ maxLength: 8 }));
  const mutated = cut.map(([at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length));
  fc.assert(
    fc.property(fc.oneof(text, mutated), (content) => {
      const { overrides, diagnostics } = read(content);
      for (const { code } of diagnostics) expect(codes).toContain(code);
      expect(overrides === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
      for (const { rates, discount = 0.5 } of overrides?.entries ?? []) {
        if (rates) expect(rates.input).toBeGreaterThan(0);
        expect(discount > 0 && discount < 1).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});

it("the file that docs/prices.md shows has all keys and no problem", () => {
  const page = readFileSync(new URL("../../docs/prices.md", import.meta.url), "utf8");
  const example = /```yaml\n([^`]+)```/.exec(page)?.[1] ?? "";
  const { overrides, diagnostics } = read(example);
  expect(diagnostics).toEqual([]);
  expect(overrides?.entries).toHaveLength(3);
  for (const [, key = ""] of page.matchAll(/^\| `(\w+)`/gm))
    if (key !== "usd_per_unit") expect(example).toContain(`${key}:`);
});
