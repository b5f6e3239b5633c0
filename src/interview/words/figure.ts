import type { FactSpec } from "../../facts/fact.js";
import { formatQuantity } from "../../facts/quantity.js";
import { guess, type Meant, type Misunderstood, type Note, unclear } from "./answer.js";
import { type Based, baseValue, type Quantity } from "./base-value.js";
import { convert } from "./convert.js";
import { digits, product } from "./digits.js";
import { hear } from "./hear.js";
import { endsOf, type Figure, type Heard } from "./heard.js";
import { objection } from "./objection.js";
import { longestFigure, partsOf } from "./parts.js";
import { quantityWords } from "./quantity-words.js";
import { manners } from "./units.js";

/** Reads one quantity as people say it, in the unit's base. Linear in the text. */
export function figureMeant(text: string, spec: FactSpec, type: Quantity): Meant | Misunderstood {
  if (text.length > longestFigure) return unclear(spec, `A figure takes at most ${longestFigure} characters`);
  const heard = hear(partsOf(text));
  const wrong = objection(heard, spec, type);
  if (wrong !== undefined) return unclear(spec, wrong);
  const based = whole(heard, type);
  if (!based) return unclear(spec, `That could be read in more than one way; give a number from ${rangeOf(type)}`);
  // a minus before zero is no sign
  return checked({ value: based.value + 0, notes: [...heard.notes, ...based.notes] }, spec, type);
}

const rangeOf = ({ min, max, unit }: Quantity): string =>
  `${formatQuantity(min, unit)} to ${formatQuantity(max, unit)}`;

function checked(meant: Meant & { value: number }, spec: FactSpec, type: Quantity): Meant | Misunderstood {
  const { value } = meant;
  if (!(Number.isFinite(value) && value >= type.min && value <= type.max)) {
    return unclear(spec, `That is out of range: it has to lie from ${rangeOf(type)}`);
  }
  if (type.integer && !Number.isInteger(value)) return unclear(spec, "That is no whole number, which this has to be");
  return meant;
}

/** The one number that all figures make. */
function whole(heard: Heard, type: Quantity): Based {
  const { figures, range } = heard;
  const [first, second] = figures;
  if (heard.hours !== undefined) return { value: heard.hours, notes: [] };
  if (type.unit === "hours/week") {
    const days = hoursOfDays(heard);
    if (days) return days;
  }
  if (!first) return single(one, heard, type);
  if (!second) return single(first, heard, type);
  if (!range) return sum(single(first, heard, type), single(second, heard, type));
  const [low, high] = endsOf(first, second);
  return middle(single(low, heard, type), single(high, heard, type), type);
}

const one: Figure = { number: 1, magnitude: 1, open: false, follows: false, twoWays: false };

function single(figure: Figure, heard: Heard, type: Quantity): Based {
  const based = baseValue(figure, heard, type);
  if (!based) return undefined;
  const notes: Note[] = [...based.notes];
  const { period: own, large } = manners[type.unit];
  if (large && figure.twoWays && figure.magnitude === 1) notes.push(guess("the point taken as a decimal point"));
  if (large && heard.over) notes.push(guess(`${heard.over.join("/")} taken as ${digits(figure.number)}`));
  const [period] = heard.periods;
  if (own === undefined || period === undefined || period === own) return { value: based.value, notes };
  const { value, note } = convert(based.value, type.unit, period, own);
  return { value, notes: [...notes, note] };
}

/** `1 minute 30 seconds`. */
const sum = (a: Based, b: Based): Based => a && b && { value: a.value + b.value, notes: [...a.notes, ...b.notes] };

function middle(low: Based, high: Based, { unit }: Quantity): Based {
  if (!low || !high) return undefined;
  const ends = [low, high].map(({ value }) => quantityWords(value, unit)).join(" and ");
  const value = product(low.value + high.value, 0.5);
  const notes = [...low.notes, ...high.notes];
  return { value, notes: [...notes, guess(`a range: the middle of ${ends}`)] };
}

/** `24/7`, `8 hours a day, 5 days a week`: hours of a day times days of a week. */
function hoursOfDays({ over, figures, periods }: Heard): Based {
  const [first, second] = figures;
  const said = first?.time === 3.6e6 && second?.time === 24 * 3.6e6 && periods.join(" ") === "day week";
  const [hours, days] = said ? [first.number, second.number] : (over ?? []);
  if (hours === undefined || days === undefined || hours > 24 || days > 7) return undefined;
  const notes = hours === 24 && days === 7 ? [] : [guess(`${hours} hours a day × ${days} days`)];
  return { value: product(hours, days), notes };
}
