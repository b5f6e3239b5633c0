import type { Banded, Configuration, Measured, Sizing } from "../../assessment/sizing-schema.js";
import { counted, figure } from "../../text/figures.js";
import { shown } from "../../text/wrap.js";
import { aligned } from "./aligned.js";
import { bandText } from "./figures.js";

const basisWords = {
  measured: "measured by you",
  fitted: "estimated; the GPU and the kind of model were measured",
  extrapolated: "estimated; no measurement of this GPU or kind of model stands behind it",
} as const;

const bindsWords = {
  memory: "memory for KV cache binds",
  prefill: "prefill binds",
  decode: "decode binds",
  interconnect: "the link between GPUs binds",
} as const;

/** What one replica does, each figure with its band and its target. */
export function replicaLines(configuration: Configuration, workload: Sizing["workload"], width: number): string[] {
  const { tensor_parallel: tp, gpus } = configuration;
  const parallel = gpus > 1 ? [`tensor parallel ${tp}`] : [];
  const setting = [counted(gpus, "GPU"), ...parallel, `KV cache in ${configuration.kv_precision}`].join(", ");
  const row = (name: string, value: Banded | null, unit: string, target: number | null): string[][] =>
    value === null
      ? []
      : [[name, figure(value.expected), unit, bandText(value), target === null ? "" : `at most ${figure(target)}`]];
  const figures = aligned(
    [
      ...row("Output", configuration.output_tokens_per_second, "tokens/s", null),
      ...row("Answered", configuration.requests_per_second, "requests/s", null),
      ...row("First token", configuration.ttft_ms, "ms", workload.ttft_ms_at_most),
      ...row("Token", configuration.tpot_ms, "ms", workload.tpot_ms_at_most),
      ...row("Whole answer", configuration.latency_ms, "ms", workload.latency_ms_at_most),
    ],
    width,
    [1],
  );
  return [
    ...figures,
    ...aligned(
      [
        ...(configuration.concurrency === null ? [] : [["Concurrency", concurrencyText(configuration)]]),
        ["Set up", setting],
        ["Basis", basisWords[configuration.basis]],
      ],
      width,
    ),
  ];
}

function concurrencyText({ concurrency, concurrency_limit: limit, binds }: Configuration): string {
  return [
    `${figure(concurrency ?? 0)} in flight${limit === null ? "" : ` of ${figure(limit)} that memory holds`}`,
    ...(binds === null ? [] : [bindsWords[binds]]),
  ].join("; ");
}

/** A measurement and how far the estimate is from it. */
export function measuredLines(measured: Measured): string[] {
  const { estimated_output_tokens_per_second: estimate, deviation } = measured;
  const load = measured.concurrency === null ? "" : ` at ${figure(measured.concurrency)} in flight`;
  return [
    `${counted(measured.runs, "run")} of ${measured.tool}${load}, from ${shown(measured.file)}`,
    ...(estimate === null || deviation === null
      ? []
      : [`The estimate would have been ${figure(estimate)} tokens/s, ${deviationText(deviation)}`]),
    ...measured.notes.map(shown),
  ];
}

function deviationText(deviation: number): string {
  const size = figure(Math.abs(deviation) * 100);
  if (Math.abs(deviation) < 0.0005) return "the same";
  return `${size} % ${deviation > 0 ? "lower" : "higher"} than measured`;
}
