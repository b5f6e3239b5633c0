/**
 * The bands of this project's own stability measure (`traffic.stability`, 0 to 1): steady from the first figure on, spiky
 * below the second, cyclical in between.
 */
export const stabilityBands = { steady: 0.65, spiky: 0.4 } as const;

export type StabilityBand = "steady" | "cyclical" | "spiky";

export function stabilityBandOf(stability: number): StabilityBand {
  if (stability >= stabilityBands.steady) return "steady";
  return stability < stabilityBands.spiky ? "spiky" : "cyclical";
}
