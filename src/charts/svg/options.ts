import type { CustomSeriesOption } from "echarts/charts";
import type { OptionRow, OptionsPlot } from "../options-plot.js";
import type { ChartOption } from "./engine.js";
import { footnotes, heading, note } from "./heading.js";
import { axis } from "./lines.js";
import { bar, font, ink, margin, width } from "./look.js";
import { clipped, textWidth } from "./text-width.js";

const rowStep = 38;
const barHeight = 16;
/** Pixels. */
const longestName = 240;
const cheapestWord = "cheapest";

/** Layout and content of ranges of options. Height in pixels. */
export function optionsChart(full: OptionsPlot): { option: ChartOption; height: number } {
  const plot = { ...full, rows: full.rows.map((row) => ({ ...row, name: clipped(row.name, longestName) })) };
  const left = Math.max(...plot.rows.map(({ name }) => textWidth(name))) + margin + 16;
  const right = Math.max(...plot.rows.map(({ costs }) => textWidth(costs))) + margin + 24;
  const top = 78;
  const plotHeight = plot.rows.length * rowStep + 8;
  const { notes, bottom } = footnotes(plot.notes, margin, top + plotHeight + 58);
  const middle = (i: number): number => top + 4 + (i + 0.5) * rowStep;
  const option: ChartOption = {
    title: [
      heading(plot.title),
      note("bar: range   ·   mark: expected   ·   dark: cheapest that is possible", margin, 46),
      ...plot.rows.map((row, i) => ({ ...note(row.name, margin, middle(i) - 6), ...strong(row) })),
      ...plot.rows.flatMap((row, i) => costs(row, width - right + 16, middle(i))),
      ...notes,
    ],
    grid: { left, right, top, height: plotHeight, outerBoundsMode: "none" },
    xAxis: { ...axis(plot.axis), name: plot.axis.name, nameLocation: "middle", nameGap: 30 },
    yAxis: { type: "value", min: 0, max: 1, show: false },
    series: [bars(plot)],
  };
  return { option, height: bottom };
}

const strong = ({ cheapest }: OptionRow) =>
  cheapest ? { textStyle: { fontSize: font.text, fontWeight: "bold" as const, color: ink.text } } : {};

function costs(row: OptionRow, x: number, y: number) {
  if (!row.cheapest) return [note(row.costs, x, y - 6)];
  return [{ ...note(row.costs, x, y - 13), ...strong(row) }, note(cheapestWord, x, y + 3, bar.strong)];
}

function bars(plot: OptionsPlot): CustomSeriesOption {
  return {
    type: "custom",
    silent: true,
    clip: false,
    data: [[0, 0]],
    renderItem: (_, api) => {
      const across = (x: number): number => api.coord([x, 0])[0] ?? 0;
      const top = api.coord([0, 1])[1] ?? 0;
      const children = plot.rows.flatMap((row, i) => range(row, across, top + 4 + (i + 0.5) * rowStep));
      return { type: "group", children };
    },
  };
}

function range({ low, expected, high, cheapest }: OptionRow, across: (x: number) => number, y: number) {
  const [from, middle, to] = [across(low), across(expected), across(high)];
  // a cost without range is a mark alone
  const span = to - from < 1 ? [] : [{ x: from, width: to - from }];
  return [
    ...span.map((shape) => ({
      type: "rect" as const,
      shape: { ...shape, y: y - barHeight / 2, height: barHeight, r: 2 },
      style: { fill: cheapest ? bar.strong : bar.soft, stroke: bar.strong, lineWidth: 1 },
    })),
    {
      type: "rect" as const,
      shape: { x: middle - 2, y: y - barHeight / 2 - 4, width: 4, height: barHeight + 8 },
      style: { fill: ink.text, stroke: ink.ground, lineWidth: 1 },
    },
  ];
}
