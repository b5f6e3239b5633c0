import type { Evidence } from "../../assessment/evidence-schema.js";
import type { FactValue } from "../../facts/fact.js";
import { measuredFacts } from "../../measurement/facts.js";
import { CannotEdit } from "../../workloads/edit/cannot-edit.js";
import { type Outcome, withMeasured } from "../../workloads/measured/into-file.js";
import type { Workload } from "../../workloads/workload.js";
import { refused } from "../edit-refused.js";
import { InputError, UsageError } from "../failure.js";
import { Desk } from "../interview/desk.js";
import type { Measurable } from "../measured-gpus.js";

/** A workload file that measured facts go into, as it is before. */
export interface WorkloadFile {
  path: string;
  /** Undefined where there is none yet. */
  text: string | undefined;
  workloads: ReadonlyMap<string, Workload>;
}

/** @throws InputError where the file has an error, UsageError where it cannot be read */
export async function readWorkloadFile(path: string, sizing: Measurable): Promise<WorkloadFile> {
  if (path.endsWith("/")) throw new UsageError(`--out ${path} is a folder: name a workload file`);
  const desk = new Desk(path, sizing);
  const text = desk.text();
  const { workloads, problems } = await desk.look(text);
  const errors = problems.filter(({ severity, code }) => severity === "error" && !empty.has(code));
  if (errors.length > 0) throw new InputError(problems);
  return { path, text, workloads: new Map(workloads.map((workload) => [workload.name, workload])) };
}

/** A file without workloads is one to write them into. */
const empty: ReadonlySet<string> = new Set(["no-workloads", "file-empty"]);

/** A log shows what it has, not what else is logged: a list that stands there already may be longer. */
const logged = "evidence.logs";

const mayShow: ReadonlySet<string> = new Set(measuredFacts.filter((fact) => fact !== logged));

/**
 * The text of the file with what was measured.
 *
 * @throws UsageError where it cannot take that
 */
export function withEvidence(
  { path, text, workloads }: WorkloadFile,
  evidence: Evidence,
  replaceDeclared: boolean,
): { text: string; told: readonly Outcome[] } {
  const measured = evidence.workloads.map(({ name, facts }) => {
    const stated = workloads.get(name)?.stated;
    const wanted = facts.filter(({ fact }) => fact !== logged || !stated?.has(fact));
    return { name, facts: new Map(wanted.map(({ fact, value }): [string, FactValue] => [fact, value])) };
  });
  try {
    return withMeasured(text, measured, { file: path, replaceDeclared, mayShow });
  } catch (error) {
    throw error instanceof CannotEdit ? refused(path, error) : error;
  }
}
