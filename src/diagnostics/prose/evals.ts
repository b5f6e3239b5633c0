import { listed, quoted, say, type Teller, whole, word, words } from "./phrase.js";

/** What is wrong with a file of eval results, or with telling the two sides in it apart. */
export const evalProse = {
  "evals-not-json": (a) =>
    say(`The eval results are not JSON: ${word(a, "reason")}.`, "name the file that `promptfoo eval --output` wrote"),
  "evals-unknown": () =>
    say(
      "The eval results are in no format that is known.",
      "name the JSON that `promptfoo eval --output results.json` wrote, or a CSV with the columns case, side and score",
    ),
  "evals-none": () => say("The file holds no eval results."),
  "evals-no-provider": () => say("A result does not tell which provider answered."),
  "evals-no-score": (a) => say(`A result of ${quoted(word(a, "found"))} tells neither a score nor whether it passed.`),
  "evals-score-range": (a) =>
    say(`A score of ${word(a, "found")} is not between 0 and 1.`, "take passes rather than scores, or a named score"),
  "evals-no-metric": (a) =>
    say(
      `No result has a score named ${quoted(word(a, "metric"))}.`,
      words(a, "known").length > 0 && `named scores here: ${listed(words(a, "known"))}`,
    ),
  "evals-more-problems": (a) => say(`There are ${whole(a, "count")} more such problems in the file.`),
  "evals-no-column": (a) =>
    say(
      `The table of scores has no column for the ${word(a, "column")}.`,
      `it may be called ${listed(words(a, "allowed"))}`,
      words(a, "found").length > 0 && `columns here: ${listed(words(a, "found"))}`,
    ),
  "evals-bad-score": (a) =>
    say(`${quoted(word(a, "found"))} is no score.`, "write a number from 0 to 1, or pass, fail or error"),
  "evals-empty-cell": (a) => say(`The row does not tell its ${word(a, "column")}.`),
  "evals-one-provider": (a) =>
    say(
      `The eval results have one provider only: ${listed(words(a, "known"))}.`,
      "run the same tests against both sides; two providers need two labels",
    ),
  "evals-no-such-provider": (a) =>
    say(`No result is of ${quoted(word(a, "name"))}.`, `providers here: ${listed(words(a, "known"))}`),
  "evals-sides-unclear": (a) =>
    say(
      `It is not clear which provider is the managed side and which is self-hosted: ${listed(words(a, "known"))}.`,
      "say so with --managed-provider and --self-hosted-provider; where there are two, one of them is enough",
    ),
  "evals-no-such-slice": (a) =>
    say(
      `No eval case tells ${quoted(word(a, "name"))}.`,
      words(a, "known").length > 0 && `what cases tell: ${listed(words(a, "known"))}`,
    ),
} as const satisfies Record<string, Teller>;
