import { label } from "./label.js";
import { type Axis, axisOf } from "./line-plot.js";
import { counted, money, signedMoney } from "./number.js";
import { linear } from "./scale.js";
import type { Swing, Tornado } from "./spec.js";

/** Bars around the expected difference, the widest first, ready to draw: places are shares of the axis from 0 to 1. */
export interface TornadoPlot {
  title: string;
  /** What the two directions mean. */
  left: string;
  right: string;
  axis: Axis;
  expected: { at: number; label: string };
  /** Where saving turns into extra cost; absent where that lies far off all bars. */
  zero?: number;
  rows: readonly TornadoRow[];
  /** What was left out, in sentences. */
  notes: readonly string[];
}

export interface TornadoRow {
  name: string;
  /** Where the difference lands with the factor at its low and at its high end. */
  low: number;
  high: number;
  /** Values put in, to stand outside the bar's ends. Empty where no bar goes that way. */
  leftLabel: string;
  rightLabel: string;
}

const mostRows = 12;

const reach = ({ low, high }: Swing, expected: number): number =>
  Math.max(low.differenceUsdPerMonth, high.differenceUsdPerMonth, expected) -
  Math.min(low.differenceUsdPerMonth, high.differenceUsdPerMonth, expected);

/** @param tornado checked, with a factor that moves the difference */
export function tornadoPlot({ title, option, expectedUsdPerMonth: expected, swings }: Tornado): TornadoPlot {
  const sorted = [...swings].sort((a, b) => reach(b, expected) - reach(a, expected));
  const drawn = sorted.slice(0, mostRows);
  const values = drawn.flatMap(({ low, high }) => [low.differenceUsdPerMonth, high.differenceUsdPerMonth]);
  const [least, most] = [Math.min(expected, ...values), Math.max(expected, ...values)];
  const near = least - (most - least) <= 0 && most + (most - least) >= 0;
  const scale = near ? linear(Math.min(least, 0), Math.max(most, 0), 6) : linear(least, most, 6);
  const who = label(option, 24);
  return {
    title: label(title, 80),
    left: `${who} costs more`,
    right: `${who} saves`,
    axis: axisOf(scale, "difference, USD a month", signedMoney),
    expected: { at: scale.share(expected), label: expectation(expected) },
    ...(near ? { zero: scale.share(0) } : {}),
    rows: drawn.map((swing) => rowOf(swing, expected, scale.share)),
    notes:
      sorted.length > mostRows ? [counted(sorted.length - mostRows, "factor", "not drawn, with smaller swings")] : [],
  };
}

function expectation(usd: number): string {
  if (usd === 0) return "at expected values: no difference";
  return `at expected values: ${usd > 0 ? `saves ${money(usd)}` : `costs ${money(-usd)} more`} a month`;
}

function rowOf({ factor, low, high }: Swing, expected: number, share: (usd: number) => number): TornadoRow {
  const ends = [low, high].map((end) => ({ text: label(end.input, 16), by: end.differenceUsdPerMonth - expected }));
  const other = (i: number): number => ends[1 - i]?.by ?? 0;
  // an end that moves nothing stands on the side that the other leaves free
  const onLeft = ends.filter(({ by }, i) => by < 0 || (by === 0 && (other(i) > 0 || (other(i) === 0 && i === 0))));
  const onRight = ends.filter((end) => !onLeft.includes(end));
  return {
    name: label(factor, 28),
    low: share(low.differenceUsdPerMonth),
    high: share(high.differenceUsdPerMonth),
    leftLabel: onLeft
      .sort((a, b) => a.by - b.by)
      .map(({ text }) => text)
      .join(", "),
    rightLabel: onRight
      .sort((a, b) => a.by - b.by)
      .map(({ text }) => text)
      .join(", "),
  };
}
