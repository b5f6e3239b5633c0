import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figure } from "../../src/text/figures.js";

describe("a figure", () => {
  it.each([
    [2310.4, "2,310"],
    [123_456, "123,000"],
    [24.14, "24.1"],
    [64, "64"],
    [1, "1"],
    [0.0523, "0.0523"],
    [0.00001234, "0.0000123"],
  ])("of %d is written %s", (value, text) => {
    expect(figure(value)).toBe(text);
  });

  it("reads back to within three digits", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
        const read = Number(figure(value).replaceAll(",", ""));
        expect(Math.abs(read / value - 1)).toBeLessThan(0.0051);
      }),
    );
  });
});
