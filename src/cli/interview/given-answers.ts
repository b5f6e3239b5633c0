import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { FactValue } from "../../facts/fact.js";
import { findSpec } from "../../facts/registry/registry.js";
import type { Given, GivenWorkload } from "../../interview/given.js";
import { withHow } from "../../interview/words/answer.js";
import { type Said, said } from "../../interview/words/said.js";
import { InputError, UsageError } from "../failure.js";
import { withLines } from "../source-lines.js";
import { readSources } from "../sources.js";
import { flagAnswers, flagOf } from "./fact-flags.js";
import type { InterviewFlags } from "./flags.js";

/**
 * What was answered beforehand, by a file and by flags; a flag wins over the file.
 *
 * @throws InputError where the file cannot be read, UsageError where flags stand beside several workloads
 */
export async function givenAnswers(flags: InterviewFlags): Promise<readonly GivenWorkload[]> {
  const byFlag = flagAnswers({ ...flags });
  const own: GivenWorkload = {
    ...(flags.workload === undefined ? {} : { name: flags.workload }),
    ...(flags.owner === undefined ? {} : { owner: flags.owner }),
    answers: byFlag,
  };
  const isGiven = byFlag.length > 0 || flags.workload !== undefined || flags.owner !== undefined;
  if (flags.answers === undefined) return isGiven ? [own] : [];
  const [{ readAnswers }, { sources, problems }] = await Promise.all([
    import("../../interview/read-answers.js"),
    readSources([flags.answers]),
  ]);
  const [source] = sources;
  if (!source) throw new InputError(problems);
  const read = readAnswers(source.file, source.text);
  const unclear = withLines(
    read.workloads.flatMap(({ answers }) => answers.flatMap(unclearIn)),
    sources,
  );
  const wrong = [...read.problems, ...unclear].sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0));
  if (wrong.length > 0) throw new InputError(wrong);
  if (read.workloads.length <= 1) {
    const [first] = read.workloads;
    return [{ ...first, ...own, answers: [...(first?.answers ?? []), ...byFlag] }];
  }
  if (isGiven) {
    throw new UsageError(`${flags.answers} has several workloads: flags cannot tell which of them they answer for`);
  }
  return read.workloads;
}

function unclearIn(given: Given): Diagnostic[] {
  const spec = findSpec(given.fact);
  const problem = spec && problemOf(said(given.text, spec));
  if (problem === undefined || given.at === undefined) return [];
  return [{ code: "answer-unclear", severity: "error", args: { fact: given.fact, because: problem }, at: given.at }];
}

function problemOf(answer: Said): string | undefined {
  if (answer.kind === "unclear") return answer.because;
  return answer.kind === "command" ? "Give an answer, or say unknown." : undefined;
}

/** An answer given beforehand as a value; null for what nobody knows. */
export interface GivenValue {
  value: FactValue | null;
  /** How it was read, for people. */
  readback: string;
}

/**
 * The values of answers by fact, the last answer to a fact winning.
 *
 * @throws UsageError where a flag cannot be read
 */
export function valuesOf(answers: readonly Given[]): ReadonlyMap<string, GivenValue> {
  const values = new Map<string, GivenValue>();
  const wrong: string[] = [];
  for (const given of answers) {
    const spec = findSpec(given.fact);
    if (!spec) continue;
    const answer = said(given.text, spec);
    const problem = problemOf(answer);
    if (problem !== undefined) {
      wrong.push(`${flagOf(given.fact)} ${JSON.stringify(given.text)}: ${problem}`);
      continue;
    }
    if (answer.kind !== "value") values.set(given.fact, { value: null, readback: "not known" });
    else values.set(given.fact, { value: answer.value, readback: withHow(answer) });
  }
  if (wrong.length > 0) throw new UsageError(wrong.join("\n  "));
  return values;
}
