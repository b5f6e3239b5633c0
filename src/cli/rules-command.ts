import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import type { Pack } from "../rules/pack.js";
import { GateTripped, InputError, UsageError } from "./failure.js";
import { print, writeWhole } from "./output.js";
import { builtInPacks, loadPack } from "./packs.js";
import { packageRoot } from "./paths.js";
import { asOfOption, outOption, packOption, today } from "./shared-options.js";
import { reasonOf } from "./system-error.js";

const whichPack = "built-in pack (default, guide-runtime, guide-deployment) or a file of your own";

export function rulesCommand(): Command {
  const rules = new Command("rules")
    .summary("check, test, explain and document rule packs")
    .description("Works on rule packs: the built-in ones, or your own.");
  rules.addCommand(
    new Command("check")
      .summary("find rules that contradict, overlap, or never matter")
      .description(
        "Finds constant conditions, rules that never matter, unreachable rows, overlapping signal cases, gaps, and review dates that have passed.",
      )
      .argument("[packs...]", whichPack, ["default"])
      .addOption(asOfOption())
      .option("--budget <boxes>", "work for one question before the answer is “not proven”", wholeNumber)
      .option("--strict", "exit 1 on warnings as well")
      .addHelpText("after", "\nExamples:\n  $ llm-decide rules check\n  $ llm-decide rules check my-pack.yaml --strict")
      .action(check),
  );
  rules.addCommand(
    new Command("test")
      .summary("run the test cases beside a pack")
      .description(
        "Runs the cases of NAME.test.yaml beside the pack, and reports which rules and tests were seen true, false and unknown.",
      )
      .argument("[packs...]", whichPack, ["default"])
      .option("--min-coverage <percent>", "exit 1 if rules were seen with less of true, false and unknown", wholeNumber)
      .addHelpText(
        "after",
        "\nExamples:\n  $ llm-decide rules test\n  $ llm-decide rules test my-pack.yaml --min-coverage 90",
      )
      .action(test),
  );
  rules.addCommand(
    new Command("explain")
      .summary("tell one rule in words")
      .description("Tells what a rule does, when, why, which facts it rests on and how to learn them.")
      .argument("<rule>", "id of the rule")
      .addOption(packOption())
      .addHelpText("after", "\nExamples:\n  $ llm-decide rules explain saving-survives-people")
      .action(explain),
  );
  rules.addCommand(
    new Command("docs")
      .summary("write the reference page of a pack, or of all facts")
      .description("Writes the reference page of a pack as markdown; “facts” writes the page of all facts.")
      .argument("[subject]", `facts, or a ${whichPack}`, "default")
      .addOption(outOption())
      .option("--check", "exit 1 if the file named by --out is not what would be written")
      .addHelpText(
        "after",
        "\nExamples:\n  $ llm-decide rules docs --out docs/rules/default.md\n  $ llm-decide rules docs facts",
      )
      .action(docs),
  );
  return rules;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Give a whole number.");
  return Number(text);
}

async function check(refs: string[], flags: { asOf?: string; budget?: number; strict?: boolean }): Promise<void> {
  const [{ checkPack }, { renderDiagnostics }] = await Promise.all([
    import("../rules/check/check.js"),
    import("../diagnostics/render.js"),
  ]);
  let tripped = false;
  for (const ref of refs) {
    const pack = await loadPack(ref);
    const found = checkPack(pack, {
      asOf: flags.asOf ?? today(),
      ...(flags.budget === undefined ? {} : { budget: flags.budget }),
    });
    const bad = found.filter((d) => d.severity === "error" || (flags.strict && d.severity === "warning"));
    tripped ||= bad.length > 0;
    await print(
      `${renderDiagnostics(found)}${found.length > 0 ? "\n" : ""}${pack.id}: ${pack.rules.length} rules checked, ${bad.length === 0 ? "nothing wrong" : `${bad.length} wrong`}\n`,
    );
  }
  if (tripped) throw new GateTripped("rules check: see above");
}

async function test(refs: string[], flags: { minCoverage?: number }): Promise<void> {
  const [{ readCases }, { runCases, coverageOf }, { renderRun }, { judgeFor }] = await Promise.all([
    import("../rules/testing/cases.js"),
    import("../rules/testing/run.js"),
    import("../rules/testing/render.js"),
    import("./pack-judge.js"),
  ]);
  const failed: string[] = [];
  for (const ref of refs) {
    const pack = await loadPack(ref);
    const file = testFileOf(pack);
    const { cases, diagnostics } = readCases(readText(file.path), file.name);
    if (diagnostics.length > 0) throw new InputError(diagnostics);
    const run = runCases(cases, judgeFor(pack));
    await print(renderRun(pack, run));
    if (run.failures.length > 0) failed.push(`${pack.id}: ${run.failures.length} cases failed`);
    const coverage = coverageOf(run.rules) * 100;
    if (flags.minCoverage !== undefined && coverage < flags.minCoverage)
      failed.push(`${pack.id}: rule coverage ${coverage.toFixed(1)} % is below ${flags.minCoverage} %`);
  }
  if (failed.length > 0) throw new GateTripped(failed.join("\n"));
}

/** The test file beside a pack; built-in packs name their file from the package's own folder. */
function testFileOf(pack: Pack): { path: string; name: string } {
  const name = pack.file.replace(/\.ya?ml$/, ".test.yaml");
  const builtIn = builtInPacks.some((id) => pack.file === `rules/${id}.yaml`);
  return { path: builtIn && !isAbsolute(name) ? join(packageRoot, name) : resolve(name), name };
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

async function explain(id: string, flags: { pack: string }): Promise<void> {
  const [{ explainRule }, { suggest }] = await Promise.all([
    import("../rules/explain.js"),
    import("../diagnostics/suggest.js"),
  ]);
  const pack = await loadPack(flags.pack);
  const rule = pack.rules.find((candidate) => candidate.id === id);
  if (!rule) {
    const near = suggest(
      id,
      pack.rules.map((candidate) => candidate.id),
    );
    throw new UsageError(
      `the pack ${pack.id} has no rule ${JSON.stringify(id)}${near ? `; did you mean ${near}?` : `; llm-decide rules docs ${flags.pack} lists them`}`,
    );
  }
  await print(explainRule(pack, rule));
}

async function docs(subject: string, flags: { out?: string; check?: boolean }): Promise<void> {
  const { packPage, factsPage } = await import("../rules/docs.js");
  const text = subject === "facts" ? factsPage() : packPage(await loadPack(subject));
  if (flags.check) {
    if (flags.out === undefined) throw new UsageError("--check needs --out with the file to compare");
    const fresh = existsSync(flags.out) && readText(flags.out) === text;
    if (!fresh)
      throw new GateTripped(
        `${flags.out} is stale: write it again with  llm-decide rules docs ${subject} --out ${flags.out}`,
      );
    return;
  }
  await (flags.out === undefined ? print(text) : writeWhole(flags.out, text));
}
