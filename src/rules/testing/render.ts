import type { Pack } from "../pack.js";
import { coverageOf, type Probe, unseen } from "./coverage.js";
import type { Run } from "./run.js";

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The outcome of a pack's tests as text: failures first, then what was never seen, then the totals. */
export function renderRun(pack: Pack, { total, failures, probes }: Run): string {
  const failed = failures.map(({ test, differences }) =>
    [
      `FAILED ${test.at.file}:${test.at.line}:${test.at.col} ${test.name}`,
      ...differences.map(({ what, expected, actual }) => `  ${what}: expected ${expected}, got ${actual}`),
    ].join("\n"),
  );
  const missing = probes
    .filter((probe) => unseen(probe).length > 0)
    .map((probe) => `not seen ${unseen(probe).join(", ")}: ${probe.kind} ${probe.name}`);
  const coverage = `rules seen true, false and unknown ${percent(coverageOf(probes, "rule"))}, tests ${percent(coverageOf(probes, "test"))}`;
  return `${[...failed, ...missing, `${pack.id}: ${total - failures.length} of ${total} cases passed; ${coverage}`].join("\n")}\n`;
}

/** The same as plain data, for machines. */
export function runReport(pack: Pack, { total, failures, probes }: Run): object {
  const coverage = (kind: Probe["kind"]) => ({
    share: Number(coverageOf(probes, kind).toFixed(4)),
    not_seen: probes
      .filter((probe) => probe.kind === kind && unseen(probe).length > 0)
      .map((probe) => ({ [kind]: probe.name, truths: unseen(probe) })),
  });
  return {
    pack: pack.id,
    version: pack.version,
    cases: total,
    failed: failures.map(({ test: { name, at }, differences }) => ({
      name,
      file: at.file,
      line: at.line,
      col: at.col,
      differences,
    })),
    coverage: { rules: coverage("rule"), tests: coverage("test") },
  };
}
