import { Command, Option } from "commander";
import { alpha, asked, type CompareFlags, formats, gates, margin, money, ratio, words } from "./compare/flags.js";
import {
  asOfOption,
  colorOption,
  dataOption,
  maxBadOption,
  outOption,
  pricesOption,
  quietOption,
  sinceOption,
  timezoneOption,
  untilOption,
} from "./shared-options.js";
import { count, quantity } from "./size/flags.js";

const examples = `
Examples:
  $ llm-decide compare --managed gateway.ndjson --self-hosted vllm.ndjson --evals results.json
      two logs and the JSON that promptfoo eval --output wrote
  $ llm-decide compare --managed 'prod/*.ndjson.gz' --self-hosted pilot.csv --workload chat \\
      --slice-by tag --evals scores.csv --gpus 4 --gpu-usd-per-hour 2.50 --people-usd-per-month 9k
      failures in each tag, and cost all-in
  $ llm-decide compare --managed a.ndjson --self-hosted b.ndjson --evals results.json \\
      --into workloads.yaml --fail-on not-passed
      write how the pilot stands, so that assess goes on from there; exit 1 unless it passed

Formats are recognised by content. Tests, margins and sources: docs/compare.md`;

const latency = quantity("ms", 1, 86_400_000, "a time from 1ms to 24h with its unit, e.g. 800ms or 2s");

export function compareCommand(): Command {
  const month = (least: number, most = 1e10) => money("usd/month", least, most);
  return new Command("compare")
    .summary("judge a side-by-side run: did the self-hosted side do as well?")
    .description(
      "Judges a pilot by the logs of both sides and eval results: passed, failed, or not enough evidence and how much more would settle it.",
    )
    .optionsGroup("Logs:")
    .requiredOption("--managed <sources...>", "logs of the managed side: files, patterns, .gz; - is standard input")
    .requiredOption("--self-hosted <sources...>", "logs of the self-hosted side")
    .option("--managed-from <format>", "format of the managed logs, or a column map (.yaml) (default: by content)")
    .option("--self-hosted-from <format>", "the same of the self-hosted logs")
    .option("--managed-model <name>", "only requests of this model, where one log holds both sides")
    .option("--self-hosted-model <name>", "the same of the self-hosted side")
    .option("--workload <name>", "workload to compare (default: the only one that both logs have)")
    .option("--by <key>", "key that tells workloads apart, e.g. tag or model (default: by the format)")
    .option("--slice-by <key>", "key that tells slices of the traffic apart, e.g. tag, model or user")
    .addOption(sinceOption())
    .addOption(untilOption())
    .addOption(timezoneOption())
    .addOption(maxBadOption())
    .optionsGroup("Evals:")
    .option("--evals <file>", "eval results: JSON or JSON lines of promptfoo, or a CSV with case, side and score")
    .option("--metric <name>", "what counts in the evals: pass, score, or the name of a score", "pass")
    .option("--managed-provider <name>", "provider in the evals that is the managed side")
    .option("--self-hosted-provider <name>", "provider in the evals that is the self-hosted side")
    .option("--eval-slice <name>", "variable or metadata of the evals that tells slices apart (default: slice)")
    .optionsGroup("What the pilot has to show:")
    .addOption(new Option("--quality-margin <share>", "how much worse quality may be (default: 2%)").argParser(margin))
    .addOption(new Option("--slice-margin <share>", "the same within one slice (default: 5%)").argParser(margin))
    .addOption(
      new Option("--error-margin <share>", "how much more often requests may fail (default: 0.5%)").argParser(margin),
    )
    .addOption(new Option("--error-slice-margin <share>", "the same within one slice (default: 2%)").argParser(margin))
    .addOption(
      new Option(
        "--latency-target <time>",
        "95 of 100 answers within this (default: latency.target_p95 of the workload file)",
      ).argParser(latency),
    )
    .addOption(
      new Option(
        "--latency-ratio <times>",
        "or p95 at most so many times the managed one (default: 1.1 without a target)",
      ).argParser(ratio),
    )
    .addOption(
      new Option(
        "--max-cost-ratio <times>",
        "cost all-in at most so many times the managed one (default: 1)",
      ).argParser(ratio),
    )
    .addOption(
      new Option("--alpha <share>", "how often what is called sure may be wrong (default: 5%)").argParser(alpha),
    )
    .addOption(
      new Option("--skip <criteria>", `leave out: ${asked.join(", ")} (comma-separated)`)
        .argParser(words("--skip", asked))
        .default([], "none"),
    )
    .addOption(
      new Option("--seed <n>", "of the random numbers: the same seed gives the same answer")
        .argParser(count(0, 2 ** 32 - 1))
        .default(1),
    )
    .optionsGroup("Costs:")
    .addOption(new Option("--gpus <n>", "GPUs of the self-hosted side, spare ones too").argParser(count(1, 100_000)))
    .addOption(new Option("--gpu-usd-per-hour <usd>", "price of a GPU hour").argParser(money("usd/hour", 0.01, 1_000)))
    .addOption(
      new Option("--hours <n>", "hours of a month that each GPU is paid for (default: 730)").argParser(count(1, 744)),
    )
    .addOption(new Option("--people-usd-per-month <usd>", "engineers and on-call").argParser(month(0)))
    .addOption(new Option("--other-usd-per-month <usd>", "storage, network, licences").argParser(month(0)))
    .addOption(
      new Option(
        "--managed-usd-per-month <usd>",
        "the provider's bill (default: as logged, else by the price book)",
      ).argParser(month(0.01)),
    )
    .addOption(
      new Option("--requests-per-month <n>", "volume that both are costed at (default: as logged)").argParser(
        quantity("requests/month", 1, 1e13, "requests from 1 on, e.g. 120k or 1.5M"),
      ),
    )
    .addOption(pricesOption())
    .addOption(dataOption())
    .optionsGroup("Workload file:")
    .option("--workload-file <file>", "workload file to take the latency target and costs from")
    .option("--into <file>", "workload file to take them from and to write the pilot's facts into")
    .option("--as <name>", "what the workload is called in that file (default: as in the logs)")
    .option("--replace-declared", "let measured latencies replace those that the file declares")
    .optionsGroup("Options:")
    .addOption(
      new Option(
        "-f, --format <format>",
        "terminal, markdown or json (default: by --out's ending, else terminal)",
      ).choices([...formats]),
    )
    .addOption(outOption())
    .addOption(
      new Option("--fail-on <answers>", `exit 1 if the answer is: ${gates.join(", ")}`)
        .argParser(words("--fail-on", gates))
        .default([], "none"),
    )
    .addOption(asOfOption())
    .addOption(colorOption())
    .addOption(quietOption())
    .addHelpText("after", examples)
    .action(async (flags: CompareFlags) => {
      const { refuseTogether, runCompare } = await import("./compare/run.js");
      refuseTogether(flags);
      await runCompare(flags);
    });
}
