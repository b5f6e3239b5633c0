import type { Args } from "../diagnostics/diagnostic.js";
import type { EvalResult } from "./result.js";

/** A row of a table of scores, and the line it begins in. */
export interface Row {
  fields: readonly string[];
  line: number;
}

export interface TableProblem {
  code: "evals-no-column" | "evals-bad-score" | "evals-empty-cell";
  args: Args;
  line: number;
}

/** What a column may be called. Every other one is a slice. */
const columns = {
  case: ["case", "case_id", "id", "test", "test_id"],
  provider: ["side", "provider", "model"],
  score: ["score", "pass", "passed", "result"],
} as const;

const words: Readonly<Record<string, number>> = {
  pass: 1,
  passed: 1,
  true: 1,
  yes: 1,
  fail: 0,
  failed: 0,
  false: 0,
  no: 0,
};

/** Answers that never came: the provider failed. */
const none = new Set(["error", "errored"]);

/**
 * Reads a table of scores with a header: the case, the side or provider, and its score (0 to 1, or pass, fail or error).
 *
 * @returns results and problems, in the order of the rows
 */
export function readTable(rows: readonly Row[]): { results: EvalResult[]; problems: TableProblem[] } {
  const [header, ...body] = rows;
  const names = (header?.fields ?? []).map((name) => name.trim().toLowerCase());
  const place = {
    case: placeOf(names, columns.case),
    provider: placeOf(names, columns.provider),
    score: placeOf(names, columns.score),
  };
  const missing = (["case", "provider", "score"] as const).filter((name) => place[name] === -1);
  const line = header?.line ?? 1;
  const results: EvalResult[] = [];
  const problems: TableProblem[] = missing.map((name) => ({
    code: "evals-no-column",
    args: { column: name, allowed: columns[name], found: names },
    line,
  }));
  if (missing.length > 0) return { results, problems };
  const others = names.flatMap((name, i) => (Object.values(place).includes(i) || name === "" ? [] : [{ name, i }]));
  for (const { fields, line: own } of body) {
    const cell = (i: number): string => fields[i]?.trim() ?? "";
    const empty = (["case", "provider", "score"] as const).find((name) => cell(place[name]) === "");
    const score = scoreOf(cell(place.score));
    if (empty) problems.push({ code: "evals-empty-cell", args: { column: empty }, line: own });
    else if (score === undefined)
      problems.push({ code: "evals-bad-score", args: { found: cell(place.score) }, line: own });
    else {
      const slices = Object.fromEntries(others.flatMap(({ name, i }) => (cell(i) === "" ? [] : [[name, cell(i)]])));
      results.push({ case: cell(place.case), provider: cell(place.provider), aliases: [], score, slices });
    }
  }
  return { results, problems };
}

const placeOf = (names: readonly string[], allowed: readonly string[]): number =>
  allowed.map((name) => names.indexOf(name)).find((i) => i !== -1) ?? -1;

function scoreOf(text: string): number | null | undefined {
  const word = text.toLowerCase();
  if (none.has(word)) return null;
  if (Object.hasOwn(words, word)) return words[word];
  const score = /^\d*\.?\d+(e-?\d+)?$/.test(word) ? Number(word) : Number.NaN;
  return score >= 0 && score <= 1 ? score : undefined;
}
