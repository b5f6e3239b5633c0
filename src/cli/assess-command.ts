import { Command, Option } from "commander";
import type { Delivery } from "./assess/deliver.js";
import { formats } from "./assess/formats.js";
import type { InputFlags } from "./assess/inputs.js";
import { UsageError } from "./failure.js";
import { checkGates, failOnValues, type GateName, refuseOldPrices } from "./gates.js";
import {
  asOfOption,
  colorOption,
  dataOption,
  outOption,
  packOption,
  pricesOption,
  quietOption,
  today,
} from "./shared-options.js";

interface AssessFlags extends Delivery, InputFlags {
  pack: string;
  asOf?: string;
  strict?: boolean;
  failOn: GateName[];
}

const examples = `
Examples:
  $ llm-decide assess workloads.yaml
  $ llm-decide assess team-a.yaml team-b.yaml --format markdown --out review.md
  $ llm-decide assess workloads.yaml --out reports/        one report a workload, and an index
  $ cat workloads.yaml | llm-decide assess - --format json | jq '.workloads[].verdict'
  $ llm-decide assess workloads.yaml --fail-on blocked,unsettled`;

export function assessCommand(): Command {
  return new Command("assess")
    .summary("say where each workload should run, and why")
    .description("Reads workload files, judges each workload by a rule pack, and reports the verdict with its reasons.")
    .argument("<files...>", "workload files, YAML or JSON; - is standard input")
    .addOption(
      new Option(
        "-f, --format <format>",
        "terminal, markdown or json (default: by --out's ending, else terminal)",
      ).choices([...formats]),
    )
    .addOption(outOption("write to this file, or to a folder if it ends in /"))
    .addOption(packOption())
    .addOption(asOfOption())
    .addOption(dataOption())
    .addOption(pricesOption())
    .addOption(new Option("--strict", "exit 1 where a figure rests on prices older than 90 days"))
    .addOption(
      new Option("--fail-on <states>", `exit 1 if any workload is: ${failOnValues.join(", ")} (comma-separated)`)
        .argParser(gateList)
        .default([], "none"),
    )
    .addOption(colorOption())
    .addOption(quietOption())
    .addHelpText("after", examples)
    .action(runAssess);
}

function gateList(text: string): GateName[] {
  return text.split(",").map((word) => {
    const gate = failOnValues.find((value) => value === word.trim());
    if (!gate)
      throw new UsageError(`--fail-on does not know ${JSON.stringify(word.trim())}: use ${failOnValues.join(", ")}`);
    return gate;
  });
}

async function runAssess(files: string[], flags: AssessFlags): Promise<void> {
  const [{ inputFiles }, { loadPack }, { namedInputs, readInputs }, { deliver, refuseTarget }, { assess }] =
    await Promise.all([
      import("./input-files.js"),
      import("./packs.js"),
      import("./assess/inputs.js"),
      import("./assess/deliver.js"),
      import("../assess/assess.js"),
    ]);
  const named = namedInputs(files, flags);
  // a slip is told before the work; what the files name in turn is known after it
  refuseTarget(flags, inputFiles([...named, flags.pack]));
  const packs: string[] = [];
  const pack = await loadPack(flags.pack, packs);
  const asOf = flags.asOf ?? today();
  const { portfolio, data, sha256, benchmarks, unmatched } = await readInputs(files, flags, asOf);
  // a person who waits is told what for; more than a second's work starts at about this size
  if (portfolio.workloads.length > 500 && process.stderr.isTTY && !flags.quiet) {
    process.stderr.write(`assessing ${portfolio.workloads.length} workloads …\n`);
  }
  const assessment = assess(portfolio, pack, data, asOf, sha256);
  await deliver(assessment, flags, inputFiles([...named, ...packs, ...benchmarks]));
  if (flags.strict) refuseOldPrices(assessment);
  checkGates(assessment, flags.failOn, unmatched);
}
