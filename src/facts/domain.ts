import type { FactType, FactValue } from "./fact-type.js";

/** A set of numbers between two ends. Infinite ends are open. */
export interface Interval {
  kind: "interval";
  lo: number;
  hi: number;
  loOpen: boolean;
  hiOpen: boolean;
}

/**
 * All values that a fact may still have: knowledge as a set. A known fact is a set of one, an unknown one the whole
 * range, and partial knowledge ("at least half an engineer") lies between.
 */
export type Domain =
  | Interval
  /** Choices and flags; a flag's values are "true" and "false". */
  | { kind: "choices"; values: readonly string[] }
  /** A free word; null stands for any word. */
  | { kind: "word"; value: string | null }
  /** A known set of words, or null for any set. */
  | { kind: "words"; value: readonly string[] | null };

export const interval = (lo: number, hi: number, loOpen = false, hiOpen = false): Interval => ({
  kind: "interval",
  lo,
  hi,
  loOpen,
  hiOpen,
});

/** The domain of a fact of which nothing is known. */
export function wholeDomain(type: FactType): Domain {
  switch (type.kind) {
    case "quantity":
      return interval(type.min, type.max);
    case "choice":
      return { kind: "choices", values: type.values };
    case "flag":
      return { kind: "choices", values: ["false", "true"] };
    case "tags":
      return { kind: "words", value: null };
    case "text":
      return { kind: "word", value: null };
  }
}

/** The domain that holds one value alone. The value must be of the fact's type. */
export function singleton(type: FactType, value: FactValue): Domain {
  switch (type.kind) {
    case "quantity":
      return interval(Number(value), Number(value));
    case "choice":
    case "flag":
      return { kind: "choices", values: [String(value)] };
    case "tags":
      return { kind: "words", value: Array.isArray(value) ? value : [String(value)] };
    case "text":
      return { kind: "word", value: String(value) };
  }
}

/** The only value left, or undefined where several are possible. */
export function knownValue(type: FactType, domain: Domain): FactValue | undefined {
  switch (domain.kind) {
    case "interval":
      return domain.lo === domain.hi ? domain.lo : undefined;
    case "choices": {
      const only = domain.values.length === 1 ? domain.values[0] : undefined;
      if (only === undefined) return undefined;
      return type.kind === "flag" ? only === "true" : only;
    }
    default:
      return domain.value ?? undefined;
  }
}

/** True where no number lies in the interval. */
export function isEmpty(i: Interval): boolean {
  return i.lo > i.hi || (i.lo === i.hi && (i.loOpen || i.hiOpen));
}

export function intersect(a: Interval, b: Interval): Interval {
  const lo = Math.max(a.lo, b.lo);
  const hi = Math.min(a.hi, b.hi);
  return interval(
    lo,
    hi,
    (a.lo === lo && a.loOpen) || (b.lo === lo && b.loOpen),
    (a.hi === hi && a.hiOpen) || (b.hi === hi && b.hiOpen),
  );
}
