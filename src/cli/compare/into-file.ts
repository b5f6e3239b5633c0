import type { Comparison } from "../../assessment/comparison-schema.js";
import { pilotFacts } from "../../comparison/facts.js";
import type { FactValue } from "../../facts/fact.js";
import { shown } from "../../text/wrap.js";
import { valueText } from "../../verdict/fact-text.js";
import { CannotEdit } from "../../workloads/edit/cannot-edit.js";
import { type Outcome, withMeasured } from "../../workloads/measured/into-file.js";
import { refused } from "../edit-refused.js";
import { UsageError } from "../failure.js";
import { type InputFiles, refuseInput } from "../input-files.js";
import { workloadText } from "../workload-text.js";
import { writeFiles } from "../written-files.js";

/** What a pilot settles anew, whatever was declared before it: how it stands, and what its evals showed. */
const settledAnew: ReadonlySet<string> = new Set(["evidence.pilot", "quality.open_weight_evals"]);

/**
 * Writes what the comparison says of a workload into its file, marked as measured, and leaves everything else as it is. What
 * the file declares of latency stays, unless it is to be replaced.
 *
 * @returns a line for each fact that was written, or that the file says otherwise
 * @throws UsageError where how the pilot stands cannot be written
 */
export async function writePilot(
  path: string,
  name: string,
  comparison: Comparison,
  { replaceDeclared = false, inputs }: { replaceDeclared?: boolean; inputs: InputFiles },
): Promise<string[]> {
  refuseInput(path, inputs, "--into");
  const facts = [...pilotFacts(comparison)];
  const of = (isNew: boolean) => [
    { name, facts: new Map<string, FactValue>(facts.filter(([fact]) => settledAnew.has(fact) === isNew)) },
  ];
  try {
    // read again: somebody else may have written meanwhile
    const before = workloadText(path);
    const first = withMeasured(before, of(true), { file: path, replaceDeclared: true });
    const { text, told } = withMeasured(first.text, of(false), { file: path, replaceDeclared });
    const outcomes = [...first.told, ...told];
    const failed = outcomes.find(
      (outcome) =>
        outcome.kind === "not-added" ||
        ("fact" in outcome && outcome.fact === "evidence.pilot" && outcome.kind === "refused"),
    );
    if (failed !== undefined && "reason" in failed) {
      throw new CannotEdit(failed.reason, { workload: name, ...("fact" in failed ? { fact: failed.fact } : {}) });
    }
    if (text !== before) await writeFiles([{ path, text }], inputs);
    return outcomes.flatMap((outcome) => lineOf(outcome));
  } catch (error) {
    throw error instanceof CannotEdit ? refused(path, error) : error;
  }
}

function lineOf(outcome: Outcome): string[] {
  switch (outcome.kind) {
    case "added":
      return ["the workload is new there"];
    case "written": {
      const { fact, value, before } = outcome;
      return [`${fact}: ${valueText(fact, value)}${before ? ` (was ${valueText(fact, before.value)})` : ""}`];
    }
    case "contradicted": {
      const { fact, declared, measured, replaced } = outcome;
      return [
        replaced
          ? `${fact}: ${valueText(fact, measured)} (was ${valueText(fact, declared)}, declared)`
          : `${fact} stays ${valueText(fact, declared)} as declared, though ${valueText(fact, measured)} was measured: --replace-declared writes that`,
      ];
    }
    case "left-out":
      return [
        `${outcome.facts.join(", ")} left out: the file would contradict itself, with ${outcome.against.map(({ fact, value }) => `${fact} ${shown(valueText(fact, value))}`).join(", ")}`,
      ];
    case "unfit":
    case "refused":
      return [`${outcome.fact} left out: the file cannot take it`];
    case "doubtful":
      return [`${outcome.facts.join(" and ")} hardly go together now`];
    default:
      return [];
  }
}

/** @throws UsageError where a path is none that facts can be written into */
export function refuseTarget(into: string, inputs: InputFiles): void {
  if (into === "-") throw new UsageError("--into writes into a workload file, not to standard output: name one");
  refuseInput(into, inputs, "--into");
}
