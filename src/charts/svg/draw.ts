import { describe } from "../describe.js";
import { label } from "../label.js";
import { costPlot, projectionPlot } from "../line-plot.js";
import { nothingToDraw } from "../nothing.js";
import { optionsPlot } from "../options-plot.js";
import type { ChartSpec } from "../spec.js";
import { tornadoPlot } from "../tornado-plot.js";
import { type ChartOption, shapes } from "./engine.js";
import { lineChart } from "./lines.js";
import { font, margin, width } from "./look.js";
import { optionsChart } from "./options.js";
import { panel, textLine } from "./panel.js";
import { clipped, linesOf } from "./text-width.js";
import { tornadoChart } from "./tornado.js";

/** A checked chart as the text of an SVG file. */
export function draw(spec: ChartSpec): string {
  const title = label(spec.title, 80);
  const nothing = nothingToDraw(spec);
  if (nothing === null) {
    const { option, height } = layout(spec);
    return panel(title, describe(spec), shapes(option, height), height);
  }
  const lines = linesOf(nothing, width - 2 * margin);
  const inner = [
    textLine(clipped(title, width - 2 * margin, font.title), margin, 34, font.title, "bold"),
    ...lines.map((line, i) => textLine(line, margin, 64 + i * 18, font.text)),
  ];
  return panel(title, nothing, inner.join("\n"), 64 + lines.length * 18 + 8);
}

function layout(spec: ChartSpec): { option: ChartOption; height: number } {
  switch (spec.kind) {
    case "cost_curve":
      return lineChart(costPlot(spec));
    case "projection":
      return lineChart(projectionPlot(spec));
    case "tornado":
      return tornadoChart(tornadoPlot(spec));
    case "options":
      return optionsChart(optionsPlot(spec));
  }
}
