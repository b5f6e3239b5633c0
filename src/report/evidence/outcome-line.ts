import type { Position } from "../../diagnostics/diagnostic.js";
import { describe } from "../../diagnostics/prose.js";
import { times } from "../../text/figures.js";
import { listed } from "../../text/listed.js";
import { shown } from "../../text/wrap.js";
import { valueText } from "../../verdict/fact-text.js";
import { reasonWords } from "../../workloads/edit/reason-words.js";
import type { Outcome, Standing } from "../../workloads/measured/outcome.js";

type Of<Kind extends Outcome["kind"]> = Extract<Outcome, { kind: Kind }>;

/** What became of one thing that was measured, as one line that is safe to print: the workload, what, and where it stands. */
export const outcomeLine = (outcome: Outcome): string => shown(`${outcome.workload}: ${words(outcome)}`);

function words(outcome: Outcome): string {
  switch (outcome.kind) {
    case "added":
      return "the file did not have it, and has it now";
    case "written":
      return writtenWords(outcome);
    case "unchanged":
      return `${outcome.fact} stands there as measured already: ${valueText(outcome.fact, outcome.value)}`;
    case "confirmed":
      return `${beside(outcome)}: confirmed, and stays declared ${at(outcome.at)}`;
    case "contradicted":
      return outcome.replaced
        ? `${beside(outcome, "was")}: the measured one stands there now ${at(outcome.at)}`
        : `${beside(outcome)}: the file keeps what is declared; --replace-declared takes the measured one ${at(outcome.at)}`;
    case "left-out":
      return leftOutWords(outcome);
    case "withheld":
      return withheldWords(outcome);
    case "not-shown":
      return notShownWords(outcome);
    case "doubtful":
      return `${listed(outcome.facts)} hardly go together: ${proseOf(outcome)} ${at(outcome.at)}`;
    case "unfit":
      return `${outcome.fact} was measured as ${valueText(outcome.fact, outcome.value)}, which the fact cannot be: it was left out`;
    case "refused":
      return `${outcome.fact} was not written: ${reasonWords[outcome.reason]}`;
    case "not-added":
      return `it was not added to the file: ${reasonWords[outcome.reason]}`;
  }
}

const at = ({ file, line, col }: Position): string => `(${file}:${line}:${col})`;

function writtenWords({ fact, value, before }: Of<"written">): string {
  const stood =
    before === undefined
      ? ""
      : `, where ${valueText(fact, before.value)} was ${before.provenance}${before.provenance === "measured" ? " before" : ""}`;
  return `${fact} is ${valueText(fact, value)}, measured${stood}`;
}

function beside({ fact, declared, measured, ratio }: Of<"confirmed" | "contradicted">, is = "is"): string {
  const apart = ratio === undefined ? "" : ` (${times(ratio)})`;
  return `${fact} ${is} declared ${valueText(fact, declared)}, measured ${valueText(fact, measured)}${apart}`;
}

function leftOutWords({ facts, against, ...problem }: Of<"left-out">): string {
  const what = `${listed(facts)} ${facts.length === 1 ? "was" : "were"} left out, since the file would be in error: ${proseOf(problem)}`;
  if (against.length === 0) return what;
  return `${what} The file states ${listed(against.map(standingWords))}: replace ${against.length === 1 ? "that" : "one of them"}, or take it out`;
}

function withheldWords({ fact, value, against, before }: Of<"withheld">): string {
  const stays = before === undefined ? "" : `; ${standingWords(before)}, stays`;
  const why =
    against.length === 0
      ? "since the traffic that it is the bill of was left out"
      : `since it is the bill of the traffic that was measured, and the file keeps other traffic, ${listed(against.map(standingWords))}: replace that, and the bill is written with it`;
  return `${fact} was measured as ${valueText(fact, value)} and was not written, ${why}${stays}`;
}

function notShownWords({ facts }: Of<"not-shown">): string {
  const all = listed(facts.map(({ fact, value }) => `${fact} ${valueText(fact, value)}`));
  return facts.length === 1
    ? `${all} was measured before: nothing shows it this time, and it stays as it was`
    : `${all} were measured before: nothing shows them this time, and they stay as they were`;
}

const standingWords = ({ fact, value, provenance, at: place }: Standing): string =>
  `${fact} ${valueText(fact, value)}, ${provenance} ${at(place)}`;

/** The sentence of a contradiction, as the reader of files tells it. */
const proseOf = ({ code, args }: Pick<Of<"doubtful">, "code" | "args">): string =>
  describe({ code, args, severity: "warning" }).sentence;
