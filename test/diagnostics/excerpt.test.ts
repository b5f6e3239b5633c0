import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt } from "../../src/diagnostics/excerpt.js";
import { columnsOf, hasUnsafe, plainText } from "../../src/diagnostics/plain-text.js";

/** The text over the marks. */
function marked({ text, indent, marks }: ReturnType<typeof excerpt>): string {
  return text.slice(indent, indent + marks);
}

describe("the shown part of a line", () => {
  it("is the whole line where it fits", () => {
    const shown = excerpt("    shape: stedy", 12, 17, 96);
    expect(shown).toEqual({ text: "    shape: stedy", indent: 11, marks: 5 });
    expect(marked(shown)).toBe("stedy");
  });

  it("is cut around the place where it does not", () => {
    const shown = excerpt(`${"a".repeat(500)}HERE${"b".repeat(500)}`, 501, 505, 60);
    expect(marked(shown)).toBe("HERE");
    expect(shown.text).toMatch(/^…a+HEREb+…$/);
    expect(shown.text.length).toBe(62);
  });

  it("marks one column where only a point is known, or the point is behind the line", () => {
    expect(excerpt("abc", 2, undefined, 96)).toMatchObject({ indent: 1, marks: 1 });
    expect(excerpt("abc", 4, undefined, 96)).toMatchObject({ indent: 3, marks: 1 });
    expect(excerpt("", 1, 1, 96)).toEqual({ text: "", indent: 0, marks: 1 });
  });

  it("shows tabs and controls as one column each, so that the marks stay under the place", () => {
    const shown = excerpt("\t\u001b[31m\u0000x: 1", 8, 9, 96);
    expect(shown.text).toBe("→␛[31m␀x: 1");
    expect(marked(shown)).toBe("x");
  });

  it("counts wide letters as two columns and combining marks as none", () => {
    expect(excerpt("要約: x", 5, 6, 96)).toMatchObject({ indent: 6, marks: 1 });
    expect(excerpt("🤖: x", 5, 6, 96)).toMatchObject({ indent: 4, marks: 1 });
    expect(excerpt("o\u0308: x", 5, 6, 96)).toMatchObject({ indent: 3, marks: 1 });
  });

  it("never is longer than asked for, nor cuts a character in half, nor holds what a terminal acts on", () => {
    const line = fc.string({ maxLength: 300, unit: "binary" }).map((text) => text.replace(/\n/g, " "));
    fc.assert(
      fc.property(line, fc.nat(320), fc.nat(320), fc.integer({ min: 8, max: 60 }), (text, at, length, width) => {
        const shown = excerpt(text, at + 1, at + 1 + length, width);
        expect(shown.text.length).toBeLessThanOrEqual(width + 3);
        expect(shown.text).not.toMatch(/\p{Cs}/u);
        expect(hasUnsafe(shown.text)).toBe(false);
        expect(shown.marks).toBeGreaterThanOrEqual(1);
        expect(shown.indent).toBeLessThanOrEqual(2 * width + 1);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("plain text", () => {
  it("leaves letters of every script alone", () => {
    const text = "naïve 要約 Ελλάδα עברית 👩 ½ €";
    expect(plainText(text)).toBe(text);
    expect(hasUnsafe(text)).toBe(false);
  });

  it.each(["\u001b", "\u0007", "\r", "\n", "\u007f", "\u009b", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800"])(
    "makes %j visible",
    (character) => {
      expect(hasUnsafe(`a${character}b`)).toBe(true);
      const safe = plainText(`a${character}b`);
      expect(hasUnsafe(safe)).toBe(false);
      expect(columnsOf(safe)).toBe(3);
    },
  );
});
