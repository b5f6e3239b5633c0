import { guess } from "./answer.js";
import { product, rounded } from "./digits.js";
import { close, type Draft } from "./draft.js";
import type { Figure, Heard } from "./heard.js";
import type { Part } from "./part.js";
import { join } from "./small-words.js";

const letters = new Map([
  [1e6, "million"],
  [1e9, "billion"],
  [1e12, "trillion"],
]);

/** Puts the parts of an answer together. */
export function hear(parts: readonly Part[]): Heard {
  const draft: Draft = {
    ...{ figures: [], range: false, nouns: new Map(), periods: [], article: false, notes: [] },
    ...{ sign: 1, divide: false, between: false },
  };
  parts.forEach((part, at) => {
    take(draft, part, parts[at + 1]);
    draft.before = part.kind;
  });
  return draft;
}

function take(draft: Draft, part: Part, next: Part | undefined): void {
  const figure = draft.figures.at(-1);
  switch (part.kind) {
    case "number":
      draft.notes.push(...part.notes);
      addNumber(draft, part.value, part.twoWays);
      return;
    case "multiple":
      draft.nouns.set("times", part.text);
      addNumber(draft, part.value);
      return;
    case "magnitude":
    case "divisor":
    case "extra":
      change(draft, part, figure);
      return;
    case "noun":
      draft.nouns.set(part.noun, part.text);
      close(figure);
      return;
    case "time":
      if (figure && figure.time === undefined) figure.time = part.ms;
      else draft.trouble ??= part;
      close(figure);
      return;
    case "per":
      draft.periods.push(part.period);
      close(figure);
      return;
    case "hours":
      draft.hours = part.value;
      return;
    case "unknown":
    case "vague":
    case "currency":
      draft.trouble ??= part;
      return;
    default:
      join(draft, part, figure, next);
  }
}

function addNumber(draft: Draft, value: number, twoWays = false): void {
  const last = draft.figures.at(-1);
  if (draft.divide && last) {
    draft.divide = false;
    draft.over = [last.number, value];
    const fraction = rounded(last.number / value);
    const whole = last.follows ? draft.figures.at(-2) : undefined;
    if (whole) {
      draft.figures.pop();
      whole.number = Number((whole.number + fraction).toPrecision(15));
    } else last.number = fraction;
    return;
  }
  const follows = last?.open === true && last.magnitude === 1;
  draft.figures.push({ number: draft.sign * value, magnitude: 1, open: true, follows, twoWays });
  draft.sign = 1;
}

/** Parts that change the number before them. */
function change(
  draft: Draft,
  part: Part & { kind: "magnitude" | "divisor" | "extra" },
  figure: Figure | undefined,
): void {
  if (part.kind === "magnitude" && part.letter) {
    draft.letter = part.text;
    draft.notes.push(guess(`${part.text} taken as ${letters.get(part.factor)}`));
  }
  if (part.kind === "magnitude" && !figure?.open && draft.before === "article") addNumber(draft, part.factor);
  else if (!figure?.open) draft.trouble ??= part;
  else if (part.kind === "magnitude") figure.magnitude = product(figure.magnitude, part.factor);
  else if (figure.magnitude !== 1) draft.trouble ??= part;
  else if (part.kind === "divisor") figure.number = rounded(figure.number / part.by);
  else figure.number += part.value;
}
