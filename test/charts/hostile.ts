import type { ChartSpec } from "../../src/charts/spec.js";
import { samples } from "./samples.js";

/** Names as nobody should write them. */
export const hostileNames: readonly string[] = [
  '<script>alert("x")</script>',
  "a & b > c < d \"quoted\" 'single'",
  "two\nlines\r\nand\ttabs",
  "\u202Eright to left\u202C and \u2066isolated\u2069",
  "\u001b[31mred\u001b[0m \u0007",
  "W".repeat(5000),
  `e${"\u0301".repeat(3000)}`,
  "東京の大規模言語モデル運用チームの作業負荷です、とても長い名前",
  "👩‍👩‍👧‍👦 family 🦙🦙🦙",
  "{a|rich} {b} {c}",
  "]]> --> <!-- <![CDATA[",
  ' class="zr0-cls-0" <style>x</style> <defs>',
  "\ud800 half \uffff none",
  "",
  "   ",
  "__proto__",
  "constructor",
  "toString",
  "NaN-free constructor",
];

type Renamed = (text: string) => string;

/** The chart with every text of a user replaced. */
export function renamed<Spec extends ChartSpec>(spec: Spec, name: Renamed): ChartSpec {
  const named = <T extends { name: string }>(each: T): T => ({ ...each, name: name(each.name) });
  const noted = <T extends { note?: string }>(each: T): T => ({ ...each, note: name(each.note ?? "") });
  const chart: ChartSpec = spec;
  switch (chart.kind) {
    case "cost_curve":
      return {
        ...chart,
        title: name(chart.title),
        series: chart.series.map(named),
        breakEvens: chart.breakEvens.map(noted),
      };
    case "projection":
      return {
        ...chart,
        title: name(chart.title),
        series: chart.series.map(named),
        crossings: chart.crossings.map(noted),
      };
    case "options":
      return { ...chart, title: name(chart.title), options: chart.options.map(named) };
    case "tornado":
      return {
        ...chart,
        title: name(chart.title),
        option: name(chart.option),
        swings: chart.swings.map(({ factor, low, high }) => ({
          factor: name(factor),
          low: { ...low, input: name(low.input) },
          high: { ...high, input: name(high.input) },
        })),
      };
  }
}

/** Each sample chart under each hostile name. */
export const hostileCharts: readonly ChartSpec[] = samples.flatMap((spec) =>
  hostileNames.map((name) => renamed(spec, () => name)),
);
