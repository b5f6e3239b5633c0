import { Command, Option } from "commander";
import { mostWorkloads } from "../engines/too-many-workloads.js";
import { formats, type MeasureFlags, seconds, someSeconds, whole } from "./measure/flags.js";
import {
  asOfOption,
  colorOption,
  dataOption,
  maxBadOption,
  outOption,
  pricesOption,
  quietOption,
  share,
  sinceOption,
  timezoneOption,
  untilOption,
} from "./shared-options.js";

const examples = `
Examples:
  $ llm-decide measure spend-logs.ndjson.gz
      what the requests of a LiteLLM dump show, by workload
  $ llm-decide measure 'logs/*.jsonl' --by team --out workloads.yaml
      the same by team, written into a workload file as measured facts
  $ cat traces.json | llm-decide measure - --from otlp --sample-rate 10%
      spans from standard input, of which one in ten was kept
  $ llm-decide measure gateway.csv --from columns.yaml --timezone Europe/Berlin
      a log of your own by a column map (docs/column-maps.md)
  $ llm-decide measure postgres://measurer@db.internal/litellm --since 2026-10-01 --out workloads.yaml
      LiteLLM's table where it is; the password is PGPASSWORD's (docs/live-tables.md)

Formats: LiteLLM, OpenTelemetry, Langfuse, Helicone, OpenRouter, Azure, vLLM, usage and cost reports of OpenAI and
Anthropic, and any table by a column map: docs/measure.md. Prompts and answers are never read.`;

export function measureCommand(): Command {
  return new Command("measure")
    .summary("turn request logs into measured facts")
    .description(
      "Reads request logs and usage reports, says for each workload what they show and how far they can be trusted, and writes the measured facts into a workload file.",
    )
    .argument("<sources...>", "files (.gz as it is), patterns in quotes, - for standard input, or URLs of live tables")
    .addOption(
      new Option("--from <format>", "a format by name, or a column map (.yaml); found out by content without it"),
    )
    .addOption(new Option("--by <key>", "count by this key: tag, key_alias, team, service, model, … (by format)"))
    .addOption(sinceOption())
    .addOption(untilOption())
    .addOption(timezoneOption())
    .addOption(
      new Option("--sample-rate <share>", "share of all requests that was logged")
        .argParser(share(1e-6, 1))
        .default(1, "100%"),
    )
    .addOption(new Option("--extrapolate", "let fewer than 72 hours stand for a month"))
    .addOption(maxBadOption())
    .addOption(
      new Option("--max-workloads <n>", "most workloads that a key may give")
        .argParser(whole(1, mostWorkloads))
        .default(1000),
    )
    .addOption(
      new Option("--service-level <share>", "hours that the replayed fleet carries")
        .argParser(share(0.5, 1))
        .default(0.99, "99%"),
    )
    .addOption(
      new Option("--cold-start <time>", "until a new replica serves, for the replayed autoscaler")
        .argParser(seconds)
        .default(300, "5min"),
    )
    .option("--table <name>", "table of a database, where its URL names none")
    .addOption(
      new Option("--timeout <time>", "longest wait for one answer of a database (default: 2min)").argParser(
        someSeconds,
      ),
    )
    .addOption(outOption("write the facts into this workload file, which may be there already"))
    .addOption(new Option("--replace-declared", "with --out: measured facts replace declared ones that differ"))
    .addOption(
      new Option("-f, --format <format>", "terminal, markdown or json (default: terminal)").choices([...formats]),
    )
    .addOption(
      new Option("--report <file>", "write the whole report to this file (.md, .json, .txt) instead of showing it"),
    )
    .addOption(asOfOption())
    .addOption(dataOption())
    .addOption(pricesOption())
    .addOption(colorOption())
    .addOption(quietOption())
    .addHelpText("after", examples)
    .action(async (sources: string[], flags: MeasureFlags) => {
      const { runMeasure } = await import("./measure/run.js");
      await runMeasure(sources, flags);
    });
}
