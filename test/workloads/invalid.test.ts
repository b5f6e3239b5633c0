import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { places } from "./places.js";

const folder = new URL("../../fixtures/invalid/", import.meta.url);

const read = (file: string) => readPortfolio([{ file, text: readFileSync(new URL(file, folder), "utf8") }]);

/** Every problem of every file, counted by hand. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "anchors.yaml": [
    "4:22 unknown-key",
    "4:39 unknown-key",
    "5:9 anchor-unknown",
    "10:9 merge-not-a-map",
    "13:9 anchor-cycle",
  ],
  "contradictory.yaml": ["4:25 contradictory-tokens"],
  "duplicate-keys.yaml": ["6:7 duplicate-key", "7:32 duplicate-key", "8:5 duplicate-key", "10:1 duplicate-key"],
  "duplicate-names.yaml": ["4:11 duplicate-workload", "7:17 duplicate-slice"],
  "empty-list.yaml": ["2:1 no-workloads"],
  "empty.yaml": ["- file-empty"],
  "list-at-top.yaml": ["1:1 expected-map"],
  "names.yaml": [
    "2:5 name-missing",
    "3:5 name-missing",
    "4:11 text-empty",
    "5:11 text-unprintable",
    "6:11 text-unprintable",
    "7:11 text-unprintable",
    "8:5 name-missing",
  ],
  "no-workloads.yaml": ["1:1 no-workloads"],
  "out-of-range.yaml": [
    "2:24 not-whole",
    "6:25 out-of-range",
    "7:27 out-of-range",
    "8:18 out-of-range",
    "9:21 out-of-range",
    "10:28 out-of-range",
    "11:33 out-of-range",
    "11:53 out-of-range",
  ],
  "prototype-keys.yaml": [
    "1:1 unknown-key",
    "4:5 unknown-key",
    "5:16 unknown-key",
    "5:30 unknown-key",
    "6:19 unknown-key",
  ],
  "provenance.yaml": ["5:7 unknown-key", "6:26 unknown-choice", "7:7 provenance-of-nothing", "8:7 unknown-key"],
  "slices.yaml": [
    "3:5 shares-do-not-add-up",
    "7:5 too-few-slices",
    "12:17 share-missing",
    "15:32 out-of-range",
    "18:5 too-few-slices",
    "21:9 name-missing",
    "22:9 expected-map",
  ],
  "syntax-bracket.yaml": ["3:13 syntax-unclosed-bracket"],
  "syntax-colon.yaml": ["3:5 syntax-colon-space"],
  "syntax-comma.json": ["3:15 syntax-block-in-brackets"],
  "syntax-indentation.yaml": ["5:6 syntax-indentation"],
  "syntax-many.yaml": [
    "2:11 syntax-unclosed-quote",
    "4:5 syntax-colon-space",
    "6:27 out-of-range",
    "8:13 syntax-unclosed-bracket",
  ],
  "syntax-quote.yaml": ["2:11 syntax-unclosed-quote"],
  "syntax-second-colon.yaml": ["2:11 syntax-second-colon"],
  "syntax-start.yaml": ["2:11 syntax-reserved-start", "3:12 syntax-reserved-start"],
  "syntax-tab.yaml": ["4:1 syntax-tab"],
  "syntax-tag.yaml": ["2:11 syntax-tag", "3:27 syntax-tag", "3:41 unknown-key"],
  "text-at-top.yaml": ["1:1 expected-map"],
  "two-documents.yaml": ["3:1 syntax-multiple-documents"],
  "unknown-choices.yaml": [
    "2:12 unknown-choice",
    "3:32 unknown-choice",
    "6:12 unknown-choice",
    "7:23 unknown-choice",
    "9:14 unknown-choice",
    "10:18 unknown-choice",
    "11:30 item-repeated",
  ],
  "unknown-keys.yaml": ["2:1 unknown-key", "5:5 unknown-key", "8:7 unknown-key", "9:5 unknown-key", "10:5 unknown-key"],
  "version.yaml": ["1:10 unsupported-version"],
  "word-keys.yaml": [
    "2:5 key-not-text",
    "2:5 name-missing",
    "4:18 key-not-text",
    "4:38 key-not-text",
    "5:1 unknown-key",
  ],
  "workloads-by-name.yaml": ["2:3 expected-list"],
  "wrong-place.yaml": [
    "1:1 unknown-key",
    "4:5 unknown-key",
    "5:5 unknown-key",
    "7:7 unknown-key",
    "8:7 unknown-key",
    "9:5 unknown-key",
  ],
  "wrong-shapes.yaml": [
    "1:7 expected-map",
    "3:5 expected-map",
    "5:14 expected-map",
    "6:14 expected-map",
    "7:17 expected-map",
    "8:13 expected-list",
    "9:5 expected-map",
  ],
  "wrong-types.yaml": [
    "2:11 wrong-type",
    "3:12 wrong-type",
    "4:11 wrong-type",
    "6:25 wrong-type",
    "7:14 wrong-type",
    "8:18 wrong-type",
    "10:17 wrong-type",
    "11:18 wrong-type",
    "12:24 wrong-type",
    "14:24 wrong-type",
    "16:14 text-empty",
    "17:17 text-unprintable",
  ],
  "wrong-units.yaml": [
    "4:25 wrong-unit",
    "5:27 not-a-quantity",
    "6:21 wrong-unit",
    "7:27 not-a-quantity",
    "8:18 wrong-unit",
    "10:19 wrong-unit",
    "11:20 unit-missing",
    "13:22 wrong-unit",
    "15:25 wrong-unit",
  ],
  "wrong-values.json": ["2:14 unsupported-version", "4:35 duplicate-key", "4:80 not-a-quantity"],
};

describe("fixtures/invalid", () => {
  it("has an entry in the table for every file", () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))("%s", (file, problems) => {
    const { portfolio, diagnostics } = read(file);
    expect(places(diagnostics)).toEqual(problems);
    expect(portfolio).toBeUndefined();
  });

  it.each(Object.keys(expected))("%s: every message is complete and stands beside its line", (file) => {
    const lines = readFileSync(new URL(file, folder), "utf8").split("\n");
    const { diagnostics } = read(file);
    for (const { at, sourceLine } of diagnostics) if (at) expect(sourceLine).toBe(lines[at.line - 1]);
    const text = renderDiagnostics(diagnostics);
    expect(text).not.toMatch(/undefined|NaN|\[object|``(?!`)/);
  });
});

const messageAt = (file: string, line: number) => {
  const { diagnostics } = read(file);
  return renderDiagnostics(diagnostics.filter(({ at }) => at?.line === line));
};

describe("what the messages suggest", () => {
  it.each([
    ["unknown-keys.yaml", 2, "did you mean `workloads`?"],
    ["unknown-keys.yaml", 5, "did you mean `traffic`?"],
    ["unknown-keys.yaml", 8, "did you mean `target_p95`?"],
    ["unknown-keys.yaml", 9, "did you mean `traffic.tokens_per_month`?"],
    ["unknown-keys.yaml", 10, "keys here: name, owner"],
    ["wrong-place.yaml", 1, "this key belongs to a workload"],
    ["wrong-place.yaml", 4, "this key belongs to `traffic`"],
    ["wrong-place.yaml", 5, "this key belongs to `current` or `candidate`"],
    ["wrong-place.yaml", 7, "this key belongs to a workload"],
    ["wrong-place.yaml", 9, "this key belongs to a slice"],
    ["wrong-shapes.yaml", 3, "did you mean `- name: ticket-summaries`?"],
    ["wrong-shapes.yaml", 5, "expected keys: tokens_per_month"],
    ["wrong-types.yaml", 2, 'did you mean `"2024"`?'],
    ["wrong-types.yaml", 10, "did you mean `[]`?"],
    ["wrong-types.yaml", 11, "did you mean `[eu]`?"],
    ["wrong-types.yaml", 12, "did you mean `true`?"],
    ["wrong-types.yaml", 14, "did you mean `false`?"],
    ["wrong-units.yaml", 4, "did you mean `1.6B`?"],
    ["wrong-units.yaml", 5, "did you mean `1200000`?"],
    ["wrong-units.yaml", 6, "expected: a number alone, or with k, K, M, B, G, T"],
    ["wrong-units.yaml", 10, "did you mean `2s`?"],
    ["wrong-units.yaml", 11, "did you mean `1400ms`?"],
    ["wrong-units.yaml", 15, "did you mean `$2.50`?"],
    ["out-of-range.yaml", 7, "did you mean `35%`?"],
    ["out-of-range.yaml", 9, "expected: 1 to 100k"],
    ["slices.yaml", 12, "the other slices leave `share: 30%`"],
    ["slices.yaml", 15, "did you mean `70%`?"],
    ["unknown-choices.yaml", 3, "did you mean `gpu_saturation`?"],
    ["unknown-choices.yaml", 6, "did you mean `narrow`?"],
    ["duplicate-names.yaml", 4, "the first stands at duplicate-names.yaml:2"],
    ["duplicate-keys.yaml", 8, "the first stands on line 4"],
    ["anchors.yaml", 5, "did you mean `*base`?"],
    ["contradictory.yaml", 4, "160M tokens a month are stated, but requests times input and output tokens give 1.61B"],
  ])("%s line %i: %s", (file, line, words) => {
    expect(messageAt(file, line)).toContain(words);
  });

  it("points at a name that another file took", () => {
    const files = ["a.yaml", "b.yaml"].map((file) => ({ file, text: "workloads:\n  - name: routing\n" }));
    const { diagnostics } = readPortfolio(files);
    expect(diagnostics.map(({ at }) => at?.file)).toEqual(["b.yaml"]);
    expect(renderDiagnostics(diagnostics)).toContain("the first stands at a.yaml:2");
  });
});
