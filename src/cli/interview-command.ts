import { Command, Option } from "commander";
import { formats } from "./assess/formats.js";
import type { InterviewFlags } from "./interview/flags.js";
import {
  asOfOption,
  colorOption,
  dataOption,
  outOption,
  packOption,
  pricesOption,
  quietOption,
} from "./shared-options.js";

const examples = `
Every answer is saved at once, and "don't know" is one. Ctrl-C loses nothing: --resume goes on.

Examples:
  $ llm-decide interview                                  ask for a workload, into workloads.yaml
  $ llm-decide interview workloads.yaml --resume          go on where it was left
  $ llm-decide interview workloads.yaml --workload chat   fill the gaps of one workload
  $ llm-decide interview new.yaml --workload chat --privacy-level normal --traffic-requests-per-month "1.2M a month"
  $ llm-decide interview new.yaml --answers answers.yaml --format json < /dev/null`;

/** Everything but the flags of facts, which need the registry: see `withFactFlags`. */
export function interviewCommand(): Command {
  return new Command("interview")
    .summary("answer questions, the most decisive first, until the verdict is settled")
    .description(
      "Asks for the facts that can still change the verdict, the most decisive first, writes the answers to a workload file, and ends with the verdict and the report.",
    )
    .argument("[file]", "the workload file to write or to go on with", "workloads.yaml")
    .addOption(new Option("--workload <name>", "the workload to ask about; in a file that exists, to fill its gaps"))
    .addOption(new Option("--owner <name>", "who answers for a new workload"))
    .addOption(new Option("--add", "add a workload to a file that exists"))
    .addOption(new Option("--resume", "go on with a file: what was said to be unknown is not asked for again"))
    .addOption(
      new Option(
        "--answers <file>",
        "answers given beforehand, in YAML: facts as in a workload file, in your own words",
      ),
    )
    .addOption(new Option("--replace", "let answers given beforehand replace what the file states otherwise"))
    .addOption(
      new Option("--linear", "write line by line and redraw nothing, for screen readers (ACCESSIBLE=1 does the same)"),
    )
    .addOption(
      new Option(
        "-f, --format <format>",
        "form of the report: terminal, markdown or json (default: by --out's ending)",
      ).choices([...formats]),
    )
    .addOption(outOption("write the report to this file, or to a folder if it ends in /"))
    .addOption(packOption())
    .addOption(asOfOption())
    .addOption(dataOption())
    .addOption(pricesOption())
    .addOption(colorOption())
    .addOption(quietOption())
    .addHelpText("after", examples)
    .action(async (file: string, flags: InterviewFlags) => {
      const { runInterview } = await import("./interview/run.js");
      await runInterview(file, flags);
    });
}

/** Adds a flag for every fact, once the command is really called: others need no registry to start. */
export async function withFactFlags(command: Command): Promise<void> {
  const { factOptions } = await import("./interview/fact-flags.js");
  for (const option of factOptions()) command.addOption(option);
}
