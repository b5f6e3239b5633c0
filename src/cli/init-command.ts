import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Command } from "commander";
import { UsageError } from "./failure.js";
import { schemaOf } from "./schema-command.js";
import { quietOption } from "./shared-options.js";
import { writeFiles } from "./written-files.js";

const schemaName = "workloads.schema.json";

export function initCommand(): Command {
  return new Command("init")
    .summary("write an annotated starter file")
    .description(
      `Writes a workload file with every fact explained, and beside it ${schemaName}, which lets editors complete and check it.`,
    )
    .argument("[file]", "the workload file to write", "workloads.yaml")
    .option("--force", "replace a file that exists")
    .addOption(quietOption())
    .addHelpText("after", "\nExamples:\n  $ llm-decide init\n  $ llm-decide init support/workloads.yaml")
    .action(runInit);
}

async function runInit(file: string, flags: { force?: boolean; quiet?: boolean }): Promise<void> {
  if (existsSync(file) && !flags.force && !(await mayReplace(file))) {
    throw new UsageError(`${file} exists and was left as it is: name another file, or use --force to replace it`);
  }
  const { starterFile } = await import("../workloads/starter.js");
  const schemaFile = join(dirname(file), schemaName);
  const schema = `${JSON.stringify(await schemaOf("workload"), null, 2)}\n`;
  if (existsSync(schemaFile) && !flags.force && readFileSync(schemaFile, "utf8") !== schema) {
    throw new UsageError(`${schemaFile} exists and is another: use --force to replace it`);
  }
  const both = [
    { path: schemaFile, text: schema },
    { path: file, text: starterFile() },
  ];
  await writeFiles(both, new Set());
  if (flags.quiet) return;
  process.stderr.write(`wrote ${file} and ${schemaFile}\nFill in what you know, then: llm-decide assess ${file}\n`);
}

/** Asks at a terminal; without one the answer is no. */
async function mayReplace(file: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
  const { default: inquirer } = await import("inquirer");
  try {
    // standard output may be a file, where nobody would see the question
    const ask = inquirer.createPromptModule({ output: process.stderr });
    const { replace } = await ask([
      { type: "confirm", name: "replace", message: `${file} exists. Replace it?`, default: false },
    ]);
    return replace === true;
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") return false;
    throw error;
  }
}
