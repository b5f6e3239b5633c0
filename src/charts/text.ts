import { wrap } from "../text/wrap.js";
import { checkSpec } from "./check.js";
import { describe } from "./describe.js";
import { cut, label } from "./label.js";
import { costPlot, projectionPlot } from "./line-plot.js";
import { nothingToDraw } from "./nothing.js";
import { optionsPlot } from "./options-plot.js";
import type { ChartSpec } from "./spec.js";
import { lineText } from "./text/lines.js";
import { optionsText } from "./text/options.js";
import { type Page, pageOf } from "./text/page.js";
import { tornadoText } from "./text/tornado.js";
import { tornadoPlot } from "./tornado-plot.js";

export interface TextChartOptions {
  /** Columns, at least 20. No line is longer; charts use at most 160 of them. */
  width: number;
  /** Printable ASCII alone; other characters in names become question marks. */
  ascii?: boolean;
}

/** With fewer columns a chart would be all labels. */
const leastForAChart = 64;
/** Beyond this the eye loses the line. */
const mostForAChart = 160;

/**
 * A chart as plain text for a terminal, lines joined by line feeds. Where there are fewer than 64 columns, or nothing to
 * draw, it is said in sentences.
 *
 * @throws RangeError where a value cannot be shown, or the width is no whole number of at least 20
 */
export function renderText(spec: ChartSpec, { width, ascii = false }: TextChartOptions): string {
  if (!Number.isInteger(width) || width < 20) throw new RangeError(`A chart cannot be ${width} columns wide.`);
  checkSpec(spec);
  const page = pageOf(Math.min(width, mostForAChart), ascii);
  const nothing = nothingToDraw(spec);
  const asSentences = nothing !== null || width < leastForAChart;
  const body = asSentences ? wrap(page.words(nothing ?? describe(spec)), page.width) : chart(spec, page);
  return [cut(page.words(label(spec.title, 80)), page.width, page.ellipsis), ...body]
    .map((line) => line.trimEnd())
    .join("\n");
}

function chart(spec: ChartSpec, page: Page): string[] {
  switch (spec.kind) {
    case "cost_curve":
      return lineText(costPlot(spec), page);
    case "projection":
      return lineText(projectionPlot(spec), page);
    case "tornado":
      return tornadoText(tornadoPlot(spec), page);
    case "options":
      return optionsText(optionsPlot(spec), page);
  }
}
