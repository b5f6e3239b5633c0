import { guess, type Note } from "./answer.js";
import type { Meaning } from "./part.js";

type Entry = readonly [string, Meaning];

const ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const teens = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"];
const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const number = (text: string, value: number, notes: readonly Note[] = []): Entry => [
  text,
  { kind: "number", value, notes },
];

const counted: readonly Entry[] = [
  ...ones.map((word, i) => number(word, i + 1)),
  ...[...teens, "nineteen"].map((word, i) => number(word, i + 10)),
  ...tens.flatMap((ten, i) => [
    number(ten, 20 + 10 * i),
    ...ones.flatMap((one, j) => [" ", " - "].map((mark) => number(ten + mark + one, 21 + 10 * i + j))),
  ]),
];

const nothing: readonly Entry[] = [
  ...["none", "zero", "nil", "nought", "nothing", "none at all", "nothing at all"].map((word) => number(word, 0)),
  ...["no", "nobody", "no one"].map((word) => number(word, 0, [guess("taken as 0")])),
];

const couple = [guess("a couple taken as 2")];

const parts: readonly Entry[] = [
  ...["half", "a half", "one half"].map((word) => number(word, 0.5)),
  ["a quarter", { kind: "number", value: 0.25, notes: [] }],
  ["a third", { kind: "number", value: 0.333333, notes: [] }],
  ["a fifth", { kind: "number", value: 0.2, notes: [] }],
  ["a tenth", { kind: "number", value: 0.1, notes: [] }],
  ...["a couple", "a couple of", "couple of", "a pair of"].map((word) => number(word, 2, couple)),
];

const divisors = Object.entries({ third: 3, quarter: 4, fifth: 5, tenth: 10, hundredth: 100 }).flatMap(([word, by]) =>
  [word, `${word}s`].map((text): Entry => [text, { kind: "divisor", by }]),
);

const extras = Object.entries({ "a half": 0.5, "one half": 0.5, "a quarter": 0.25, "three quarters": 0.75 }).map(
  ([word, value]): Entry => [`and ${word}`, { kind: "extra", value }],
);

const multiples = Object.entries({ once: 1, twice: 2, double: 2, thrice: 3, triple: 3, quadruple: 4 }).map(
  ([word, value]): Entry => [word, { kind: "multiple", value }],
);

/** Numbers written as words. */
export const numberWords: readonly Entry[] = [...counted, ...nothing, ...parts, ...divisors, ...extras, ...multiples];
