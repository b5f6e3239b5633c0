import type { CustomSeriesOption } from "echarts/charts";
import type { TornadoPlot, TornadoRow } from "../tornado-plot.js";
import type { ChartOption } from "./engine.js";
import { footnotes, heading, note, noteRight } from "./heading.js";
import { inert } from "./inert.js";
import { axis } from "./lines.js";
import { bar, font, ink, margin, width } from "./look.js";
import { clipped, textWidth } from "./text-width.js";

const rowStep = 34;
const barHeight = 18;
/** The axis is never shorter than this. */
const leastAxis = 200;

const fitted = (row: TornadoRow): TornadoRow => ({
  ...row,
  name: clipped(row.name, 190),
  leftLabel: clipped(row.leftLabel, 140),
  rightLabel: clipped(row.rightLabel, 140),
});

/** Pixels by which a value outside a bar reaches beyond the axis, which lies some share of it away from the bar's end. */
const beyond = (text: string, share: number): number => textWidth(text) + 14 - share * leastAxis;

/** Layout and content of a tornado. Height in pixels. */
export function tornadoChart(full: TornadoPlot): { option: ChartOption; height: number } {
  const plot = { ...full, rows: full.rows.map(fitted) };
  const names = Math.max(...plot.rows.map(({ name }) => textWidth(name)));
  // room for the values that stand outside the bars
  const [before, after] = [
    Math.max(20, ...plot.rows.map((row) => beyond(row.leftLabel, Math.min(row.low, row.high, plot.expected.at)))),
    Math.max(20, ...plot.rows.map((row) => beyond(row.rightLabel, 1 - Math.max(row.low, row.high, plot.expected.at)))),
  ];
  const left = names + margin + 12 + before;
  const right = after + margin;
  const top = 112;
  // over the halves of the axis, or where they are too short over all that lies beside the names
  const half = (width - names - 2 * margin - 12) / 2 - 10;
  const [saysLeft, saysRight] = [clipped(`← ${plot.left}`, half), clipped(`${plot.right} →`, half)];
  const roomy = (text: string): boolean => textWidth(text) <= (width - left - right) / 2 - 10;
  const plotHeight = plot.rows.length * rowStep + 10;
  const { notes, bottom } = footnotes(plot.notes, margin, top + plotHeight + 58);
  const dashed = plot.zero === undefined ? "" : "   ·   dashed: no difference";
  const option: ChartOption = {
    title: [
      heading(plot.title),
      note(
        `${plot.expected.label}   ·   hollow: factor at its low value   ·   solid: at its high value${dashed}`,
        margin,
        46,
      ),
      note(saysLeft, roomy(saysLeft) ? left : names + margin + 12, top - 34, ink.faint),
      noteRight(saysRight, roomy(saysRight) ? right : margin, top - 34, ink.faint),
      ...plot.rows.map(({ name }, i) => note(name, margin, top + 5 + (i + 0.5) * rowStep - font.text / 2)),
      ...notes,
    ],
    grid: { left, right, top, height: plotHeight, outerBoundsMode: "none" },
    xAxis: { ...axis(plot.axis), name: plot.axis.name, nameLocation: "middle", nameGap: 30 },
    yAxis: { type: "value", min: 0, max: 1, show: false },
    series: [bars(plot)],
  };
  return { option, height: bottom };
}

function bars(plot: TornadoPlot): CustomSeriesOption {
  return {
    type: "custom",
    silent: true,
    clip: false,
    data: [[0, 0]],
    renderItem: (_, api) => {
      const place = (x: number, y: number): [number, number] => {
        const [px = 0, py = 0] = api.coord([x, y]);
        return [px, py];
      };
      const [, top] = place(0, 1);
      const [, bottom] = place(0, 0);
      const [middle] = place(plot.expected.at, 0);
      const upright = (x: number, dashed: boolean) => ({
        type: "line" as const,
        shape: { x1: x, y1: top - 6, x2: x, y2: bottom },
        style: { stroke: ink.text, lineWidth: 1.5, ...(dashed ? { lineDash: [3, 3] } : {}) },
      });
      const rows = plot.rows.flatMap((row, i) => {
        const y = top + 5 + (i + 0.5) * rowStep;
        const [low, high] = [place(row.low, 0)[0], place(row.high, 0)[0]];
        const [from, to] = [Math.min(low, high, middle), Math.max(low, high, middle)];
        const ends = [
          { x: low, fill: ink.ground },
          { x: high, fill: bar.strong },
        ].sort((a, b) => Math.abs(b.x - middle) - Math.abs(a.x - middle));
        return [
          ...ends.map(({ x, fill }) => box(middle, x, y, fill)),
          value(row.leftLabel, from - 6, y, "right"),
          value(row.rightLabel, to + 6, y, "left"),
        ];
      });
      const zero = plot.zero === undefined ? [] : [upright(place(plot.zero, 0)[0], true)];
      return { type: "group", children: [...zero, ...rows, upright(middle, false)] };
    },
  };
}

const box = (from: number, to: number, y: number, fill: string) => ({
  type: "rect" as const,
  shape: { x: Math.min(from, to), y: y - barHeight / 2, width: Math.abs(to - from), height: barHeight },
  style: { fill, stroke: bar.strong, lineWidth: 1.5 },
});

const value = (text: string, x: number, y: number, align: "left" | "right") => ({
  type: "text" as const,
  style: {
    text: inert(text),
    x,
    y,
    align,
    verticalAlign: "middle" as const,
    fill: ink.text,
    // a rim, so that lines behind do not run through the letters
    stroke: ink.ground,
    lineWidth: 4,
    fontSize: font.text,
    fontFamily: font.family,
  },
});
