import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonMistake } from "../../src/workloads/json-syntax.js";
import { runs } from "../support/runs.js";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("the place where a text stops being JSON", () => {
  it.each([
    ["[,]", 1, "a value is expected here, not `,`"],
    ["[1,]", 3, "a value is expected here, not `]`"],
    ['{ "a": NaN }', 7, "a value is expected here, not `NaN`"],
    ['{ "a": -Infinity }', 7, "a value is expected here, not `-Infinity`"],
    ["[012]", 1, "a value is expected here, not `012`"],
    ["{ a: 1 }", 2, "a key in double quotes is expected here, not `a`"],
    ['{ "a" 1 }', 6, "`:` is expected here, not `1`"],
    ['{ "a": 1 "b": 2 }', 9, '`,` or `}` is expected here, not `"`'],
    ["{} {}", 3, "the end of the file is expected here, not `{`"],
    ['{ "a":', 6, "the text ends where a value is expected"],
    ["", 0, "the text ends where a value is expected"],
  ])("is found in %s", (text, at, reason) => {
    expect(jsonMistake(text)).toMatchObject({ at, reason });
  });

  it("is found exactly where JSON.parse refuses a text", () => {
    const pieces = fc.constantFrom(
      "[",
      "]",
      "{",
      "}",
      ",",
      ":",
      '"a"',
      '"',
      "\\",
      "1",
      "-",
      "0",
      ".5",
      "e3",
      "null",
      "x",
      " ",
      "\n",
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
      fc.json(),
      fc.tuple(fc.json(), fc.nat(), pieces).map(([json, at, piece]) => {
        const cut = at % (json.length + 1);
        return json.slice(0, cut) + piece + json.slice(cut);
      }),
    );
    fc.assert(
      fc.property(text, (written) => {
        expect(jsonMistake(written) === undefined).toBe(isJson(written));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("is found in a text that is nested as deep as it is long, or one long string", () => {
    expect(jsonMistake("[".repeat(1_000_000))).toMatchObject({ at: 1_000_000 });
    expect(jsonMistake(`"${"a".repeat(1_000_000)}`)).toMatchObject({ at: 1_000_001 });
  });
});
