import { figure, tokens, usd } from "../../text/figures.js";

/** A count as it is: 12,345. */
export const count = (value: number): string => Math.round(value).toLocaleString("en-US");

/** A noun in the number of a count: `request`, `requests`. */
export const noun = (value: number, one: string): string => (Math.round(value) === 1 ? one : `${one}s`);

/** A count that may be an estimate, with its noun: `1 hour`, `2.5 hours`, `1,230 hours`. */
export const some = (value: number, one: string): string => `${figure(value)} ${value === 1 ? one : `${one}s`}`;

/** Shares closer than this to none or all are said to be close, so that only nothing is 0 and all is 100. */
const close = 0.00001;

/** A share of at least 0 at three digits: `12.5 %`, `0.028 %`. */
export function share(value: number): string {
  if (value > 0 && value < close) return "below 0.001 %";
  const text = figure(100 * value);
  return value < 1 && text === "100" ? "above 99.9 %" : `${text} %`;
}

/** `0.28 to 0.32 %`. */
export function shares(low: number, high: number): string {
  const [from, to] = [share(low), share(high)];
  if (from === to) return from;
  return /^[\d.,]+ %$/.test(from) ? `${from.slice(0, -2)} to ${to}` : `${from} to ${to}`;
}

/** A change as a share with its sign: `+4 %`, `-1.2 %`. */
export const change = (value: number): string =>
  Math.abs(value) < close ? "0 %" : `${value > 0 ? "+" : "-"}${share(Math.abs(value))}`;

/** USD; less than a cent is said to be. */
export const money = (amount: number): string =>
  amount !== 0 && Math.abs(amount) < 0.005 ? "less than a cent" : usd(amount);

/** A score from 0 to 1 at two decimals: 0.67. */
export const score = (value: number): string => value.toFixed(2);

const hoursOfADay = 24;

/** How long: `14 days`, `26.5 hours`, `12 minutes`. */
export function span(hours: number): string {
  if (hours >= 2 * hoursOfADay) return some(Number((hours / hoursOfADay).toFixed(1)), "day");
  if (hours >= 1) return some(Number(hours.toFixed(1)), "hour");
  const minutes = hours * 60;
  return minutes >= 1 ? some(Math.round(minutes), "minute") : "less than a minute";
}

/** Milliseconds as people say a wait: `12 ms`, `4.2 s`, `26 min`, `3.5 h`. */
export function wait(ms: number): string {
  if (ms < 1_000) return `${figure(ms)} ms`;
  if (ms < 600_000) return `${figure(ms / 1_000)} s`;
  return ms < 7_200_000 ? `${figure(ms / 60_000)} min` : `${figure(ms / 3_600_000)} h`;
}

/** A load: at three digits, from a thousand on with a letter. */
export const load = (value: number): string => (Math.abs(value) < 1_000 ? figure(value) : tokens(value));
