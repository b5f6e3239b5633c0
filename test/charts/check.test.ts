import { expect, test } from "vitest";
import type { ChartSpec } from "../../src/charts/spec.js";
import { renderSvg } from "../../src/charts/svg.js";
import { renderText } from "../../src/charts/text.js";
import { costCurve, optionBars, projection, tornado } from "./samples.js";

const point = { tokensPerMonth: 1e9, usdPerMonth: 10 };
const curve = (points: readonly (typeof point)[]): ChartSpec => ({
  ...costCurve,
  series: [{ name: "x", shape: "smooth", points }],
});
const end = { input: "1", differenceUsdPerMonth: 0 };

test.each<[string, ChartSpec, RegExp]>([
  ["a cost that is no number", curve([{ ...point, usdPerMonth: Number.NaN }]), /NaN as a cost of series "x"/],
  ["an infinite cost", curve([{ ...point, usdPerMonth: Number.POSITIVE_INFINITY }]), /Infinity as a cost/],
  ["a negative cost", curve([{ ...point, usdPerMonth: -1 }]), /-1 as a cost/],
  ["a volume of zero", curve([{ ...point, tokensPerMonth: 0 }]), /0 as a volume/],
  ["volumes that fall", curve([point, { ...point, tokensPerMonth: 5e8 }]), /volumes of series "x" have to rise/],
  ["today at zero", { ...costCurve, todayTokensPerMonth: 0 }, /today's volume/],
  ["a break-even beyond all scale", { ...costCurve, breakEvens: [{ ...point, usdPerMonth: 1e300 }] }, /break-even/],
  ["a bill that is no number", { ...projection, series: [{ name: "x", usd: [1, Number.NaN] }] }, /NaN as a cost/],
  ["a crossing before today", { ...projection, crossings: [{ month: -1, usd: 1 }] }, /month of a crossing/],
  ["an endless difference", { ...tornado, expectedUsdPerMonth: Number.NEGATIVE_INFINITY }, /expected difference/],
  [
    "an end that is no number",
    { ...tornado, swings: [{ factor: "f", low: end, high: { ...end, differenceUsdPerMonth: Number.NaN } }] },
    /difference of factor "f"/,
  ],
  [
    "a range upside down",
    { ...optionBars, options: [{ name: "o", low: 3, expected: 2, high: 4 }] },
    /low, expected and high cost of option "o"/,
  ],
])("%s is refused with its name", async (_, spec, message) => {
  expect(() => renderText(spec, { width: 80 })).toThrow(RangeError);
  expect(() => renderText(spec, { width: 80 })).toThrow(message);
  await expect(renderSvg(spec)).rejects.toThrow(message);
});

test.each([19, 0, -80, 80.5, Number.NaN, Number.POSITIVE_INFINITY])("a width of %d is refused", (width) => {
  expect(() => renderText(costCurve, { width })).toThrow(RangeError);
});
