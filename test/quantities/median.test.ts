import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median } from "../../src/quantities/median.js";

describe("a median", () => {
  it.each([
    [[3], 3],
    [[9, 2, 3], 3],
    [[9, 2], 5.5],
    [[10, 1, 4, 2], 3],
    [[], undefined],
  ])("of %j is %s", (values, middle) => expect(median(values)).toBe(middle));

  it("favours neither end: of the negatives it is the negative", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
        expect(median(values.map((value) => 0 - value))).toBe(0 - (median(values) ?? Number.NaN));
      }),
    );
  });
});
