import { label } from "./label.js";
import { type Axis, axisOf } from "./line-plot.js";
import { counted, money } from "./number.js";
import { linear } from "./scale.js";
import type { OptionBar, OptionBars } from "./spec.js";

/** One range a row on a common axis, ready to draw: places are shares of the axis from 0 to 1. */
export interface OptionsPlot {
  title: string;
  axis: Axis;
  rows: readonly OptionRow[];
  /** What was left out, in sentences. */
  notes: readonly string[];
}

export interface OptionRow {
  name: string;
  low: number;
  expected: number;
  high: number;
  /** The costs in words: "$1.25k ($800 to $1.7k)". */
  costs: string;
  /** Least expected cost of all that are possible; shared where several cost the same. */
  cheapest: boolean;
}

const mostRows = 20;

/** @param bars checked, with an option that costs something */
export function optionsPlot({ title, options }: OptionBars): OptionsPlot {
  const possible = options.filter((option) => option.possible ?? true);
  const least = Math.min(...possible.map(({ expected }) => expected));
  const cheapestFirst = [...options].sort((a, b) => a.expected - b.expected);
  const kept = new Set(cheapestFirst.slice(0, mostRows));
  const drawn = options.filter((option) => kept.has(option));
  const scale = linear(0, Math.max(...drawn.map(({ high }) => high)), 6);
  return {
    title: label(title, 80),
    axis: axisOf(scale, "USD a month", money),
    rows: drawn.map((option) => ({
      name: label(option.name),
      low: scale.share(option.low),
      expected: scale.share(option.expected),
      high: scale.share(option.high),
      costs: costsOf(option),
      cheapest: (option.possible ?? true) && option.expected === least,
    })),
    notes: options.length > mostRows ? [counted(options.length - mostRows, "dearer option", "not drawn")] : [],
  };
}

function costsOf({ low, expected, high }: OptionBar): string {
  const [least, most] = [money(low, 3), money(high, 3)];
  return least === most ? money(expected, 3) : `${money(expected, 3)} (${least} to ${most})`;
}
