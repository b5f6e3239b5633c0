/**
 * What a chart shows, as plain data. Money is USD, volumes are tokens a month; every number is finite. Names and labels
 * may be anything a user wrote: whoever draws them makes them safe.
 */
export type ChartSpec = CostCurve | Tornado | Projection | OptionBars;

/** What options cost over the volume, on a logarithmic volume axis. */
export interface CostCurve {
  kind: "cost_curve";
  title: string;
  series: readonly CostSeries[];
  /** Absent where today's volume is not known. */
  todayTokensPerMonth?: number;
  breakEvens: readonly BreakEven[];
}

export interface CostSeries {
  name: string;
  /**
   * `stepped`: a cost holds from its volume up to the next point. `smooth`: straight from point to point as drawn, so that
   * a curve needs some ten points to each power of ten.
   */
  shape: "smooth" | "stepped";
  /** By rising volume. */
  points: readonly CostPoint[];
}

export interface CostPoint {
  tokensPerMonth: number;
  usdPerMonth: number;
}

/** A volume at which two options cost the same. */
export interface BreakEven extends CostPoint {
  /** What changes there, as part of a sentence: "self-hosting becomes cheaper". */
  note?: string;
}

/** How far each uncertain number alone moves the monthly difference. Positive is a saving. */
export interface Tornado {
  kind: "tornado";
  title: string;
  /** Who saves where the difference is positive: "Self-hosting". */
  option: string;
  expectedUsdPerMonth: number;
  swings: readonly Swing[];
}

export interface Swing {
  factor: string;
  low: SwingEnd;
  high: SwingEnd;
}

/** One end of a factor's range. */
export interface SwingEnd {
  /** The value put in, with its unit: "$2.69/h". */
  input: string;
  differenceUsdPerMonth: number;
}

/** What options cost over the coming months. */
export interface Projection {
  kind: "projection";
  title: string;
  /** `monthly`: the bill of each month. `cumulative`: everything paid up to and with that month. */
  measure: "monthly" | "cumulative";
  series: readonly ProjectionSeries[];
  crossings: readonly Crossing[];
}

export interface ProjectionSeries {
  name: string;
  /** By month, the first being month 0. */
  usd: readonly number[];
}

/** A month in which two options cost the same; fractions allowed. */
export interface Crossing {
  month: number;
  usd: number;
  /** What changes there, as part of a sentence: "self-hosting becomes cheaper". */
  note?: string;
}

/** What each option costs a month, with its range. */
export interface OptionBars {
  kind: "options";
  title: string;
  options: readonly OptionBar[];
}

/** `low ≤ expected ≤ high`, USD a month. */
export interface OptionBar {
  name: string;
  low: number;
  expected: number;
  high: number;
  /** False where it is not possible or not known to be: it is drawn, and never called the cheapest. */
  possible?: boolean;
}
