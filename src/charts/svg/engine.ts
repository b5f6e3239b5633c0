import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from "echarts/charts";
import { CustomChart, LineChart, ScatterChart } from "echarts/charts";
import type { GridComponentOption, LegendComponentOption, TitleComponentOption } from "echarts/components";
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from "echarts/components";
import type { ComposeOption } from "echarts/core";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { bare } from "./inert.js";
import { font, width } from "./look.js";

use([
  LineChart,
  ScatterChart,
  CustomChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  SVGRenderer,
]);

export type ChartOption = ComposeOption<
  | LineSeriesOption
  | ScatterSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
>;

/** Draws into the inner markup of an `<svg>`: shapes and texts alone. */
export function shapes(option: ChartOption, height: number): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: font.family, fontSize: font.text }, ...option });
    return bare(stripped(chart.renderToSVGString()));
  } finally {
    chart.dispose();
  }
}

/**
 * Leaves only what is seen. Classes, ids and marks for events carry numbers that count on from chart to chart, and serve
 * hovering and clipping, which a chart of values inside its axes needs not. Texts hold no quotation mark or angle bracket
 * as such, so none of the patterns can match inside one.
 */
function stripped(svg: string): string {
  return svg
    .replace(/^<svg[^>]*>\n?|<\/svg>\s*$/g, "")
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>\n?/g, "")
    .replace(/<defs\b[^>]*>[\s\S]*?<\/defs>\n?/g, "")
    .replace(/<rect [^>]*fill="none"><\/rect>\n?/g, "")
    .replace(/<path [^>]*fill="none"[^>]*ecmeta_ssr_type="legend"[^>]*><\/path>\n?/g, "")
    .replace(/<path [^>]*fill-opacity="0"[^>]*><\/path>\n?/g, "")
    .replace(/ (?:class|clip-path|pointer-events|ecmeta_\w+)="[^"]*"/g, "")
    .trim();
}
