import { at, firstText } from "../benchmarks/json-value.js";
import { canonical, entriesOf, numberOf } from "./json-value.js";
import type { EvalResult } from "./result.js";

/** What is taken as the score: whether the test passed, its score, or one of its named scores. */
export type Metric = "pass" | "score" | { named: string };

/** A result, or why it is none. */
export type ReadResult =
  | EvalResult
  | { problem: "evals-no-provider" | "evals-no-score" | "evals-score-range"; found: string };

/**
 * The results of what `promptfoo eval` writes with `--output`: of JSON `results.results` (versions 2 and 3 of the format,
 * and version 1, which has the providers in its table), of JSON lines each line. Undefined of anything else.
 */
export function promptfooResults(value: unknown): readonly unknown[] | undefined {
  const results = at(value, "results", "results") ?? at(value, "results") ?? value;
  if (!Array.isArray(results)) return undefined;
  const [first] = results;
  if (results.length === 0) return at(value, "results") === undefined ? undefined : results;
  return ["success", "score", "gradingResult"].some((key) => at(first, key) !== undefined) ? results : undefined;
}

/** Prompts of each provider by their number, as files of any version tell them. */
const headsOf = (value: unknown): unknown =>
  at(value, "results", "prompts") ?? at(value, "results", "table", "head", "prompts");

/** Keys that promptfoo adds to the variables of a test for itself. */
const isOwn = (key: string): boolean => !key.startsWith("_") && key !== "sessionId";

/**
 * Reads all results. Runs of the same test (`--repeat`) are one case: promptfoo numbers them as tests of their own, but their
 * variables are the same. Named scores that a test does not have leave it out.
 */
export function readPromptfoo(value: unknown, results: readonly unknown[], metric: Metric): ReadResult[] {
  const heads = headsOf(value);
  const several = withSeveralPrompts(results, heads);
  return results.flatMap((result) => {
    const names = namesOf(result, heads);
    const [provider, ...aliases] = names;
    if (provider === undefined) return { problem: "evals-no-provider", found: String(at(result, "testIdx") ?? "") };
    const score = scoreOf(result, metric);
    if (score === undefined) return typeof metric === "object" ? [] : { problem: "evals-no-score", found: provider };
    if (score !== null && !(score >= 0 && score <= 1)) return { problem: "evals-score-range", found: String(score) };
    const prompt = several ? String(at(result, "promptId") ?? at(result, "prompt", "raw") ?? "") : "";
    return { case: `${caseOf(result)}${prompt}`, provider, aliases, score, slices: slicesOf(result) };
  });
}

/** The label that a config gives, before the id; both where both are told. */
function namesOf(result: unknown, heads: unknown): string[] {
  const provider = at(result, "provider");
  const names = [firstText(at(provider, "label")), firstText(at(provider, "id")), firstText(provider)];
  const head = firstText(at(heads, String(at(result, "promptIdx")), "provider"));
  return [...new Set([...names, head].flatMap((name) => name ?? []))];
}

/** Whether some provider was asked with more than one prompt, so that a case is a test and a prompt. */
function withSeveralPrompts(results: readonly unknown[], heads: unknown): boolean {
  const prompts = new Map<string, string>();
  return results.some((result) => {
    const prompt = firstText(at(result, "promptId"));
    const [provider] = namesOf(result, heads);
    if (prompt === undefined || provider === undefined) return false;
    const known = prompts.get(provider);
    prompts.set(provider, prompt);
    return known !== undefined && known !== prompt;
  });
}

function caseOf(result: unknown): string {
  const vars = entriesOf(at(result, "vars") ?? at(result, "testCase", "vars")).filter(([key]) => isOwn(key));
  const description = firstText(at(result, "testCase", "description"), at(result, "description"));
  if (vars.length === 0 && description === undefined) return `test ${String(at(result, "testIdx") ?? "")}`;
  return canonical([description ?? null, Object.fromEntries(vars)]);
}

/** Null where the provider failed to answer: promptfoo's failure reason 2, or in old files an error that nothing graded. */
function scoreOf(result: unknown, metric: Metric): number | null | undefined {
  const reason = at(result, "failureReason");
  const graded = at(result, "gradingResult");
  if (reason === 2) return null;
  if (reason === undefined && firstText(at(result, "error")) !== undefined && (graded ?? null) === null) return null;
  if (typeof metric === "object") return numberOf(at(result, "namedScores", metric.named));
  if (metric === "score") return numberOf(at(result, "score") ?? at(graded, "score"));
  const success = at(result, "success") ?? at(graded, "pass");
  return typeof success === "boolean" ? Number(success) : undefined;
}

/** Metadata of the test, and its variables where metadata has no such key. */
function slicesOf(result: unknown): Record<string, string> {
  const told = [at(result, "vars"), at(result, "metadata"), at(result, "testCase", "metadata")];
  const slices: Record<string, string> = {};
  for (const [key, value] of told.flatMap(entriesOf)) {
    if (isOwn(key) && ["string", "number", "boolean"].includes(typeof value)) slices[key] = String(value);
  }
  return slices;
}

/** Names of scores that results tell. */
export const namedScores = (results: readonly unknown[]): string[] => [
  ...new Set(results.flatMap((result) => entriesOf(at(result, "namedScores")).map(([name]) => name))),
];
