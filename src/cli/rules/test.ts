import { Command } from "commander";
import { GateTripped } from "../failure.js";
import { print } from "../output.js";
import { loadPack } from "../packs.js";
import { packsArgument, percentage } from "./arguments.js";
import { formatOption, type ReportFormat } from "./format.js";

interface Flags {
  minCoverage?: number;
  format: ReportFormat;
}

export function testCommand(): Command {
  return new Command("test")
    .summary("run the test cases beside a pack")
    .description(
      "Runs the cases of NAME.test.yaml beside the pack, and reports which rules and tests were seen true, false and unknown. Exits 1 if a case fails.",
    )
    .addArgument(packsArgument())
    .option("--min-coverage <percent>", "exit 1 if less was seen of the rules, or of their tests", percentage)
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExamples:\n  $ llm-decide rules test\n  $ llm-decide rules test my-pack.yaml --min-coverage 90",
    )
    .action(test);
}

async function test(refs: string[], flags: Flags): Promise<void> {
  const [{ compilePack }, { runCases }, { coverageOf }, { renderRun, runReport }, { judgeFor }, { casesOf }] =
    await Promise.all([
      import("../../rules/compile.js"),
      import("../../rules/testing/run.js"),
      import("../../rules/testing/coverage.js"),
      import("../../rules/testing/render.js"),
      import("../pack-judge.js"),
      import("./pack-cases.js"),
    ]);
  const gates: string[] = [];
  const reports: object[] = [];
  for (const ref of refs) {
    const pack = await loadPack(ref);
    const compiled = compilePack(pack);
    const run = runCases(compiled, casesOf(pack), judgeFor(compiled));
    if (flags.format === "json") reports.push(runReport(pack, run));
    else await print(renderRun(pack, run));
    if (run.failures.length > 0) gates.push(`${pack.id}: ${run.failures.length} of ${run.total} cases failed`);
    for (const kind of ["rule", "test"] as const) {
      const percent = coverageOf(run.probes, kind) * 100;
      if (flags.minCoverage !== undefined && percent < flags.minCoverage)
        gates.push(`${pack.id}: ${kind} coverage ${percent.toFixed(1)} % is below ${flags.minCoverage} %`);
    }
  }
  if (flags.format === "json") await print(`${JSON.stringify({ packs: reports }, null, 2)}\n`);
  if (gates.length > 0) throw new GateTripped(gates.join("\n"));
}
