/** Figures of a report, where any may be absent, text, or of another kind. */

const decimal = /^(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?$/;

/** A number from 0, also as text in plain decimals; null where there is none, undefined where it is no such number. */
export function figure(value: unknown): number | null | undefined {
  if (value === undefined || value === null) return null;
  const number = typeof value === "string" ? fromText(value.trim()) : value;
  if (number === null) return null;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number : undefined;
}

const fromText = (text: string): number | null | undefined =>
  text === "" ? null : decimal.test(text) ? Number(text) : undefined;

/** A whole number that is exact: tokens, requests. Null and undefined as for `figure`. */
export function whole(value: unknown): number | null | undefined {
  const number = figure(value);
  return number === null || Number.isSafeInteger(number) ? number : undefined;
}

/** Money in billionths of a dollar, to the nearest. @param perUsd how many of the units that are written make a dollar */
export function nanoUsd(value: unknown, perUsd = 1): number | null | undefined {
  const number = figure(value);
  if (number === null || number === undefined) return number;
  const nano = Math.round((number * 1e9) / perUsd);
  return Number.isSafeInteger(nano) ? nano : undefined;
}

/** The figures without `undefined`, or undefined where one of them cannot be. */
export function sound<K extends string>(
  all: Readonly<Record<K, number | null | undefined>>,
): Record<K, number | null> | undefined {
  return Object.values(all).includes(undefined) ? undefined : (all as Record<K, number | null>);
}

/** The value of an object's own key. */
export function own(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** A text with something in it. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
