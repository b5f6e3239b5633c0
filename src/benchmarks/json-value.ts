/** Reading JSON of a foreign program, where any part may be absent or of another kind. */

/** The value at a path of keys; undefined where the path leads nowhere. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}

/** A number above zero, also one written as text (labels are); undefined for all else, NaN and infinity among it. */
export function positive(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number > 0 ? number : undefined;
}

/** The first value that is a number above zero. */
export function firstPositive(...values: readonly unknown[]): number | undefined {
  for (const value of values) {
    const number = positive(value);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** The first value that is a text with something in it. */
export function firstText(...values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === "string" && value.trim() !== "")?.trim();
}

/** The object without its keys that are undefined. */
export function present<T extends object>(all: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  const kept: Partial<T> = {};
  for (const key in all) {
    const value = all[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}
