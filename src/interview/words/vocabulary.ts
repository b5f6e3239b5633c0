import { numberWords } from "./number-words.js";
import type { Meaning, Noun } from "./part.js";
import { periodWords } from "./period.js";

type Entry = readonly [string, Meaning];

/** The same meaning for words that stand between bars. Marks are words of their own: `full - time`. */
const all = (words: string, meaning: Meaning): Entry[] => words.split("|").map((word) => [word.trim(), meaning]);

const noun = (noun: Noun, words: string): Entry[] => all(words, { kind: "noun", noun });

const nouns: readonly Entry[] = [
  ...noun("tokens", "token|tokens|tok|toks"),
  ...noun("requests", "request|requests|req|reqs|call|calls|api call|api calls|query|queries"),
  ...noun("usd", "$|usd|us $|usd $|us dollar|us dollars|dollar|dollars|buck|bucks"),
  ...noun("people", "people|person|persons|engineer|engineers|fte|ftes|developer|developers|heads|headcount"),
  ...noun("gpus", "gpu|gpus|per gpu|a gpu|/ gpu|each gpu"),
  ...noun("times", "x|times|fold"),
  ...noun("percent", "%|percent|per cent|pct"),
  ...noun("share", "a share of|share of|a share"),
  ...noun("input", "input|prompt"),
  ...noun("output", "output|completion"),
  ...noun("each", "each|per request|a request|/ request|per req|/ req|per call|a call|/ call|per query|per answer"),
  ...noun("cache", "cache|cached|the cache|from the cache|from cache"),
  ...noun("growth", "growth|grows|grow|growing|growth of|up|traffic|the traffic"),
];

const times: readonly Entry[] = [
  ...all("ms|msec|msecs|millis|millisecond|milliseconds", { kind: "time", ms: 1 }),
  ...all("s|sec|secs|second|seconds", { kind: "time", ms: 1e3 }),
  ...all("min|mins|minute|minutes", { kind: "time", ms: 6e4 }),
  ...all("h|hr|hrs|hour|hours", { kind: "time", ms: 3.6e6 }),
  ...all("d|day|days", { kind: "time", ms: 8.64e7 }),
];

const magnitude = (factor: number, words: string): Entry[] => all(words, { kind: "magnitude", factor });

const magnitudes: readonly Entry[] = [
  ...magnitude(12, "dozen|dozen of"),
  ...magnitude(1e2, "hundred"),
  ...magnitude(1e3, "k|thousand|tsd|grand"),
  ...magnitude(1e5, "lakh|lakhs"),
  ...magnitude(1e6, "million|mio|mn|mm"),
  ...magnitude(1e7, "crore|crores"),
  ...magnitude(1e9, "billion|bn"),
  ...magnitude(1e12, "trillion|tn"),
  // files take these letters as capitals, where `m` may be minutes
  ...all("m", { kind: "magnitude", factor: 1e6, letter: true }),
  ...all("b|g", { kind: "magnitude", factor: 1e9, letter: true }),
  ...all("t", { kind: "magnitude", factor: 1e12, letter: true }),
];

const about = [
  "about|around|roughly|approximately|approx|approx .|circa|ca|ca .|c .|~|≈|ish|- ish|or so|some|maybe|perhaps|probably",
  "nearly|almost|just under|just over|a bit more than|a bit less than|a little more than|a little less than|a bit over",
  "a bit under|slightly more than|slightly less than|more or less|give or take|say|typically|usually|normally|likely",
  "on average|average|avg|an average of|close to|i think|i guess|i believe|i ' d say|in the order of|on the order of",
].join("|");

const bounds = [
  "at least|at most|up to|less than|more than|no more than|not more than|no less than|not less than|fewer than|under",
  "over|below|above|<|>|< =|> =|≤|≥|or more|or less|or fewer|or higher|or lower|max|maximum|a maximum of|minimum",
  "a minimum of|upwards of|well over|well under|as much as|as many as|as little as",
].join("|");

const fillers = [
  "the|of|our|we|we ' re|we have|we pay|we spend|we use|have|has|it|it ' s|it is|is|are|was|that ' s|with|for|at|on|by",
  "or|total|in total|a total of|in all|all in|altogether|overall|currently|today|right now|now|live|cost|costs|pay|paid",
  "spend|it costs|takes|it takes|p95|within|full - time|full time|team|the team|on the team|the mean|of the mean",
  "the average|of the average|as high|as busy|combined|together|input and output|in and out|active|,|:|=|(|)|;|!|.|\"|'",
].join("|");

const vague = [
  "few|a few|several|many|lots|a lot|tons|plenty|hundreds|thousands|millions|billions|trillions|dozens|loads|much|little",
  "huge|small|not many|not much|a handful",
].join("|");

const currencies = [
  "€|£|¥|₹|₩|₽|eur|euro|euros|gbp|pound|pounds|sterling|yen|jpy|inr|rupee|rupees|chf|franc|francs|cad|aud|nzd|sgd|hkd",
  "c $|ca $|a $|au $|nz $|s $|hk $|r $|cny|rmb|yuan|sek|nok|dkk|pln|zloty|brl|reais|krw|won|czk|huf|zar",
].join("|");

/** What words and marks mean within a figure, by their text in lower case with one blank between them. */
export const vocabulary: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...times,
  ...magnitudes,
  ...numberWords,
  ...nouns,
  ...all(about, { kind: "about" }),
  ...all(bounds, { kind: "bound" }),
  ...all(fillers, { kind: "filler" }),
  ...all(vague, { kind: "vague" }),
  ...all(currencies, { kind: "currency" }),
  ...all("to|. .|. . .|…|till", { kind: "range" }),
  ...all("a|an", { kind: "article" }),
  ...all("-|minus", { kind: "dash" }),
  ...all("+|plus", { kind: "plus" }),
  ...all("/|out of", { kind: "over" }),
  ...all("?", { kind: "doubt" }),
  ...all("and|&", { kind: "and" }),
  ...all("between|from", { kind: "between" }),
  ...all("around the clock|round the clock|always|all the time|24x7|24 x7|24 x 7", { kind: "hours", value: 168 }),
  ...periodWords.map(([words, period]): Entry => [words, { kind: "per", period }]),
]);

/** Words of the longest entry. */
export const longestEntry = Math.max(...[...vocabulary.keys()].map((words) => words.split(" ").length));
