const small: number[] = [0];
for (let n = 1; n < 32; n++) small.push((small[n - 1] ?? 0) + Math.log(n));

/** ln n!: summed below 32, from there Stirling's series to the fifth power, which is good to 1e-13. */
export function logFactorial(n: number): number {
  const known = small[n];
  if (known !== undefined) return known;
  const inverse = 1 / n;
  const series = inverse * (1 / 12 - inverse ** 2 * (1 / 360 - inverse ** 2 / 1260));
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + series;
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/**
 * How likely at most `better` of all pairs that differ are better by chance, where a pair is as likely to be better as worse:
 * McNemar's test in its exact form, one-sided. 1 where no pair differs.
 */
export function mcNemar(better: number, worse: number): number {
  const all = better + worse;
  let sum = 0;
  for (let k = better; k >= 0; k--) {
    const term = Math.exp(logChoose(all, k) - all * Math.LN2);
    sum += term;
    // terms fall from the middle on
    if (term <= sum * 1e-17 && k < all / 2) break;
  }
  return Math.min(1, sum);
}

/** Events among trials. */
export interface Rate {
  events: number;
  trials: number;
}

/** Products that rounding has moved off a whole number are that number. */
const slack = 1e-6;

/** The whole number below or above, for counts in proportion that are taken the more careful way. */
export const atMost = (count: number): number => Math.floor(count + slack);
export const atLeast = (count: number): number => Math.ceil(count - slack);

/** A rate of `times` as many trials in whole numbers, with at most or at least as many events as in proportion. */
export const wholeRate = ({ events, trials }: Rate, times: number, which: "atMost" | "atLeast"): Rate => ({
  events: (which === "atMost" ? atMost : atLeast)(events * times),
  trials: atLeast(trials * times),
});

/**
 * How likely the first rate has at least so many events by chance, where both are equal and all events are given: Fisher's
 * exact test, one-sided (hypergeometric). Small where the first rate is higher.
 */
export function fisher(first: Rate, second: Rate): number {
  const events = first.events + second.events;
  const most = Math.min(events, first.trials);
  const all = logChoose(first.trials + second.trials, events);
  let sum = 0;
  for (let k = first.events; k <= most; k++) {
    const term = Math.exp(logChoose(first.trials, k) + logChoose(second.trials, events - k) - all);
    sum += term;
    // terms fall from here on
    if (term < sum * 1e-17 && k > (events * first.trials) / (first.trials + second.trials)) break;
  }
  return Math.min(1, sum);
}
