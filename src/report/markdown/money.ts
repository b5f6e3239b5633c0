interface Range {
  low: number;
  high: number;
}

/** USD for people: $18,000. */
export function usd(amount: number): string {
  return `${amount < 0 ? "-" : ""}$${Math.abs(Math.round(amount)).toLocaleString("en-US")}`;
}

/** A range of USD a month, or the honest word where it is not known. */
export function monthly(range: Range | null | undefined): string {
  if (!range) return "not known";
  return range.low === range.high ? usd(range.low) : `${usd(range.low)} to ${usd(range.high)}`;
}

/** What self-hosting would save or cost a month, from managed minus self-hosted with people. */
export function differencePhrase({ low, high }: Range): string {
  if (low >= 0) return `${monthly({ low, high })} less a month`;
  if (high <= 0) return `${monthly({ low: -high, high: -low })} more a month`;
  return `anything from ${usd(-low)} more to ${usd(high)} less a month`;
}
