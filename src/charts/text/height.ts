import type { Line } from "../line-plot.js";

/** How high a line with points stands at a place of the x axis, both as shares. Before and after its points: as at them. */
export function heightAt({ points, stepped }: Line, x: number): number {
  // a place that rounding left just short of a point is at it
  const next = points.findIndex((point) => point.x > x + 1e-9);
  if (next === -1) return points.at(-1)?.y ?? 0;
  const [from, to] = [points[next - 1], points[next]];
  if (!to) return 0;
  if (!from) return to.y;
  return stepped ? from.y : from.y + (to.y - from.y) * Math.max(0, (x - from.x) / (to.x - from.x));
}
