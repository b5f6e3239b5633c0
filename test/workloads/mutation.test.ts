import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describe as inWords } from "../../src/diagnostics/prose.js";
import { decodeText } from "../../src/workloads/decode.js";
import { type PortfolioRead, readPortfolio } from "../../src/workloads/read.js";
import { places } from "./places.js";
import { anchored, inJson, sample } from "./sample.js";

const bases = [sample, anchored, inJson];

/** Characters that mean something in YAML, and some that should not be there. */
const splice = fc.oneof(
  fc.constantFrom(
    ":",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\t",
    "#",
    " #",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "<<: ",
  ),
  fc.constantFrom(
    "!x ",
    "|",
    ">",
    "%",
    "@",
    "`",
    "?",
    "---\n",
    "...\n",
    "\r",
    "\\",
    "~",
    "null",
    "\u0000",
    "\ud800",
    "\u202e",
  ),
  fc.string({ maxLength: 12, unit: "binary" }),
);

const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), put: splice });

const mutated = fc
  .record({ base: fc.constantFrom(...bases), edits: fc.array(edit, { minLength: 1, maxLength: 4 }) })
  .map(({ base, edits }) =>
    edits.reduce((text, { at, cut, put }) => {
      const offset = Math.floor(at * text.length);
      return text.slice(0, offset) + put + text.slice(offset + cut);
    }, base),
  );

const truncated = fc
  .record({ base: fc.constantFrom(...bases), to: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ base, to }) => base.slice(0, Math.floor(to * base.length)));

const file = "workloads.yaml";

function readAndCheck(text: string): PortfolioRead {
  const read = readPortfolio([{ file, text }]);
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  for (const diagnostic of read.diagnostics) {
    const { at, sourceLine } = diagnostic;
    expect(inWords(diagnostic).sentence).toMatch(/\.$/);
    if (at === undefined) continue;
    const line = lines[at.line - 1];
    expect(sourceLine).toBe(line);
    expect(at.col).toBeGreaterThanOrEqual(1);
    // a caret may stand just behind the line, or on the line break of a CRLF file
    expect(at.col).toBeLessThanOrEqual((line?.length ?? 0) + 2);
  }
  expect(read.portfolio === undefined).toBe(read.diagnostics.some(({ severity }) => severity === "error"));
  return read;
}

describe("a file that something happened to", () => {
  it("never makes the reader throw or point outside the file", () => {
    fc.assert(
      fc.property(fc.oneof(mutated, truncated), (text) => {
        readAndCheck(text);
      }),
      { numRuns: 1_500 },
    );
  });

  it("reads the same in pieces as in one tree, if it is YAML at all", () => {
    fc.assert(
      fc.property(mutated, (text) => {
        // an anchor in a comment at the very end keeps the reader from cutting the file
        const whole = readPortfolio([{ file, text: `${text}\n# &\n` }]);
        const pieces = readPortfolio([{ file, text: `${text}\n# \n` }]);
        if (whole.diagnostics.some(({ code }) => /^syntax-/.test(code))) {
          expect(pieces.portfolio).toBeUndefined();
        } else {
          expect(places(pieces.diagnostics)).toEqual(places(whole.diagnostics));
          expect(pieces).toEqual(whole);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it("is decoded or refused at a place inside it, whatever bytes are flipped", () => {
    const flip = fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.constantFrom(...bases), fc.array(flip, { minLength: 1, maxLength: 4 }), (base, flips) => {
        const bytes = new TextEncoder().encode(`${base}# schön ✓ 🤖\n`);
        for (const { at, to } of flips) bytes[Math.floor(at * bytes.length)] = to;
        const decoded = decodeText(file, bytes);
        if ("text" in decoded) {
          readAndCheck(decoded.text);
          return;
        }
        const byte = Number(decoded.problem.args.byte);
        expect(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, byte))).toBeTypeOf("string");
        expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(byte, byte + 4))).toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
