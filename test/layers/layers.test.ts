import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** For each layer rule, a file that breaks it and what that file imports. */
const breaches: Readonly<Record<string, { file: string; imports: string }>> = {
  "no-circular": { file: "src/cli/egg.ts", imports: "./hen.js" },
  "diagnostics-know-nobody": { file: "src/diagnostics/nosy.ts", imports: "../facts/fact.js" },
  "facts-are-a-leaf": { file: "src/facts/nosy.ts", imports: "../rules/rule.js" },
  "text-is-a-leaf": { file: "src/text/nosy.ts", imports: "../facts/fact.js" },
  "quantities-are-a-leaf": { file: "src/quantities/nosy.ts", imports: "../facts/fact.js" },
  "sizing-is-physics": { file: "src/sizing/nosy.ts", imports: "../facts/fact.js" },
  "pricing-knows-prices": { file: "src/pricing/nosy.ts", imports: "../verdict/verdict.js" },
  "repricing-joins-logs-and-prices": { file: "src/repricing/nosy.ts", imports: "../verdict/verdict.js" },
  "costs-are-arithmetic": { file: "src/costs/nosy.ts", imports: "../facts/fact.js" },
  "benchmarks-only-read": { file: "src/benchmarks/nosy.ts", imports: "../verdict/verdict.js" },
  "evidence-is-statistics": { file: "src/evidence/nosy.ts", imports: "../facts/fact.js" },
  "reports-of-usage-only-read": { file: "src/logs/reports/nosy.ts", imports: "../../facts/fact.js" },
  "logs-become-sums": { file: "src/logs/nosy.ts", imports: "../facts/fact.js" },
  "column-maps-only-read": { file: "src/logs/column-map/nosy.ts", imports: "../../facts/fact.js" },
  "evals-only-read": { file: "src/evals/nosy.ts", imports: "../facts/fact.js" },
  "comparisons-stay-pure": { file: "src/comparison/nosy.ts", imports: "../verdict/verdict.js" },
  "measurements-stay-pure": { file: "src/measurement/nosy.ts", imports: "../verdict/verdict.js" },
  "evidence-reports-see-only-the-evidence": { file: "src/report/evidence/nosy.ts", imports: "../../rules/rule.js" },
  "economics-join-facts-and-costs": { file: "src/economics/nosy.ts", imports: "../verdict/verdict.js" },
  "replay-is-arithmetic": { file: "src/replay/nosy.ts", imports: "../facts/fact.js" },
  "sizing-answers-stay-pure": { file: "src/sizing-answer/nosy.ts", imports: "../report/report.js" },
  "tables-are-shapes": { file: "src/tables/nosy.ts", imports: "../facts/fact.js" },
  "charts-see-only-numbers": { file: "src/charts/nosy.ts", imports: "../facts/fact.js" },
  "one-door-to-each-heavy-library": { file: "src/charts/draws.ts", imports: "echarts" },
  "workloads-only-read": { file: "src/workloads/nosy.ts", imports: "../verdict/verdict.js" },
  "rules-do-not-know-verdicts": { file: "src/rules/nosy.ts", imports: "../verdict/verdict.js" },
  "verdict-stays-pure": { file: "src/verdict/nosy.ts", imports: "../workloads/read.js" },
  "flips-build-on-verdict": { file: "src/flips/nosy.ts", imports: "../assess/assess.js" },
  "assess-builds-the-assessment": { file: "src/assess/nosy.ts", imports: "../report/report.js" },
  "interview-stays-pure": { file: "src/interview/nosy.ts", imports: "../cli/reads.js" },
  "interview-needs-two-libraries": { file: "src/interview/validates.ts", imports: "zod" },
  "engines-read-and-no-more": { file: "src/engines/nosy.ts", imports: "../assess/assess.js" },
  "live-tables-need-no-file-engine": { file: "src/engines/live/loads.ts", imports: "../duckdb/store.js" },
  "engines-are-started-by-commands": { file: "src/assess/connects.ts", imports: "../engines/connect.js" },
  "renderers-see-only-the-assessment": { file: "src/report/nosy.ts", imports: "../facts/fact.js" },
  "assessment-is-a-leaf": { file: "src/assessment/nosy.ts", imports: "../facts/fact.js" },
  "effects-only-at-the-edge": { file: "src/report/writes.ts", imports: "node:fs" },
  "terminal-libraries-at-the-edge": { file: "src/workloads/asks.ts", imports: "inquirer" },
  "zod-loads-only-where-shapes-are-checked": { file: "src/workloads/shapes.ts", imports: "zod" },
  "yaml-loads-only-where-files-are-read": { file: "src/diagnostics/parses.ts", imports: "yaml" },
  "only-the-terminal-report-paints": { file: "src/report/markdown/paints.ts", imports: "chalk" },
  "reports-need-no-other-library": { file: "src/report/terminal/validates.ts", imports: "zod" },
  "the-core-needs-no-library": { file: "src/facts/measures.ts", imports: "fastest-levenshtein" },
  "databases-behind-the-engines": { file: "src/cli/queries.ts", imports: "pg" },
  "library-without-the-command-line": { file: "src/index.ts", imports: "./cli/reads.js" },
  "library-runs-in-a-browser": { file: "src/index.ts", imports: "./cli/reads.js" },
};

/** What the breaches import, so that every import leads somewhere. */
const bystanders: Readonly<Record<string, string>> = {
  "src/cli/hen.ts": 'export * from "./egg.js";\n',
  "src/cli/reads.ts": 'export * from "node:fs";\n',
  "src/engines/connect.ts": "export const connect = 1;\n",
  "src/engines/duckdb/store.ts": "export const store = 1;\n",
  "src/facts/fact.ts": "export const fact = 1;\n",
  "src/rules/rule.ts": "export const rule = 1;\n",
  "src/verdict/verdict.ts": "export const verdict = 1;\n",
  "src/workloads/read.ts": "export const read = 1;\n",
  "src/assess/assess.ts": "export const assess = 1;\n",
  "src/report/report.ts": "export const report = 1;\n",
};

const config = ".dependency-cruiser.cjs";
const { forbidden }: { forbidden: { name: string; severity: string; comment: string }[] } = createRequire(
  import.meta.url,
)(resolve(config));

interface Report {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

describe("layer rules", () => {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-layers-"));
  let report: Report;

  beforeAll(() => {
    for (const name of [config, "tsconfig.json", "package.json"]) copyFileSync(name, join(folder, name));
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    for (const { file, imports } of Object.values(breaches)) write(file, `export * from "${imports}";\n`);
    for (const [file, text] of Object.entries(bystanders)) write(file, text);
    const depcruise = resolve("node_modules/.bin/depcruise");
    const { stdout, stderr } = spawnSync(depcruise, ["src", "--config", config, "--output-type", "json"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    report = JSON.parse(stdout);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  it("each have a breach here, an error's severity and a reason", () => {
    expect(forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(breaches).sort());
    for (const { severity, comment } of forbidden) expect([severity, comment]).toEqual(["error", expect.any(String)]);
  });

  it.each(Object.entries(breaches))("%s", (name, { file }) => {
    const broken = report.summary.violations.filter((violation) => violation.rule.name === name);
    expect(broken.map(({ from }) => from)).toContain(file);
  });

  it("leave alone what only gets imported", () => {
    const fine = Object.keys(bystanders).filter((file) => file !== "src/cli/hen.ts");
    expect(report.summary.violations.filter(({ from }) => fine.includes(from))).toEqual([]);
  });
});
