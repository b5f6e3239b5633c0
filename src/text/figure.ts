/** A number for people at three significant digits: 2,310, 24.1, 0.052. */
export function figure(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString("en-US", { maximumSignificantDigits: Math.max(3, digits(rounded)) });
}

const digits = (value: number): number => (value >= 1 ? Math.floor(Math.log10(value)) + 1 : 3);
