import type { Wanted } from "../benchmarks/mismatch.js";
import type { Repeated } from "../benchmarks/repeated-runs.js";
import type { Args } from "../diagnostics/diagnostic.js";
import { findSpec } from "../facts/registry/registry.js";
import { isPrecision } from "../quantities/precision.js";
import { findGpu, findModel, type SizingData } from "../sizing/catalogue.js";
import { fewestHolding } from "../sizing/holding.js";
import { publishedPrecision } from "../sizing/published.js";
import type { Stated } from "../workloads/workload.js";

type Facts = ReadonlyMap<string, Stated>;

/** What it takes to read a measurement: names, and what GPUs hold. */
export type Measurable = Pick<SizingData, "models" | "gpus" | "constants">;

const countName = "candidate.gpus";

/** As many GPUs as the weights of the candidate take at least: nobody has run it on fewer. One where that is not known. */
export function fewestGpus({ model, gpu }: Wanted, facts: Facts, sizing: Measurable): number {
  const known = model && findModel(sizing, model.name);
  const on = gpu && findGpu(sizing, gpu.name);
  if (!known || !on) return 1;
  const stated = facts.get("candidate.precision")?.value;
  const precision = typeof stated === "string" && isPrecision(stated) ? stated : publishedPrecision(known);
  const held = fewestHolding({ model: known, gpu: on, precision }, sizing.constants);
  return "gpus" in held ? held.gpus : 1;
}

/** The replica is the one that was measured, where the runs agree on it and nobody states another. */
export function countFact({ runs: [first, ...rest] }: Repeated, facts: Facts): [string, number][] {
  const gpus = first?.gpus;
  const type = findSpec(countName)?.type;
  if (gpus === undefined || facts.has(countName) || type?.kind !== "quantity" || gpus > type.max) return [];
  return rest.every((run) => run.gpus === gpus) ? [[countName, gpus]] : [];
}

/** What the runs do not say of the GPUs behind them, and what these are taken as; undefined where nothing is taken. */
export function unlabelled({ runs }: Repeated, gpus: number, facts: Facts): Args | undefined {
  const gpu = facts.get("candidate.gpu")?.value;
  if (gpu === undefined) return undefined;
  const isNamed = runs.every((run) => run.gpu !== undefined);
  const isCounted = facts.has(countName) || runs.every((run) => run.gpus !== undefined);
  if (isNamed && isCounted) return undefined;
  const lacks = isNamed ? "count" : isCounted ? "gpu" : "gpu and count";
  return { lacks, gpu: String(gpu), gpus: runs[0]?.gpus ?? gpus };
}
