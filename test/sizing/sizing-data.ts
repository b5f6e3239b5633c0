import { readFileSync } from "node:fs";
import fc from "fast-check";
import { findGpu, findModel, type SizingData } from "../../src/sizing/catalogue.js";
import type { Deployment, Shape } from "../../src/sizing/deployment.js";
import type { Gpu } from "../../src/sizing/gpu.js";
import type { Model } from "../../src/sizing/model.js";
import type { Precision } from "../../src/sizing/precision.js";

export const read = (name: string): string => readFileSync(new URL(`../../data/${name}`, import.meta.url), "utf8");

const sizing: Pick<SizingData, "constants"> & {
  as_of: string;
  errors: Record<string, Errors>;
  provenance: Provenance;
} = JSON.parse(read("sizing.json"));

/** Error figures as `data/sizing.json` states them. */
export interface Errors {
  rows: number;
  medianAbsoluteError: number;
  within25: number;
  bias: number;
}

interface Provenance {
  fitted: {
    names: string[];
    rows: number;
    sources: string[];
    errors: Record<"full" | "low" | "batches", Errors>;
    tables: Record<string, string>;
  };
  calibrated: { names: string[]; models: string[] };
  split: { kept: Errors; heldOut: Errors };
  assumed: Record<string, string>;
  bands: string;
  measuredBand: string;
}

export const { errors, provenance } = sizing;
export const data: SizingData = {
  ...JSON.parse(read("models.json")),
  ...JSON.parse(read("gpus.json")),
  constants: sizing.constants,
  asOf: sizing.as_of,
};
export const { constants } = data;

export function model(name: string): Model {
  const found = findModel(data, name);
  if (!found) throw new Error(`no model ${name}`);
  return found;
}

export function gpu(name: string): Gpu {
  const found = findGpu(data, name);
  if (!found) throw new Error(`no GPU ${name}`);
  return found;
}

/** A deployment of one replica with the cache in 16 bits. */
export const deploy = (name: string, device: string, gpus: number, precision: Precision = "bf16"): Deployment => ({
  model: model(name),
  gpu: gpu(device),
  gpus,
  tensorParallel: gpus,
  precision,
  kvPrecision: "bf16",
});

export const anyShape: fc.Arbitrary<Shape> = fc.record({
  inputTokens: fc.integer({ min: 1, max: 8000 }),
  outputTokens: fc.integer({ min: 1, max: 4000 }),
  cachedInputShare: fc.double({ min: 0, max: 1, noNaN: true }),
});

export const anyDeployment: fc.Arbitrary<Deployment> = fc
  .record({
    model: fc.constantFrom(...data.models),
    gpu: fc.constantFrom(...data.gpus),
    tensorParallel: fc.constantFrom(1, 2, 4, 8),
    copies: fc.constantFrom(1, 2),
    precision: fc.constantFrom<Precision>("bf16", "fp8", "int4", "nvfp4", "mxfp4"),
    kvPrecision: fc.constantFrom<Precision>("bf16", "fp8"),
  })
  .map(({ copies, ...rest }) => ({ ...rest, gpus: copies * rest.tensorParallel }));
