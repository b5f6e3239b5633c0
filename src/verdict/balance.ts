import type { CompiledPack, CompiledSignal } from "../rules/compile.js";
import { evaluate, type Level, type Lever, leverOf, type Masks, no, open, yes } from "../rules/evaluate.js";

/** What a signal says over cells that are not all known. */
export interface Reading {
  /** Lean in hundredths where one case holds. */
  lean?: number;
  /** The case that holds. */
  holds?: number;
  /** Cases that are neither held nor ruled out. */
  open: readonly number[];
}

/** Reads one signal. Cases of a checked pack do not overlap, so the first that holds is the only one. */
export function readSignal(signal: CompiledSignal, masks: Masks): Reading {
  const undecided: number[] = [];
  for (const [i, { node, lean }] of signal.cases.entries()) {
    const level = evaluate(node, masks);
    if (level === yes) return { lean, holds: i, open: [] };
    if (level === open) undecided.push(i);
  }
  return { open: undecided };
}

/** The score as whole numbers: weighted leans in hundredths, and the weights that counted. */
export interface Balance {
  sum: number;
  weight: number;
}

/** The balance over the signals that are known; one that yields is silent wherever the other speaks. */
export function balanceOf(compiled: CompiledPack, masks: Masks): Balance {
  const readings = compiled.signals.map((signal) => readSignal(signal, masks));
  let sum = 0;
  let weight = 0;
  for (const [i, signal] of compiled.signals.entries()) {
    const lean = readings[i]?.lean;
    if (lean === undefined || readings[signal.yieldsTo]?.lean !== undefined) continue;
    sum += signal.rule.weight * lean;
    weight += signal.rule.weight;
  }
  return { sum, weight };
}

/** 0 (managed) to 100 (self-hosted); 50 where no signal is known. */
export function scoreOf({ sum, weight }: Balance): number {
  return weight === 0 ? 50 : 50 + sum / (2 * weight);
}

/** Whether the balance reaches the bar. */
export function reachesBar({ sum, weight }: Balance, bar: number): boolean {
  return weight === 0 ? bar <= 50 : sum >= weight * (2 * bar - 100);
}

/** Whether the balance reaches the bar under every completion, some, or none, judged signal by signal. */
export function barLevel(compiled: CompiledPack, masks: Masks): Level {
  const { signals, pack } = compiled;
  const zero = 2 * pack.bar - 100;
  let low = 0;
  let high = 0;
  let surelyWeighed = false;
  let mayWeigh = false;
  for (const signal of signals) {
    const range = contribution(signal, masks, zero);
    const other = signals[signal.yieldsTo];
    const otherSpeaks = other ? speaks(other, masks) : no;
    if (otherSpeaks === yes) continue;
    if (range.speaks) mayWeigh = true;
    if (range.sure && otherSpeaks === no) surelyWeighed = true;
    low += otherSpeaks === open ? Math.min(0, range.low) : range.low;
    high += otherSpeaks === open ? Math.max(0, range.high) : range.high;
  }
  // silence of all signals is a score of 50
  if (!mayWeigh) return pack.bar <= 50 ? yes : no;
  if (!surelyWeighed && pack.bar > 50) low = -1;
  return low >= 0 ? yes : high < 0 ? no : open;
}

function contribution(signal: CompiledSignal, masks: Masks, zero: number) {
  const reading = readSignal(signal, masks);
  const points = (lean: number): number => signal.rule.weight * (lean - zero);
  if (reading.lean !== undefined)
    return { low: points(reading.lean), high: points(reading.lean), sure: true, speaks: true };
  let low = 0;
  let high = 0;
  for (const i of reading.open) {
    const value = points(signal.cases[i]?.lean ?? 0);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high, sure: false, speaks: reading.open.length > 0 };
}

function speaks(signal: CompiledSignal, masks: Masks): Level {
  const reading = readSignal(signal, masks);
  return reading.lean !== undefined ? yes : reading.open.length > 0 ? open : no;
}

/** An open test that would move the balance most towards the wanted side, or undefined where all signals are known. */
export function balanceLever(compiled: CompiledPack, masks: Masks, want: boolean): Lever | undefined {
  let best: { points: number; lever: Lever } | undefined;
  for (const signal of compiled.signals) {
    for (const i of readSignal(signal, masks).open) {
      const test = signal.cases[i];
      if (!test) continue;
      const lever = leverOf(test.node, masks, true);
      const points = signal.rule.weight * (want ? test.lean : -test.lean);
      if (lever && (!best || points > best.points)) best = { points, lever };
    }
  }
  return best?.lever;
}
