import { label } from "./label.js";
import { compact, counted, money, told } from "./number.js";
import { linear, logarithmic, type Scale } from "./scale.js";
import type { CostCurve, Projection } from "./spec.js";

/** Lines over two axes, ready to draw: places are shares of the axes, from 0 at the lower left to 1. */
export interface LinePlot {
  title: string;
  x: Axis;
  y: Axis;
  lines: readonly Line[];
  /** Today's place on the x axis. */
  today?: { x: number; label: string };
  /** Crossings, in the order of their places. */
  marks: readonly Mark[];
  /** What was left out, in sentences. */
  notes: readonly string[];
}

export interface Axis {
  name: string;
  ticks: readonly { at: number; label: string }[];
}

export interface Line {
  name: string;
  stepped: boolean;
  points: readonly Place[];
}

export interface Place {
  x: number;
  y: number;
}

export interface Mark extends Place {
  /** What is at this place, in one line. */
  text: string;
}

/** More lines than this cannot be told apart. */
export const mostLines = 6;
/** More crossings than this would hide the lines. */
const mostMarks = 4;

/** Both ends of some numbers. */
const ends = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

/** A cost axis is logarithmic where costs of such different sizes have to be told apart. */
const farApart = 30;

function costScale(costs: readonly number[], mayBeLogarithmic = true): Scale & { word: string } {
  const [low, high] = ends(costs);
  if (mayBeLogarithmic && low >= 0.01 && high / low >= farApart)
    return { ...logarithmic(low, high, 9), word: ", log scale" };
  return { ...linear(0, high), word: "" };
}

/** An axis with its ticks in words. */
export function axisOf(scale: Scale, name: string, words: (value: number, digits: number) => string): Axis {
  const labels = told(scale.ticks, words);
  return { name, ticks: scale.ticks.map((value, i) => ({ at: scale.share(value), label: labels[i] ?? "" })) };
}

/** @param curve checked, with at least one line of two points and a cost above zero */
export function costPlot(curve: CostCurve): LinePlot {
  const known = curve.series.filter(({ points }) => points.length > 0);
  const drawn = known.slice(0, mostLines);
  const points = [...drawn.flatMap((series) => series.points), ...curve.breakEvens];
  const today = curve.todayTokensPerMonth;
  const volumes = points.map((point) => point.tokensPerMonth);
  const x = logarithmic(...ends(today === undefined ? volumes : [...volumes, today]));
  const y = costScale(points.map((point) => point.usdPerMonth));
  return {
    title: label(curve.title, 80),
    x: axisOf(x, "tokens a month, log scale", compact),
    y: axisOf(y, `USD a month${y.word}`, money),
    lines: drawn.map((series) => ({
      name: label(series.name),
      stepped: series.shape === "stepped",
      points: series.points.map((point) => ({ x: x.share(point.tokensPerMonth), y: y.share(point.usdPerMonth) })),
    })),
    ...(today === undefined ? {} : { today: { x: x.share(today), label: `today ${compact(today, 3)}` } }),
    marks: curve.breakEvens.slice(0, mostMarks).map((point) => ({
      x: x.share(point.tokensPerMonth),
      y: y.share(point.usdPerMonth),
      text: noted(
        `break-even at ${compact(point.tokensPerMonth, 3)} tokens, ${money(point.usdPerMonth, 3)} a month`,
        point,
      ),
    })),
    notes: leftOut(known.length, curve.breakEvens.length),
  };
}

/** @param projection checked, with at least one line of two months and a cost above zero */
export function projectionPlot(projection: Projection): LinePlot {
  const known = projection.series.filter(({ usd }) => usd.length > 0);
  const drawn = known.slice(0, mostLines);
  const last = Math.max(
    1,
    ...drawn.map(({ usd }) => usd.length - 1),
    ...projection.crossings.map(({ month }) => month),
  );
  const x: Scale = { low: 0, high: last, ticks: monthTicks(last), share: (month) => month / last };
  const sum = projection.measure === "cumulative";
  // sums start near zero and are compared at their end, where a logarithmic axis would press them together
  const y = costScale([...drawn.flatMap(({ usd }) => usd), ...projection.crossings.map(({ usd }) => usd)], !sum);
  return {
    title: label(projection.title, 80),
    x: axisOf(x, "months from now", String),
    y: axisOf(y, `${sum ? "USD paid so far" : "USD a month"}${y.word}`, money),
    lines: drawn.map(({ name, usd }) => ({
      name: label(name),
      stepped: false,
      points: usd.map((amount, month) => ({ x: x.share(month), y: y.share(amount) })),
    })),
    marks: projection.crossings.slice(0, mostMarks).map((crossing) => ({
      x: x.share(crossing.month),
      y: y.share(crossing.usd),
      text: noted(
        `lines cross in month ${Number(crossing.month.toFixed(1))} at ${money(crossing.usd, 3)}${sum ? "" : " a month"}`,
        crossing,
      ),
    })),
    notes: leftOut(known.length, projection.crossings.length),
  };
}

/** Months are counted in quarters and years. */
function monthTicks(last: number): number[] {
  const apart = [1, 3, 6, 12, 24, 60, 120, 240].find((months) => last / months <= 8) ?? 240;
  const ticks = Array.from({ length: Math.floor(last / apart) + 1 }, (_, i) => i * apart);
  return ticks.length > 1 ? ticks : [0, last];
}

function leftOut(lines: number, marks: number): string[] {
  return [
    ...(lines > mostLines ? [counted(lines - mostLines, "more option", "not drawn")] : []),
    ...(marks > mostMarks ? [counted(marks - mostMarks, "more crossing", "not marked")] : []),
  ];
}

const noted = (text: string, { note }: { note?: string }): string =>
  note === undefined ? text : `${text}: ${label(note, 60)}`;
