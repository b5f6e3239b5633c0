import type { Unit } from "../../facts/unit.js";
import { guess, type Note } from "./answer.js";
import { digits, rounded } from "./digits.js";
import { hoursOf, type Period, withArticle } from "./period.js";
import { dollars } from "./quantity-words.js";

/** A figure of one period in another, and the arithmetic in words: `40,000 a day × 30.4167 days`. */
export function convert(value: number, unit: Unit, from: Period, to: Period): { value: number; note: Note } {
  const times = hoursOf[to] / hoursOf[from];
  const arithmetic =
    times >= 1
      ? `× ${digits(Number(times.toPrecision(6)))} ${from}s`
      : `÷ ${digits(Number((1 / times).toPrecision(6)))} ${to}s`;
  return { value: rounded(value * times), note: guess(`${amount(value, unit)} ${withArticle(from)} ${arithmetic}`) };
}

function amount(value: number, unit: Unit): string {
  if (unit === "usd/month" || unit === "usd/hour") return dollars(value);
  return unit === "hours/week" ? `${digits(value)} hours` : digits(value);
}
