import { z } from "zod";

const isoDate = z.iso.date("has to be a day that exists, as YYYY-MM-DD");

/** The table of announced model shutdowns (data/model-lifecycle.json). */
export const lifecycleSchema = z.object({
  as_of: isoDate,
  shutdowns: z.array(
    z.object({
      provider: z.string(),
      models: z.array(z.string()),
      date: isoDate,
      replacement: z.string().optional(),
      source: z.string(),
    }),
  ),
});

export type LifecycleTable = z.infer<typeof lifecycleSchema>;

const positive = z.number().positive();
const count = z.number().int().nonnegative();
const text = z.string().min(1);
/** As a source dates a figure. */
const sourceDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "has to be YYYY, YYYY-MM or YYYY-MM-DD");

/** Architectures of open-weight models (data/models.json). */
export const modelsSchema = z.object({
  as_of: isoDate,
  models: z.array(
    z.object({
      id: text,
      aliases: z.array(text).optional(),
      paramsB: positive,
      activeParamsB: positive,
      layers: positive,
      hidden: positive,
      vocabulary: positive.optional(),
      heads: positive,
      kvHeads: positive,
      headDim: positive,
      context: positive,
      experts: count,
      expertsPerToken: count,
      slidingWindow: count,
      fullAttentionLayers: count,
      kvElementsPerToken: positive,
      licence: text,
      source: text,
    }),
  ),
});

/** GPUs as data sheets have them, and dated prices of an hour (data/gpus.json). */
export const gpusSchema = z.object({
  as_of: isoDate,
  gpus: z.array(
    z.object({
      id: text,
      aliases: z.array(text),
      vendor: z.enum(["nvidia", "amd"]),
      memoryGb: positive,
      bandwidthGbPerS: positive,
      bf16Tflops: positive,
      fp8Tflops: positive.optional(),
      fp4Tflops: positive.optional(),
      tdpWatts: positive.optional(),
      linkGbPerS: positive.optional(),
      source: text,
    }),
  ),
  prices: z.array(
    z.object({
      gpu: text,
      usdPerGpuHour: positive,
      kind: z.enum(["on_demand", "spot", "reserved"]),
      provider: text,
      date: sourceDate,
      offer: z.boolean(),
      source: text,
    }),
  ),
});

const shares = z.object({ bf16: positive, fp8: positive, fp4: positive });
const band = z.object({ low: positive.max(1), high: z.number().min(1) });

/** Constants that are one number each. */
const constantNames = [
  "memoryUse",
  "reserveDenseGib",
  "reserveMoeGib",
  "tightUse",
  "outputHeld",
  "unknownLinkGbPerS",
  "maxSequences",
  "weightBandwidth",
  "expertBandwidth",
  "kvBandwidth",
  "activationPasses",
  "moeUtilisation",
  "expertPadding",
  "expertBalance",
  "attentionUtilisation",
  "overlapLoss",
  "routingOverheadUs",
  "linkUse",
  "pcieUse",
  "layerOverheadUs",
  "sequenceOverheadUs",
  "batchedSequences",
  "allReduceUs",
  "tightShare",
] as const;

/** Constants of the sizing model (data/sizing.json). */
export const sizingSchema = z.object({
  as_of: isoDate,
  constants: z.object({
    ...Object.fromEntries(constantNames.map((name) => [name, z.number().nonnegative()])),
    prefillUtilisation: shares,
    decodeUtilisation: shares,
    measuredGpus: z.array(text),
    measuredBand: band,
    bands: z.object({ dense: band, moe: band, amd: band, extrapolated: band }),
  }),
});

/** What list prices are multiplied by, and which book is bundled (data/prices.json). */
export const pricesSchema = z.object({
  book: z.object({ package: text, version: text, as_of: isoDate }),
  multipliers: z.array(
    z.object({
      code: z.enum(["batch", "flex", "residency"]),
      provider: text,
      factor: positive.max(10),
      as_of: sourceDate,
      confidence: z.enum(["high", "medium"]),
      source: text,
    }),
  ),
});

/** Facts about what providers offer (data/providers.json). */
export const providersSchema = z.object({
  as_of: sourceDate,
  facts: z.array(
    z.object({
      provider: text,
      surface: text,
      fact: text,
      value: z.union([z.string(), z.number(), z.object({ regions: z.array(z.string()) })]),
      as_of: sourceDate,
      confidence: z.enum(["high", "medium"]),
      source: text,
    }),
  ),
});

/** Assumed figures of costs (data/cost-assumptions.json). */
export const assumptionsSchema = z.record(
  z.string(),
  z
    .object({
      low: z.number().nonnegative(),
      expected: z.number().nonnegative().optional(),
      high: z.number().nonnegative(),
      unit: text,
      grade: text,
      source: text,
      as_of: sourceDate,
    })
    .refine(({ low, expected, high }) => low <= (expected ?? low) && (expected ?? low) <= high, {
      message: "has to run from low over expected to high",
    }),
);
