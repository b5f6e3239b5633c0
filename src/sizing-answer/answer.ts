import { firstOfEach } from "../assessment/first-of-each.js";
import type { Configuration, Fleet, Sizing, Unfit } from "../assessment/sizing-schema.js";
import { describe } from "../diagnostics/prose.js";
import { type Precision, precisions } from "../quantities/precision.js";
import { replicasFor } from "../quantities/replicas.js";
import { capacity } from "../sizing/capacity.js";
import type { Deployment, Misfit, Prediction } from "../sizing/deployment.js";
import { explain } from "../sizing/explain.js";
import { fleetFor, type Plan } from "../sizing/fleet.js";
import { predict } from "../sizing/predict.js";
import { usualKvPrecision } from "../sizing/published.js";
import { configurationOf } from "./configuration.js";
import { groundsOf } from "./grounds.js";
import { codeOfMisfit } from "./misfit.js";
import { firstToTake } from "./order.js";
import { pricesOf } from "./prices.js";
import { type Question, usualSizes } from "./question.js";
import type { SizingTables } from "./sizing-tables.js";

/** Alternatives that are told where nothing asked about fits. */
const mostAlternatives = 8;

/** The answer to a question: what of it fits, what does not and why, and what would. */
export function answer(question: Question, data: SizingTables): Sizing {
  const { configurations, unfit } = tryAll(question, data);
  const { shape, targets, load, model } = question;
  return {
    version: 1,
    workload: {
      model: model.id,
      input_tokens: shape.inputTokens,
      output_tokens: shape.outputTokens,
      cached_input_share: shape.cachedInputShare ?? 0,
      load,
      ttft_ms_at_most: targets.ttftMs ?? null,
      tpot_ms_at_most: targets.tpotMs ?? null,
      latency_ms_at_most: targets.latencyMs ?? null,
    },
    configurations,
    would_fit: configurations.length > 0 ? [] : alternatives(question, data),
    unfit,
    rests_on: groundsOf(question, data),
  };
}

/** Other GPUs and sizes, each in its cheapest: in the precision asked for or in fp8, else in any. */
function alternatives(question: Question, data: SizingTables): Configuration[] {
  const open = { ...question, gpus: data.gpus, sizes: usualSizes };
  const near: readonly Precision[] = question.model.checkpoint ? question.precisions : [...question.precisions, "fp8"];
  const found = tryAll({ ...open, precisions: [...new Set(near)] }, data).configurations;
  const any = found.length > 0 ? found : tryAll({ ...open, precisions }, data).configurations;
  return firstOfEach(any).slice(0, mostAlternatives);
}

function tryAll(question: Question, data: SizingTables): Pick<Sizing, "configurations" | "unfit"> {
  const configurations: Configuration[] = [];
  const unfit: Unfit[] = [];
  for (const deployment of deploymentsOf(question)) {
    const tried = served(deployment, question, data);
    if ("fits" in tried) {
      unfit.push(unfitOf(deployment, tried));
      continue;
    }
    const { prediction, fleet } = tried;
    const steps = explain(deployment, question.shape, prediction.concurrency, data.constants);
    const prices = pricesOf(deployment.gpu.id, data.prices);
    configurations.push(
      configurationOf(deployment, prediction, fleet, prices, question.shape.outputTokens, { steps, measured: null }),
    );
  }
  return { configurations: configurations.sort(firstToTake), unfit };
}

export function deploymentsOf({ model, gpus, sizes, precisions: asked, kvPrecision }: Question): Deployment[] {
  return gpus.flatMap((gpu) =>
    asked.flatMap((precision) =>
      sizes.map((size) => ({
        model,
        gpu,
        ...size,
        precision,
        kvPrecision: kvPrecision ?? usualKvPrecision(model, precision),
      })),
    ),
  );
}

/** A replica at its share of the load, and the fleet; or why one replica cannot do it at all. */
function served(
  deployment: Deployment,
  question: Question,
  { constants, plan }: SizingTables,
): { prediction: Prediction; fleet: Fleet | null } | Misfit {
  const { shape, targets, load } = question;
  const full = capacity(deployment, shape, targets, constants);
  if (!full.fits) return full;
  const fleet = fleetOf(full, deployment.gpus, question, plan);
  if (load?.kind !== "concurrency" || fleet === null) return { prediction: full, fleet };
  const each = Math.ceil(load.requests_in_flight / fleet.replicas);
  const prediction = predict(deployment, shape, each, constants);
  return prediction.fits ? { prediction, fleet } : prediction;
}

/** Replicas for the load; null where none was given. Requests in flight are shared out at what a replica can hold. */
export function fleetOf(
  full: Prediction,
  gpusOfReplica: number,
  { load, spareReplicas }: Question,
  { planTo }: Pick<Plan, "planTo">,
): Fleet | null {
  if (load === null) return null;
  if (load.kind === "rate") {
    const mean = { requestsPerSecond: load.requests_per_second, peakToMean: load.peak_to_mean };
    const { replicas, gpus, busyShare } = fleetFor(full, mean, { planTo, spareReplicas });
    return { replicas, spare_replicas: spareReplicas, gpus, busy_share: busyShare };
  }
  const replicas = replicasFor(load.requests_in_flight / full.concurrency);
  return {
    replicas,
    spare_replicas: spareReplicas,
    gpus: (replicas + spareReplicas) * gpusOfReplica,
    busy_share: null,
  };
}

function unfitOf({ gpu, gpus, tensorParallel, precision, kvPrecision }: Deployment, misfit: Misfit): Unfit {
  const { sentence, hints } = describe({ code: codeOfMisfit(misfit), severity: "error", args: misfit.args });
  return {
    gpu: gpu.id,
    gpus,
    tensor_parallel: tensorParallel,
    precision,
    kv_precision: kvPrecision,
    code: misfit.code,
    because: [sentence, ...hints.map((hint) => `${hint.charAt(0).toUpperCase()}${hint.slice(1)}.`)].join(" "),
  };
}
