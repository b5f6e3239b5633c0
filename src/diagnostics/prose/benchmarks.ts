import type { Args } from "../diagnostic.js";
import { amount, listed, quoted, say, type Teller, whole, word, words } from "./phrase.js";

/** What is wrong with a result of a load test, or with taking it for what is asked. */
export const benchmarkProse = {
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
