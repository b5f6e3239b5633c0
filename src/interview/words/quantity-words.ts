import { parseQuantity } from "../../facts/quantity.js";
import type { Unit } from "../../facts/unit.js";
import { digits, product } from "./digits.js";

const counted = (value: number, one: string, many: string): string =>
  `${digits(value)} ${Math.abs(value) === 1 ? one : many}`;

/** A quantity in its base unit, in full and in words that are read back as the same number: `1,200,000 requests a month`. */
export function quantityWords(value: number, unit: Unit): string {
  switch (unit) {
    case "tokens/month":
      return counted(value, "token a month", "tokens a month");
    case "requests/month":
      return counted(value, "request a month", "requests a month");
    case "tokens/request":
      return counted(value, "token a request", "tokens a request");
    case "tokens/second":
      return counted(value, "token a second", "tokens a second");
    case "usd/month":
      return `${dollars(value)} a month`;
    case "usd/hour":
      return `${dollars(value)} an hour`;
    case "ms":
      return duration(value);
    case "share":
      return share(value);
    case "score":
      return digits(value);
    case "ratio":
      return `${digits(value)} times`;
    case "people":
      return counted(value, "person", "people");
    case "fte":
      return counted(value, "full-time engineer", "full-time engineers");
    case "gpus":
      return counted(value, "GPU", "GPUs");
    case "hours/week":
      return counted(value, "hour a week", "hours a week");
    case "days":
      return counted(value, "day", "days");
  }
}

/** `$18,000`, `$2.50`. */
export function dollars(value: number): string {
  const text = digits(Math.abs(value));
  return `${value < 0 ? "-" : ""}$${/\.\d$/.test(text) ? `${text}0` : text}`;
}

/** `35 %`, or the share itself where its percentage would be another number. */
export function share(value: number): string {
  const percent = product(value, 100);
  return product(percent, 0.01) === value ? `${digits(percent)} %` : `a share of ${digits(value)}`;
}

/** In the largest unit in which it is short and exact. */
function duration(value: number): string {
  for (const unit of ["h", "min", "s"]) {
    const size = parseQuantity(`1${unit}`, "ms");
    if (typeof size !== "number" || value < size) continue;
    const amount = product(value, 1 / size);
    if (product(amount, size) === value && String(amount).length <= 4) return `${digits(amount)} ${unit}`;
  }
  return `${digits(value)} ms`;
}
