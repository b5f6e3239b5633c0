import { Command, Option } from "commander";
import type { Sizing } from "../assessment/sizing-schema.js";
import { tablesIn } from "./data-table.js";
import { UsageError } from "./failure.js";
import { formatOf } from "./format-of.js";
import { type InputFiles, inputFiles, refuseInput } from "./input-files.js";
import { print, writeWhole } from "./output.js";
import { colorOption, dataOption, outOption, quietOption } from "./shared-options.js";
import {
  count,
  formats,
  names,
  onePrecision,
  peakToMean,
  precisionList,
  quantity,
  type SizeFlags,
  share,
} from "./size/flags.js";
import { tell } from "./tell.js";

const examples = `
Examples:
  $ llm-decide size --model llama-3.1-8b --input 1.1k --output 300
      the GPUs that hold the model, the cheapest backed one first
  $ llm-decide size --model llama-3.3-70b --precision fp8 --gpu h200-141gb --gpus 2 \\
      --input 2k --output 400 --rate 6 --peak-to-mean 3 --ttft 800ms --tpot 50ms --explain
      one deployment, its fleet for that load, and the equations
  $ llm-decide size --model gpt-oss-120b --gpu h100-80gb --gpus 1 --measured bench.json --rate 2
      the same from your own vllm bench serve or GuideLLM result
  $ llm-decide size --rows deployments.csv --out estimates.csv
      many at once: model,gpu,n_gpus,tp,precision,isl,osl,concurrency and columns of your own;
      an empty tp is n_gpus, an empty precision bf16, and concurrency may be max, what memory holds`;

const tokens = quantity("tokens/request", 1, 1e8, "tokens from 1 to 100M, e.g. 300 or 1.1k");
const wait = quantity("ms", 0.001, 1e8, "a time from 0.001ms to 100,000s with its unit, e.g. 800ms or 1.5s");

export function sizeCommand(): Command {
  return new Command("size")
    .summary("say what GPUs a workload needs, and their cost")
    .description(
      "Sizes a self-hosted deployment from the architecture of the model and the data sheet of the GPU: what fits, concurrency, latency, throughput, replicas and cost, each with its error band.",
    )
    .option("--model <name>", "model, e.g. llama-3.1-70b or meta-llama/Llama-3.1-70B-Instruct")
    .addOption(new Option("--gpu <names>", "GPU, or several between commas (default: all)").argParser(names))
    .addOption(new Option("--gpus <n>", "GPUs of one replica (default: 1, 2, 4 and 8)").argParser(count(1, 1024)))
    .addOption(new Option("--tp <n>", "tensor parallelism (default: --gpus)").argParser(count(1, 1024)))
    .addOption(
      new Option("--precision <names>", "precision of weights, or several (default: as published)").argParser(
        precisionList,
      ),
    )
    .addOption(
      new Option(
        "--kv-precision <name>",
        "precision of KV cache (default: fp8 with fp8 and nvfp4 weights, else bf16)",
      ).argParser(onePrecision),
    )
    .addOption(new Option("--input <tokens>", "input tokens of a request, e.g. 1.1k").argParser(tokens))
    .addOption(new Option("--output <tokens>", "output tokens of a request").argParser(tokens))
    .addOption(
      new Option("--cached-input-share <share>", "share of the input that a prefix cache answers, e.g. 40%").argParser(
        share,
      ),
    )
    .addOption(
      new Option("--concurrency <n>", "requests in flight at the peak, over all replicas").argParser(
        count(1, 10_000_000),
      ),
    )
    .addOption(
      new Option("--rate <requests>", "requests a second on average, in place of --concurrency").argParser(
        quantity("ratio", 1e-6, 1e6, "requests a second from 0.000001 to 1,000,000, e.g. 6 or 0.5"),
      ),
    )
    .addOption(
      new Option("--peak-to-mean <times>", "how many times the average the peak is (default: 1)").argParser(peakToMean),
    )
    .addOption(new Option("--ttft <time>", "longest wait for the first token, p99, e.g. 800ms").argParser(wait))
    .addOption(new Option("--tpot <time>", "longest time between tokens, e.g. 50ms").argParser(wait))
    .addOption(new Option("--latency <time>", "longest time of a whole answer, e.g. 10s").argParser(wait))
    .addOption(
      new Option(
        "--spare <n>",
        "replicas beside those the peak needs (default: 1, of cost-assumptions.json)",
      ).argParser(count(0, 1000)),
    )
    .option("--measured <file>", "result of vllm bench serve or GuideLLM that stands in for the estimate")
    .option(
      "--rows <file>",
      "CSV of deployments to estimate, one a row, answered as the same CSV with columns added; - is standard input",
    )
    .option("--explain", "show the equations with the figures in them")
    .addOption(
      new Option(
        "-f, --format <format>",
        "terminal, json or csv (default: by --out's ending, else terminal); --rows answers in csv alone",
      ).choices([...formats]),
    )
    .addOption(outOption())
    .addOption(dataOption())
    .addOption(colorOption())
    .addOption(quietOption())
    .addHelpText("after", examples)
    .action(runSize);
}

async function runSize(flags: SizeFlags): Promise<void> {
  const { loadSizing } = await import("./size/load-sizing.js");
  if (flags.rows !== undefined) {
    const { runRows } = await import("./size/rows-command.js");
    return runRows(flags.rows, flags);
  }
  const inputs = inputFiles([...(flags.measured === undefined ? [] : [flags.measured]), ...tablesIn(flags.data)]);
  if (flags.out !== undefined) refuseInput(flags.out, inputs);
  if (flags.out?.endsWith("/")) throw new UsageError(`--out ${flags.out} is a folder: size writes one file`);
  const data = await loadSizing(flags.data);
  const { sizingOf } = await import("./size/sizing-of.js");
  const { sizing, warnings } = await sizingOf(flags, data);
  await tell(warnings, flags);
  await deliver(sizing, flags, inputs);
}

async function deliver(sizing: Sizing, flags: SizeFlags, inputs: InputFiles): Promise<void> {
  const { out } = flags;
  const text = await render(sizing, flags);
  if (out === undefined || out === "-") return print(text);
  await writeWhole(out, text, inputs);
  if (!flags.quiet) process.stderr.write(`wrote ${out}\n`);
}

async function render(sizing: Sizing, flags: SizeFlags): Promise<string> {
  const { out, explain = false, format = formatOf(out, "--out", formats) } = flags;
  switch (format) {
    case "json":
      return (await import("../report/sizing/json.js")).renderSizingJson(sizing);
    case "csv":
      return (await import("../report/sizing/csv.js")).renderSizingCsv(sizing);
    case "terminal": {
      const [{ renderSizing }, { colourLevel, terminalWidth }, { painted }] = await Promise.all([
        import("../report/sizing/terminal.js"),
        import("./terminal.js"),
        import("./size/painted.js"),
      ]);
      const colour = out === undefined && colourLevel(!flags.color) > 0;
      return renderSizing(sizing, { width: terminalWidth(), explain, ...(colour ? { paint: painted } : {}) });
    }
  }
}
