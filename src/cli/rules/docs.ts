import { existsSync, readFileSync } from "node:fs";
import { Command } from "commander";
import { reasonOf } from "../../diagnostics/system-error.js";
import { GateTripped, UsageError } from "../failure.js";
import { inputFiles } from "../input-files.js";
import { print, writeWhole } from "../output.js";
import { loadPack } from "../packs.js";
import { outOption } from "../shared-options.js";
import { whichPack } from "./arguments.js";

export function docsCommand(): Command {
  return new Command("docs")
    .summary("write the reference page of a pack, or of all facts")
    .description("Writes the reference page of a pack as markdown; “facts” writes the page of all facts.")
    .argument("[subject]", `facts, or a ${whichPack}`, "default")
    .addOption(outOption())
    .option("--check", "exit 1 if the file named by --out is not what would be written")
    .addHelpText(
      "after",
      "\nExamples:\n  $ llm-decide rules docs --out docs/rules/default.md\n  $ llm-decide rules docs facts --out docs/facts.md --check",
    )
    .action(docs);
}

async function docs(subject: string, flags: { out?: string; check?: boolean }): Promise<void> {
  if (flags.check && flags.out === undefined) throw new UsageError("--check needs --out with the file to compare");
  const packs: string[] = [];
  const text = await pageOf(subject, packs);
  if (flags.out === undefined) await print(text);
  else if (!flags.check) await writeWhole(flags.out, text, inputFiles(packs));
  else if (!existsSync(flags.out) || read(flags.out) !== text) {
    const again = `llm-decide rules docs ${subject} --out ${flags.out}`;
    throw new GateTripped(`${flags.out} is stale: write it again with  ${again}`);
  }
}

async function pageOf(subject: string, packs: string[]): Promise<string> {
  if (subject === "facts") return (await import("../../rules/docs-facts.js")).factsPage();
  const { packPage } = await import("../../rules/docs.js");
  return packPage(await loadPack(subject, packs));
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}
