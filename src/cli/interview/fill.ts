import type { Context } from "../../assess/context.js";
import { findSpec } from "../../facts/registry/registry.js";
import { conflictsIn, doubted } from "../../interview/conflict.js";
import { doubtsOf } from "../../interview/doubts.js";
import { inWords } from "../../interview/words/in-words.js";
import { shown } from "../../text/wrap.js";
import { sameValue } from "../../workloads/edit/same.js";
import type { Stated } from "../../workloads/workload.js";
import { InputError, UsageError } from "../failure.js";
import type { Desk, Look } from "./desk.js";
import { flagOf } from "./fact-flags.js";
import { type GivenValue, valuesOf } from "./given-answers.js";
import type { Target } from "./targets.js";

/**
 * Takes up a workload with the answers given beforehand, all or none, and tells how each was read.
 *
 * @returns the answers as they were read, by fact
 * @param replace whether an answer may replace what the file states otherwise
 * @throws UsageError where answers contradict each other or the file, InputError where the file could not be read with them
 */
export async function fill(
  { context, desk }: { context: Context; desk: Desk },
  { name, owner, given, isNew }: Target,
  { replace = false, say }: { replace?: boolean | undefined; say: (line: string) => void },
): Promise<ReadonlyMap<string, GivenValue>> {
  const values = valuesOf(given.answers);
  const stated = isNew ? new Map<string, Stated>() : (await desk.workload(name)).stated;
  const others = [...values].filter(([fact, { value }]) => {
    const now = stated.get(fact)?.value;
    return now !== undefined && !(value !== null && sameValue(now, value));
  });
  if (others.length > 0 && !replace) throw new UsageError(statedOtherwise(desk.path, name, others, stated));
  const answers = new Map([...values].map(([fact, { value }]) => [fact, value]));
  const change = { name, answers, isNew, owner };
  const [before, after] = [await desk.look(), await desk.tried(change)];
  const conflicts = conflictsIn(after.problems, before.problems);
  const unbearable = conflicts.filter(({ bearable }) => !bearable);
  if (unbearable.length > 0) {
    const lines = unbearable.map(({ sentence, facts }) => `  ${sentence}\n    mend one of ${flagsOf(facts)}`);
    throw new UsageError(`these answers contradict each other:\n${lines.join("\n")}`);
  }
  if (after.problems.some(({ severity }) => severity === "error")) throw new InputError(after.problems);
  await desk.save(change);
  for (const [fact, { readback }] of values) say(`${findSpec(fact)?.title ?? fact}: ${shown(readback)}`);
  const doubtsIn = ({ workloads }: Look) =>
    workloads.filter((workload) => workload.name === name).flatMap((workload) => doubtsOf(context, workload));
  const doubts = doubted(doubtsIn(after), doubtsIn(before));
  for (const { sentence } of [...conflicts, ...doubts]) say(`Note: ${shown(sentence)}`);
  return values;
}

const flagsOf = (facts: readonly string[]): string => facts.map(flagOf).join(", ");

function statedOtherwise(
  path: string,
  name: string,
  others: readonly (readonly [string, GivenValue])[],
  stated: ReadonlyMap<string, { value: Parameters<typeof inWords>[1] }>,
): string {
  const lines = others.map(([fact, { readback }]) => {
    const spec = findSpec(fact);
    const now = stated.get(fact)?.value;
    return `  ${fact}: ${spec && now !== undefined ? inWords(spec, now) : ""}, answered now: ${readback}`;
  });
  return `${path} states otherwise of ${name}; --replace lets the answers win:\n${lines.join("\n")}`;
}
