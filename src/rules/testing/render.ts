import type { Truth } from "../condition.js";
import type { Pack } from "../pack.js";
import { coverageOf, type Run, type Seen } from "./run.js";

const truths: readonly Truth[] = ["true", "false", "unknown"];

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The outcome of a pack's tests as text: failures first, then what was never seen, then the totals. */
export function renderRun(pack: Pack, run: Run): string {
  const failures = run.failures.map(
    ({ test, differences }) =>
      `FAILED ${test.at.file}:${test.at.line} ${test.name}\n${differences.map((d) => `  ${d}`).join("\n")}`,
  );
  const total = run.passed + run.failures.length;
  return `${[
    ...failures,
    ...missing("rule", run.rules),
    ...missing("test at", run.atoms),
    `${pack.id}: ${run.passed} of ${total} cases passed; rules seen true, false and unknown ${percent(coverageOf(run.rules))}, tests ${percent(coverageOf(run.atoms))}`,
  ].join("\n")}\n`;
}

function missing(kind: string, seen: Seen): string[] {
  return [...seen].flatMap(([id, found]) => {
    const never = truths.filter((truth) => !found.has(truth));
    return never.length > 0 ? [`not seen ${never.join(", ")}: ${kind} ${id}`] : [];
  });
}
