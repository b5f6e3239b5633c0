/** A number in full digits, thousands apart: `1,200,000`, `0.05`. It reads back as the same number. */
export function digits(value: number): string {
  const text = String(value);
  if (text.includes("e")) return text;
  const [whole = "", fraction] = text.split(".");
  const apart = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}

/** The product without the noise of binary fractions, as values of files are read. */
export const product = (a: number, b: number): number => (a === 1 ? b : b === 1 ? a : Number((a * b).toPrecision(15)));

/** A number that only arithmetic has made, at a precision that reads well and that nobody's own figure exceeds. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(6));
