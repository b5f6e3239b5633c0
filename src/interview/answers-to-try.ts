import { type Interval, interval } from "../facts/domain.js";
import type { FactSpec, FactValue } from "../facts/fact.js";
import type { Variable } from "../rules/cells.js";
import { valueText } from "../verdict/fact-text.js";
import type { Engine } from "../verdict/space.js";
import { spoken } from "./words/answer.js";

/** An answer that stands for all that rules cannot tell apart from it. */
export interface AnswerToTry {
  value: FactValue;
  /** The answers it stands for, in words: `strict`, `at least 65%`, `none of them`. */
  label: string;
}

/** Every kind of answer that the rules of a pack tell apart. None where no rule that decides tests the fact itself. */
export function answersToTry({ compiled, decides }: Engine, spec: FactSpec): readonly AnswerToTry[] {
  const variables = compiled.variablesOf(spec.name).flatMap((v) => compiled.variables[v] ?? []);
  const deciding = variables.filter(({ index }) => decides[index]);
  if (deciding.length === 0) return [];
  const { name, type } = spec;
  switch (type.kind) {
    case "choice":
      return type.values.map((value) => ({ value, label: spoken(value) }));
    case "flag":
      return [true, false].map((value) => ({ value, label: valueText(name, value) }));
    case "tags":
      return tagsToTry(deciding);
    case "text":
      return deciding.flatMap(({ cells }) =>
        cells.flatMap((cell) =>
          cell.kind === "words" ? cell.words.map((word) => ({ value: word, label: word })) : [],
        ),
      );
    case "quantity":
      return deciding.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell.kind === "interval" ? numberIn(cell.interval, type, name) : [])),
      );
  }
}

export const allOfThem = "all of them";

/** None, each word alone, and all of them together. */
function tagsToTry(deciding: readonly Variable[]): AnswerToTry[] {
  const tested = deciding.flatMap(({ word }) => word ?? []);
  const all = tested.length > 1 ? [{ value: tested, label: allOfThem }] : [];
  return [
    { value: [], label: "none of them" },
    ...tested.map((word) => ({ value: [word], label: spoken(word) })),
    ...all,
  ];
}

function numberIn(
  cell: Interval,
  { min, max, integer }: { min: number; max: number; integer?: boolean },
  name: string,
): AnswerToTry[] {
  const { lo, hi, loOpen, hiOpen } = integer ? wholeNumbersIn(cell) : cell;
  const [from, to] = [Math.max(lo, min), Math.min(hi, max)];
  if (from > to) return [];
  const within = loOpen || hiOpen ? (from + to) / 2 : from;
  // the middle of a wide range says little of it; a little above its lower end is as good
  const value = integer || to <= from * 10 || from <= 0 ? within : from * 2;
  const text = (n: number): string => valueText(name, n);
  if (from === to) return [{ value, label: text(from) }];
  if (hi >= max) return [{ value, label: `${loOpen ? "more than" : "at least"} ${text(from)}` }];
  if (lo <= min) return [{ value, label: `${hiOpen ? "less than" : "at most"} ${text(to)}` }];
  return [{ value, label: `${text(from)} to ${text(to)}` }];
}

/** The same whole numbers between ends that are among them. */
const wholeNumbersIn = ({ lo, hi, loOpen, hiOpen }: Interval): Interval =>
  interval(
    loOpen ? Math.floor(lo) + 1 : Math.ceil(lo),
    Number.isFinite(hi) ? (hiOpen ? Math.ceil(hi) - 1 : Math.floor(hi)) : hi,
  );
