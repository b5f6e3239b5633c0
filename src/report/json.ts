import type { Assessment } from "../assessment/schema.js";

/** The assessment as JSON, two spaces deep, with a line break at the end. */
export function renderJson(assessment: Assessment): string {
  return [...jsonPieces(assessment)].join("");
}

const opening = '{\n  "workloads": [';
const closing = "\n  ]\n}";

/**
 * The same text in pieces, one a workload and one at each end: ten thousand workloads are more than one string of the
 * engine can hold.
 */
export function* jsonPieces(assessment: Assessment): Generator<string> {
  const { workloads } = assessment;
  const shell = JSON.stringify({ ...assessment, workloads: [] }, null, 2);
  // a quote inside a string is written \", so this is the key and never a text that looks like it
  const at = shell.indexOf(`${opening.slice(1)}]`) + opening.length - 1;
  yield shell.slice(0, at);
  for (const [i, workload] of workloads.entries()) {
    // written at its depth, so that its lines stand in as far as in the whole
    const text = JSON.stringify({ workloads: [workload] }, null, 2).slice(opening.length, -closing.length);
    yield i === 0 ? text : `,${text}`;
  }
  yield `${workloads.length === 0 ? "" : closing.slice(0, -3)}${shell.slice(at)}\n`;
}
