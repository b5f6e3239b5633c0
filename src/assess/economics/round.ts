/** Six digits: more than any figure here can promise, and the same on every machine. */
export const rounded = (value: number): number => Number(value.toPrecision(6));

export const roundedSpread = <T extends { low: number; expected: number; high: number }>({
  low,
  expected,
  high,
}: T) => ({
  low: rounded(low),
  expected: rounded(expected),
  high: rounded(high),
});
