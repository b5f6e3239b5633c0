/** A whole number beyond 2^53, which arithmetic here would round. */
export class UnsafeInteger extends Error {
  constructor(readonly column?: string) {
    super("a whole number is too large to be held exactly");
  }
}

/**
 * A number that a server wrote: undefined where it is a whole number that cannot be held exactly, NaN where it is no
 * number.
 */
export function exactNumber(text: string): number | undefined {
  const value = decimal.test(text) ? Number(text) : notFinite[text.toLowerCase()];
  if (value === undefined) return Number.NaN;
  return /^[-+]?\d+$/.test(text) && !Number.isSafeInteger(value) ? undefined : value;
}

const decimal = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

const notFinite: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  "-infinity": Number.NEGATIVE_INFINITY,
};
