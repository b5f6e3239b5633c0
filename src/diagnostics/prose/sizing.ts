import type { Args } from "../diagnostic.js";
import { suggest } from "../suggest.js";
import { listed, quoted, say, type Teller, word, words } from "./phrase.js";

/** A figure at three digits, as `1,430`; empty where absent. */
function amount(args: Args, name: string): string {
  const value = args[name];
  return typeof value === "number" ? Number(value.toPrecision(3)).toLocaleString("en-US") : word(args, name);
}

const whole = (args: Args, name: string): string => {
  const value = args[name];
  return typeof value === "number" ? value.toLocaleString("en-US") : word(args, name);
};

const gpuCount = (a: Args): string => (a["gpus"] === 1 ? "1 GPU has" : `${whole(a, "gpus")} GPUs have`);

/** An unknown name: the nearest known one, else a few of them. */
function unknown(what: string): Teller {
  return (a) => {
    const near = suggest(word(a, "name"), words(a, "known"));
    return say(
      `There is no ${what} ${quoted(word(a, "name"))} in the data.`,
      near !== undefined && `did you mean ${quoted(near)}?`,
      near === undefined && words(a, "known").length > 0 && `known: ${listed(words(a, "known"))}`,
    );
  };
}

/** The name that was probably meant, where there is one. */
function meant(a: Args): string | false {
  const near = suggest(word(a, "name"), words(a, "known"));
  return near !== undefined && `did you mean ${quoted(near)}?`;
}

/** Why a deployment cannot serve a workload, problems of tables of deployments, and of benchmark results. */
export const sizingProse = {
  "model-unknown": unknown("model"),
  "gpu-unknown": unknown("GPU"),
  "precision-unknown": unknown("precision"),
  "weights-exceed-memory": (a) =>
    say(
      `The weights take ${amount(a, "weightsGb")} GB, more than the ${amount(a, "memoryGb")} GB that ${gpuCount(a)}.`,
      "more GPUs, larger ones, or weights in a narrower precision would fit",
    ),
  "no-room-for-one-sequence": (a) =>
    say(
      `Beside the weights ${amount(a, "roomGb")} GB are left, less than the ${amount(a, "sequenceGb")} GB of KV cache that one sequence of ${whole(a, "tokens")} tokens takes.`,
      "more GPUs, shorter requests, or a KV cache in fp8 would fit",
    ),
  "context-exceeded": (a) =>
    say(
      `Input and output are ${whole(a, "tokens")} tokens together; the model's context is ${whole(a, "context")}.`,
      "shorten them, or take a model with a longer context",
    ),
  "ttft-out-of-reach": (a) =>
    say(
      `The first token comes after ${amount(a, "reachedMs")} ms with a single request; at most ${amount(a, "targetMs")} ms are asked for.`,
      "more GPUs in tensor parallel, faster ones, or a prefix cache would bring it nearer",
    ),
  "tpot-out-of-reach": (a) =>
    say(
      `A token takes ${amount(a, "reachedMs")} ms with a single request; at most ${amount(a, "targetMs")} ms are asked for.`,
      "more GPUs in tensor parallel, faster memory, or weights in a narrower precision would bring it nearer",
    ),
  "latency-out-of-reach": (a) =>
    say(
      `A whole answer takes ${amount(a, "reachedMs")} ms with a single request; at most ${amount(a, "targetMs")} ms are asked for.`,
      "more GPUs in tensor parallel, faster memory, narrower weights, or a shorter output would bring it nearer",
    ),
  "precision-unsupported": (a) =>
    say(
      `The GPU ${quoted(word(a, "gpu"))} has no units for ${quoted(word(a, "precision"))}.`,
      "take another precision",
    ),
  "heads-not-divisible": (a) =>
    say(
      `No engine splits the ${whole(a, "heads")} attention heads of the model over ${whole(a, "tp")} GPUs.`,
      `tensor parallelism has to divide ${whole(a, "heads")}; ${whole(a, "near")} would do`,
    ),
  "no-basis": (a) => say(`Nothing was measured that an estimate could rest on${because(a)}.`, "measure it: --measured"),
  "gpus-not-divisible": (a) =>
    say(
      `${whole(a, "gpus")} ${a["gpus"] === 1 ? "GPU" : "GPUs"} cannot be shared out in groups of ${whole(a, "tp")}.`,
      "tensor parallelism has to divide the number of GPUs",
    ),
  "count-expected": (a) =>
    say(
      `${quoted(word(a, "column"))} has to be ${word(a, "expected")}, not ${quoted(word(a, "found"))}.`,
      word(a, "example") !== "" && `as in \`${word(a, "example")}\``,
    ),
  "column-missing": (a) => {
    const near = suggest(word(a, "column"), words(a, "found"));
    return say(
      `The header has no column ${quoted(word(a, "column"))}.`,
      near !== undefined && `did you mean it by ${quoted(near)}?`,
      `expected: ${listed(words(a, "expected"))}`,
    );
  },
  "table-delimiter": (a) =>
    say(
      `The columns stand between ${word(a, "delimiter")}, not between commas.`,
      "save the file as CSV with commas; a decimal point in it is a point",
    ),
  "table-returns": () =>
    say("The lines end in carriage returns alone, so that all of them are one.", "save the file with line feeds"),
  "column-repeated": (a) => say(`The header has two columns ${quoted(word(a, "column"))}.`, "name each only once"),
  "column-taken": (a) =>
    say(
      `The file has a column ${quoted(word(a, "column"))} of its own.`,
      "it stays, and the estimate follows in a second column of that name",
    ),
  "row-length": (a) =>
    say(
      `The row has ${whole(a, "fields")} fields, the header ${whole(a, "columns")}.`,
      "a field with a comma in it goes between double quotes",
      Number(a["fields"]) > Number(a["columns"]) && "what the header has no column for is left out of the answer",
    ),
  "row-quotes": () =>
    say("The quotes of this row do not match up.", "write a quote inside a quoted field twice, and close every field"),
  "record-too-long": (a) =>
    say(
      `The record that begins here has no end within ${whole(a, "limit")} characters, so the rest of the file is not read.`,
      "is it a CSV file, with a line break behind each row?",
    ),
  "table-empty": () => say("The file has no header: it is empty.", "the first line names the columns"),
  "table-not-utf8": () => say("The text from here on is not valid UTF-8.", "save the file as UTF-8"),
  "benchmark-not-json": (a) =>
    say(
      `The benchmark result is not JSON: ${word(a, "reason")}.`,
      /`-?(NaN|Infinity)`$/.test(word(a, "reason")) && "JSON has no such number: write `null` in its place",
      "name the file that `vllm bench serve --save-result` or GuideLLM wrote as JSON",
    ),
  "benchmark-unreadable": (a) =>
    say(
      `The benchmark result ${quoted(word(a, "path"))} cannot be read: ${word(a, "reason")}.`,
      !word(a, "path").startsWith("/") && "the name is taken from the folder of the workload file",
    ),
  "benchmark-other-model": (a) =>
    say(
      `The benchmark ${quoted(word(a, "path"))} was run on the model ${quoted(word(a, "found"))}, not on ${quoted(word(a, "wanted"))}, so it is not used.`,
      estimated,
      "measure the candidate; if it is this model under another name, state candidate.tokens_per_second_per_gpu",
    ),
  "benchmark-other-gpu": (a) =>
    say(
      `The benchmark ${quoted(word(a, "path"))} was run on the GPU ${quoted(word(a, "found"))}, not on ${quoted(word(a, "wanted"))}, so it is not used.`,
      estimated,
      "measure on the candidate's GPU, or name the measured one as candidate.gpu",
    ),
  "benchmark-other-lengths": (a) =>
    say(
      `The benchmark ${quoted(word(a, "path"))} was run with ${word(a, "found")}, the workload has ${word(a, "wanted")}, so it is not used.`,
      estimated,
      `measure at the workload's lengths; they may differ by ${share(a, "tolerance")}`,
    ),
  "benchmark-failed-requests": (a) =>
    say(
      `In the benchmark ${quoted(word(a, "path"))} ${whole(a, "failed")} requests failed beside ${whole(a, "completed")} that were answered.`,
      "the throughput is that of the answered ones; measure at a load that the endpoint carries",
    ),
  "benchmark-out-of-range": (a) =>
    say(
      `The benchmark ${quoted(word(a, "path"))} gives ${word(a, "found")} tokens a second for one GPU, input and output together.`,
      `expected: ${word(a, "range")}`,
      "is the file whole, and the number of GPUs right?",
    ),
  "measured-other-model": (a) =>
    say(
      `It was run on the model ${quoted(word(a, "found"))}, not on ${quoted(word(a, "wanted"))}: the figures say nothing of the latter.`,
      "leave --model out to size the measured one, or leave --measured out for an estimate",
    ),
  "measured-other-gpu": (a) =>
    say(
      `It was run on the GPU ${quoted(word(a, "found"))}, not on ${quoted(word(a, "wanted"))}: the figures say nothing of the latter.`,
      "name the measured GPU with --gpu, or leave --measured out for an estimate",
    ),
  "measured-other-lengths": (a) =>
    say(
      `It was run with ${word(a, "found")}, asked for are ${word(a, "wanted")}: the figures only point the way.`,
      `measure at the lengths asked for; they may differ by ${share(a, "tolerance")}`,
      "leave --input and --output out to size the measured lengths, or --measured for an estimate",
    ),
  "benchmark-too-slow": (a) =>
    say(
      `No run of the benchmark ${quoted(word(a, "path"))} is known to answer within ${whole(a, "targetMs")} ms, so it is not used.`,
      "measure at lower load, or relax latency.target_p95",
    ),
  "benchmark-unlabelled": (a) =>
    say(
      `The benchmark ${quoted(word(a, "path"))} does not say ${lacking(word(a, "lacks"))} it was run on: it is taken for ${whole(a, "gpus")} × ${quoted(word(a, "gpu"))}.`,
      word(a, "lacks") !== "gpu" && "state the GPUs of one replica as candidate.gpus, if the count is another",
      "label runs with their own GPU, as in `--metadata gpus=4 gpu=h100-80gb`",
    ),
  "benchmark-only-p99": (a) =>
    say(
      `By the benchmark ${quoted(word(a, "path"))} 99 of 100 answers take up to ${amount(a, "foundMs")} ms, more than the target of ${amount(a, "targetMs")} ms, and it does not tell the 95th percentile: it is not shown to keep the target.`,
      throughputStands,
      percentiles,
    ),
  "benchmark-only-mean": (a) =>
    say(
      `The benchmark ${quoted(word(a, "path"))} tells a mean answer of ${amount(a, "foundMs")} ms and no percentile: that does not show 95 of 100 answers within ${amount(a, "targetMs")} ms.`,
      throughputStands,
      percentiles,
    ),
  "candidate-model-unknown": (a) =>
    say(
      `The candidate model ${quoted(word(a, "name"))} is not in the table of models, so nothing is sized for it.`,
      meant(a),
      "for a model of your own, name the one it is built on, or state candidate.tokens_per_second_per_gpu",
    ),
  "candidate-gpu-unknown": (a) =>
    say(
      `The GPU ${quoted(word(a, "name"))} is not in the table of GPUs, so nothing is sized on it.`,
      meant(a),
      "add it to a gpus.json of your own and name its folder with --data",
    ),
  "benchmark-unknown": () =>
    say(
      "This is no benchmark result that can be read.",
      "expected: the JSON of `vllm bench serve --save-result` (output_throughput, mean_ttft_ms, …)",
      "or a GuideLLM report (benchmarks, each with metrics)",
    ),
  "benchmark-without-runs": () => say("The report holds no benchmark.", "none may have finished; run it for longer"),
  "benchmark-nothing-completed": (a) =>
    say(
      `In run ${word(a, "run")} of the ${word(a, "tool")} result no request was answered, so it measures nothing.`,
      "see why the endpoint refused them, and run it again",
    ),
  "benchmark-bad-figure": (a) =>
    say(
      `Run ${word(a, "run")} of the ${word(a, "tool")} result cannot be used: for ${word(a, "key")} it gives ${word(a, "found")}.`,
      "is the file as the load generator wrote it?",
    ),
  "benchmark-incomplete": (a) =>
    say(
      `Run ${word(a, "run")} of the ${word(a, "tool")} result cannot be used: it lacks ${listed(words(a, "missing"))}, or has no value above zero there.`,
      words(a, "missing").includes("metrics") && "reports of GuideLLM before 0.2 hold no metrics; run a newer version",
    ),
} satisfies Record<string, Teller>;

/** `25 %`. */
const share = (args: Args, name: string): string => `${Math.round(Number(args[name] ?? 0) * 100)} %`;

const lacking = (what: string): string => {
  if (what === "gpu") return "which GPU";
  return what === "count" ? "how many GPUs" : "which GPU and how many of them";
};

const throughputStands = "its throughput is used; whether the target is kept is estimated";

const percentiles =
  "measure with `--percentile-metrics ttft,tpot,itl,e2el --metric-percentiles 95,99`, or state candidate.latency_p95";

const estimated = "what a GPU serves is estimated instead, and the verdict does not count it as measured";

const because = (a: Args): string => (word(a, "reason") === "" ? "" : `: ${word(a, "reason")}`);
