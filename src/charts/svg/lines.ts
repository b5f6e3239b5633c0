import type { LineSeriesOption, ScatterSeriesOption } from "echarts/charts";
import type { Axis, Line, LinePlot } from "../line-plot.js";
import type { ChartOption } from "./engine.js";
import { footnotes, heading, legendRows, note } from "./heading.js";
import { inert } from "./inert.js";
import { font, ink, lineLooks, margin, rowHeight, width } from "./look.js";
import { spread } from "./spread.js";
import { clipped } from "./text-width.js";

const plotHeight = 300;
const swatch = 34;
const left = 76;
const right = 44;
/** Markers on a line: enough to tell it, few enough to see it. */
const markers = 6;

/** Layout and content of a chart of lines. Height in pixels. */
export function lineChart(plot: LinePlot): { option: ChartOption; height: number } {
  const names = plot.lines.map(({ name }) => clipped(name, width - 2 * margin - swatch - 24));
  const rows = legendRows(names, width - 2 * margin, swatch);
  const top = 50 + rows.length * rowHeight + 38;
  const captions = [...plot.marks.map(({ text }, i) => `${i + 1} – ${text}`), ...plot.notes];
  const { notes, bottom } = footnotes(captions, left, top + plotHeight + 58);
  const option: ChartOption = {
    title: [heading(plot.title), note(plot.y.name, margin, top - 32, ink.faint), ...notes],
    legend: rows.map((data, i) => ({
      // names of users can be cut to the same text, so lines go by their number
      data: data.map(String),
      formatter: (index: string) => inert(names[Number(index)] ?? ""),
      left: margin,
      top: 46 + i * rowHeight,
      padding: 0,
      itemGap: 18,
      itemWidth: swatch,
      itemHeight: 9,
      selectedMode: false,
      textStyle: { color: ink.text, fontSize: font.text },
    })),
    grid: { left, right, top, height: plotHeight, outerBoundsMode: "none" },
    xAxis: { ...axis(plot.x), name: plot.x.name, nameLocation: "middle", nameGap: 30 },
    yAxis: axis(plot.y),
    series: [...plot.lines.map((line, i) => lineSeries(line, i)), today(plot), marks(plot)],
  };
  return { option, height: bottom };
}

/** An axis over shares from 0 to 1 with the ticks of the plot. */
export function axis({ ticks }: Axis) {
  const places = ticks.map(({ at }) => at);
  const words = (share: number): string => ticks.find(({ at }) => Math.abs(at - share) < 1e-6)?.label ?? "";
  return {
    type: "value" as const,
    min: 0,
    max: 1,
    axisLine: { show: true, onZero: false, lineStyle: { color: ink.axis } },
    axisTick: { show: true, customValues: places, lineStyle: { color: ink.axis } },
    axisLabel: {
      customValues: places,
      formatter: words,
      color: ink.text,
      fontSize: font.text,
      hideOverlap: true,
      showMinLabel: true,
      showMaxLabel: true,
    },
    splitLine: { show: true, customValues: places, lineStyle: { color: ink.grid } },
    nameTextStyle: { color: ink.faint, fontSize: font.text },
    silent: true,
  };
}

function lineSeries(line: Line, index: number): LineSeriesOption {
  const look = lineLooks[index % lineLooks.length] ?? lineLooks[0];
  const apart = Math.max(1, Math.ceil(line.points.length / markers));
  // markers of lines that run together stand beside one another
  const first = line.points.length > markers ? (index * 2) % apart : 0;
  return {
    type: "line",
    name: String(index),
    ...(line.stepped ? { step: "end" } : {}),
    data: line.points.map(({ x, y }, i) => ({ value: [x, y], symbol: i % apart === first ? look.symbol : "none" })),
    symbol: look.symbol,
    symbolSize: 8,
    showAllSymbol: true,
    color: look.color,
    lineStyle: { color: look.color, width: 2.5, type: look.dash === "solid" ? "solid" : [...look.dash] },
    emphasis: { disabled: true },
    silent: true,
    clip: false,
  };
}

function today({ today: place }: LinePlot): LineSeriesOption {
  if (!place) return { type: "line", data: [] };
  return {
    type: "line",
    data: [],
    silent: true,
    markLine: {
      silent: true,
      symbol: "none",
      lineStyle: { color: ink.text, width: 1.5, type: [3, 3] },
      label: { formatter: place.label, position: "end", color: ink.text, fontSize: font.text, fontWeight: "bold" },
      data: [{ xAxis: place.x }],
    },
  };
}

function marks({ marks: places }: LinePlot): ScatterSeriesOption {
  const moved = spread(
    places.map(({ x, y }) => ({ x: x * (width - left - right), y: (1 - y) * plotHeight })),
    20,
  );
  return {
    type: "scatter",
    silent: true,
    clip: false,
    symbol: "circle",
    symbolSize: 18,
    z: 10,
    itemStyle: { color: ink.ground, borderColor: ink.text, borderWidth: 1.5, opacity: 1 },
    label: { show: true, position: "inside", color: ink.text, fontSize: font.text, fontWeight: "bold" },
    emphasis: { disabled: true },
    data: places.map(({ x, y }, i) => ({
      value: [x, y],
      symbolOffset: [moved[i]?.x ?? 0, moved[i]?.y ?? 0],
      label: { formatter: String(i + 1) },
    })),
  };
}
