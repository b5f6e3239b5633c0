import type { Comparison } from "../../assessment/comparison-schema.js";
import { pilotFacts } from "../../comparison/facts.js";
import { outcomeLine } from "../../report/evidence/outcome-line.js";
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
  const measured = [{ name, facts: pilotFacts(comparison) }];
  try {
    // read again: somebody else may have written meanwhile
    const before = workloadText(path);
    const { text, told } = withMeasured(before, measured, {
      file: path,
      replaceDeclared: replaceDeclared || settledAnew,
    });
    const failed = told.find(
      (outcome) =>
        outcome.kind === "not-added" ||
        ("fact" in outcome && outcome.fact === "evidence.pilot" && outcome.kind === "refused"),
    );
    if (failed !== undefined && "reason" in failed) {
      throw new CannotEdit(failed.reason, { workload: name, ...("fact" in failed ? { fact: failed.fact } : {}) });
    }
    if (text !== before) await writeFiles([{ path, text }], inputs);
    return told.filter(({ kind }) => !untold.has(kind)).map(outcomeLine);
  } catch (error) {
    throw error instanceof CannotEdit ? refused(path, error) : error;
  }
}

/** What the file says already needs no line. */
const untold: ReadonlySet<Outcome["kind"]> = new Set(["unchanged", "confirmed"]);

/** @throws UsageError where a path is none that facts can be written into */
export function refuseTarget(into: string, inputs: InputFiles): void {
  if (into === "-") throw new UsageError("--into writes into a workload file, not to standard output: name one");
  refuseInput(into, inputs, "--into");
}
