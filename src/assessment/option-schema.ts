import { z } from "zod";
import { mode, provenance } from "./base-schema.js";

export const spread = z
  .strictObject({ low: z.number(), expected: z.number(), high: z.number() })
  .describe("USD a month: a twentieth of what is possible lies below low, half below expected, a twentieth above high");

export const optionId = z.enum([
  "managed_as_is",
  "managed_better",
  "managed_batch",
  "managed_cheaper_model",
  "open_weights_hosted",
  "self_hosted",
  "self_hosted_reserved",
  "self_hosted_owned",
  "self_hosted_active_window",
  "self_hosted_scale_to_zero",
  "hybrid",
]);

export const option = z.strictObject({
  id: optionId,
  title: z.string(),
  mode,
  provider: z.string().optional(),
  model: z.string().optional(),
  gpu: z.string().optional(),
  usd_per_month: spread.nullable().describe("Null where not known"),
  ends: z
    .strictObject({ low: z.number(), high: z.number() })
    .nullable()
    .describe("USD a month that nothing within the ranges passes"),
  cheapest: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe("Share of sampled points at which it is the cheapest option that is feasible; null where not compared"),
  parts: z
    .record(z.string(), z.strictObject({ low: z.number(), expected: z.number(), high: z.number(), provenance }))
    .describe("The lines of its bill, USD a month"),
  basis: z.string().nullable().describe("How the figure came about"),
  feasible: z.enum(["yes", "no", "unknown"]),
  because: z.string(),
  pros: z.array(z.string()),
  cons: z.array(z.string()),
});
