import type { FactType } from "../../facts/fact.js";
import { parseQuantity } from "../../facts/quantity.js";
import { durationMeant } from "../../workloads/meant.js";
import { guess, type Note } from "./answer.js";
import { digits, product } from "./digits.js";
import type { Figure, Heard } from "./heard.js";
import { hoursOf } from "./period.js";

export type Quantity = FactType & { kind: "quantity" };

/** A number in the fact's base unit and how it came from what was written; undefined where it could be several. */
export type Based = { value: number; notes: readonly Note[] } | undefined;

const sure = (value: number): Based => ({ value, notes: [] });

/** A figure in the base of a unit, before any period is converted. */
export function baseValue(figure: Figure, heard: Heard, type: Quantity): Based {
  const value = product(figure.number, figure.magnitude);
  const percent = heard.nouns.has("percent");
  switch (type.unit) {
    case "ms":
      return time(value, figure, heard, 1) ?? bareTime(value);
    case "days":
      return time(value, figure, heard, 24 * 3.6e6) ?? sure(value);
    case "hours/week":
      return hours(figure.time === undefined ? value : product(value, figure.time / 3.6e6), heard);
    case "share":
      return percent ? sure(product(value, 0.01)) : heard.nouns.has("share") ? sure(value) : bareShare(value, type);
    case "score":
      return percent ? sure(product(value, 0.01)) : bareScore(value);
    case "ratio":
    case "fte":
      return percent ? taken(product(value, 0.01), digits(product(value, 0.01))) : sure(value);
    default:
      return sure(value);
  }
}

const taken = (value: number, words: string): Based => ({ value, notes: [guess(`taken as ${words}`)] });

/** The time where a unit of it was said; in a range it may stand at the other end, and `half a second` has it as a period. */
function time(value: number, figure: Figure, heard: Heard, base: number): Based {
  const [period] = heard.periods;
  const unit =
    figure.time ??
    (heard.range ? heard.figures.find((other) => other.time !== undefined)?.time : undefined) ??
    (period && hoursOf[period] * 3.6e6);
  return unit === undefined ? undefined : sure(product(value, unit / base));
}

/** A wait of 2 is seconds, one of 800 milliseconds. */
function bareTime(value: number): Based {
  const text = durationMeant(String(value));
  const meant = parseQuantity(text, "ms");
  return typeof meant === "number" ? taken(meant, text.replace(/(?=m?s$)/, " ")) : undefined;
}

/** So few hours may be those of a day. */
function hours(value: number, { periods }: Heard): Based {
  return periods.length === 0 && value <= 24 ? taken(value, `${digits(value)} hours a week`) : sure(value);
}

/** A share of 35 is one of 35 %, and growth is mostly said in percent, whatever the number. */
function bareShare(value: number, { max }: Quantity): Based {
  if (value === 0) return sure(value);
  if (Math.abs(value) > 1) return taken(product(value, 0.01), `${digits(value)} %`);
  return Math.abs(value) === 1 || max > 1 ? taken(value, `${digits(product(value, 100))} %`) : sure(value);
}

/** Marks up to 10 may be school marks of any kind; those beyond are percentages. */
function bareScore(value: number): Based {
  if (value <= 1) return sure(value);
  return value > 10 ? taken(product(value, 0.01), `${digits(value)} %`) : undefined;
}
