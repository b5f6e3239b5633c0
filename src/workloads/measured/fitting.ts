import { hasUnsafe } from "../../diagnostics/plain-text.js";
import type { FactSpec, FactValue } from "../../facts/fact.js";
import { maxTextLength } from "../limits.js";

/** Digits of a measured quantity in a workload file: what follows says nothing of the next month. */
const digits = 3;

export const rounded = (value: number): number => Number(value.toPrecision(digits));

/** True for a text that a file may have as a name or a word, and that is read back as it is. */
export const isFitText = (text: string): boolean =>
  text !== "" && text === text.trim() && text.length <= maxTextLength && !hasUnsafe(text);

function fitQuantity(value: FactValue, { min, max, integer }: { min: number; max: number; integer?: boolean }) {
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  const written = rounded(value);
  return written >= min && written <= max && (!integer || Number.isInteger(written)) ? written : undefined;
}

function fitTags(value: FactValue, closed: readonly string[] | undefined): readonly string[] | undefined {
  if (typeof value !== "object") return undefined;
  const isFit = value.every((tag) => isFitText(tag) && (closed?.includes(tag) ?? true));
  return isFit && new Set(value).size === value.length ? value : undefined;
}

/** A measured value as the file is to state it, quantities to three significant digits. Undefined where the fact has no such value. */
export function fitting({ type }: FactSpec, value: FactValue): FactValue | undefined {
  switch (type.kind) {
    case "quantity":
      return fitQuantity(value, type);
    case "choice":
      return typeof value === "string" && type.values.includes(value) ? value : undefined;
    case "flag":
      return typeof value === "boolean" ? value : undefined;
    case "tags":
      return fitTags(value, type.values);
    case "text":
      return typeof value === "string" && isFitText(value) ? value : undefined;
  }
}
