const steps = [
  { size: 1, letter: "" },
  { size: 1e3, letter: "k" },
  { size: 1e6, letter: "M" },
  { size: 1e9, letter: "B" },
] as const;
const widest = { size: 1e12, letter: "T" };

/** What is nearer to zero than this is said to be about zero. */
const least = 0.001;

/**
 * A count as people say it: 950, 1.9k, 12k, 1.6B, beyond a thousand trillions 1,000T.
 *
 * @param digits significant digits; of 100 to 999 all three are kept
 */
export function compact(value: number, digits = 2): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < least) return "about 0";
  // a number that rounds up to a thousand takes the next letter: 999,999 is 1M
  const step = steps.find((each) => rounded(size / each.size, digits) < 1000) ?? widest;
  const text = rounded(size / step.size, digits).toLocaleString("en-US", { maximumSignificantDigits: 17 });
  return `${value < 0 ? "-" : ""}${text}${step.letter}`;
}

const rounded = (value: number, digits: number): number =>
  Number(value.toPrecision(value >= 100 ? Math.max(digits, 3) : digits));

/** USD as people say it: $1.9k, -$5.1k, $1.90, $0.42. Digits as in `compact`. */
export function money(usd: number, digits = 2): string {
  const size = Math.abs(usd);
  if (size !== 0 && size < least) return "about $0";
  const cents = size >= 0.01 && size < 9.995 && size.toFixed(2) !== `${Math.round(size)}.00`;
  return `${usd < 0 ? "-" : ""}$${cents ? size.toFixed(2) : compact(size, digits)}`;
}

/** A difference with its sign: +$3.2k, -$5.1k, $0. */
export const signedMoney = (usd: number, digits = 2): string => `${usd >= least ? "+" : ""}${money(usd, digits)}`;

/** A number of things and what is true of them: 1 more option is not drawn, 2 more options are not drawn. */
export const counted = (count: number, thing: string, state: string): string =>
  `${count} ${thing}${count === 1 ? " is" : "s are"} ${state}.`;

/** Words for the ticks of an axis, with as many digits as tell each from all others. */
export function told(values: readonly number[], words: (value: number, digits: number) => string): string[] {
  const tries = [3, 4, 6, 8, 10, 12].map((digits) => values.map((value) => words(value, digits)));
  return tries.find((labels) => new Set(labels).size === labels.length) ?? values.map(String);
}
