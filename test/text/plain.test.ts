import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plain } from "../../src/text/plain.js";

describe("plain text", () => {
  it("folds white space and marks what acts or hides, instead of dropping it unseen", () => {
    expect(plain(" a \t\r\n b ")).toBe("a b");
    expect(plain("a\u001b[2Jb\u0007\u0085")).toBe("a\uFFFD[2Jb\uFFFD\uFFFD");
    expect(plain("pay\u202elap")).toBe("pay\uFFFDlap");
    expect(plain("a\u200bb\u2066c\u{e0041}\ud800")).toBe("a\uFFFDb\uFFFDc\uFFFD\uFFFD");
  });

  it("leaves every script, accents and joined emoji as they are", () => {
    for (const text of ["gpt-4.1-mini", "naïve façade", "日本語", "עברית", "हिन्दी", "👩‍👩‍👧‍👦 🇩🇪"]) {
      expect(plain(text)).toBe(text);
    }
  });

  it("is one safe line of any text, and stays so", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = plain(text);
        expect(once).not.toMatch(/\p{Cc}|\p{Cs}|\s\s|^\s|\s$/u);
        expect(plain(once)).toBe(once);
      }),
    );
  });
});
