import { checkSpec } from "./check.js";
import type { ChartSpec } from "./spec.js";

/**
 * A chart as the text of an SVG file: 760 pixels wide, as high as it needs, on a white ground, with title and description
 * for those who cannot see it, without script, style sheet, ids or anything from outside. The same chart gives the same
 * bytes. The drawing library is loaded on the first call.
 *
 * @throws RangeError where a value cannot be shown (not finite, negative cost, out of order)
 */
export async function renderSvg(spec: ChartSpec): Promise<string> {
  checkSpec(spec);
  const { draw } = await import("./svg/draw.js");
  return draw(spec);
}
