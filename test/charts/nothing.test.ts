import { expect, test } from "vitest";
import type { ChartSpec } from "../../src/charts/spec.js";
import { renderSvg } from "../../src/charts/svg.js";
import { renderText } from "../../src/charts/text.js";
import { costCurve, optionBars, projection, tornado } from "./samples.js";
import { elementsOf } from "./xml.js";

const still = { input: "2", differenceUsdPerMonth: 1900 };

test.each<[string, ChartSpec, RegExp]>([
  ["no series", { ...costCurve, series: [] }, /No cost of any option is known/],
  ["series without points", { ...costCurve, series: [{ name: "a", shape: "smooth", points: [] }] }, /No cost/],
  [
    "one volume",
    { ...costCurve, series: [{ name: "a", shape: "smooth", points: [{ tokensPerMonth: 2e9, usdPerMonth: 1900 }] }] },
    /at one volume only.*a [$]1[.]9k a month at 2B tokens/,
  ],
  [
    "costs of zero",
    {
      ...costCurve,
      series: costCurve.series.map((s) => ({ ...s, points: s.points.map((p) => ({ ...p, usdPerMonth: 0 })) })),
    },
    /less than a cent/,
  ],
  ["no bill", { ...projection, series: [] }, /No cost/],
  ["one month", { ...projection, series: [{ name: "a", usd: [500] }] }, /for one month only.*a [$]500 a month/],
  ["free months", { ...projection, series: [{ name: "a", usd: [0, 0, 0] }] }, /less than a cent/],
  ["no options", { ...optionBars, options: [] }, /No cost/],
  ["free options", { ...optionBars, options: [{ name: "a", low: 0, expected: 0, high: 0 }] }, /less than a cent/],
  ["nothing uncertain", { ...tornado, swings: [] }, /Nothing is uncertain/],
  [
    "nothing that matters",
    { ...tornado, swings: [{ factor: "a", low: still, high: still }] },
    /stays at [$]1[.]9k a month/,
  ],
])("%s: a sentence in place of a chart", async (_, spec, sentence) => {
  const text = renderText(spec, { width: 160 });
  expect(text.split("\n")[0]).toBe(spec.title);
  expect(text.split("\n").slice(1).join(" ")).toMatch(sentence);
  const elements = elementsOf(await renderSvg(spec));
  const shown = elements.filter(({ name }) => name === "text").map((element) => element.text);
  expect(shown[0]).toBe(spec.title);
  expect(shown.slice(1).join(" ")).toMatch(sentence);
  expect(elements.some(({ name }) => name === "path")).toBe(false);
});
