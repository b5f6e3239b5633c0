import { expect, it } from "vitest";
import { spread } from "../../src/report/sizing/figures.js";

it("a spread is how many times the high end is the low one", () => {
  expect(spread({ low: 2.69, high: 12.29 })).toBe("4.6-fold");
});
