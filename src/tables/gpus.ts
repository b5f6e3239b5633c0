import { z } from "zod";
import { priceKinds, vendors } from "../sizing/gpu.js";
import { from, isoDate, oneOf, plainName, row, rows, sourceDate, text, told, yesOrNo } from "./scalars.js";

// a tenth of the weakest GPU that serves a model, and many times the strongest one announced
const memory = from(1, 10_000, "GB");
const bandwidth = from(10, 1_000_000, "GB/s");
const tflops = from(1, 1_000_000, "TFLOPS");

const gpuSchema = row({
  id: plainName,
  aliases: z.array(plainName, told("a list of names")),
  vendor: oneOf(vendors),
  memoryGb: memory,
  bandwidthGbPerS: bandwidth,
  bf16Tflops: tflops,
  fp8Tflops: tflops.exactOptional(),
  fp4Tflops: tflops.exactOptional(),
  tdpWatts: from(1, 100_000, "watts").exactOptional(),
  linkGbPerS: from(1, 100_000, "GB/s in each direction").exactOptional(),
  source: text,
  notes: text.exactOptional(),
});

const priceSchema = row({
  gpu: text,
  // as candidate.gpu_usd_per_hour of a workload
  usdPerGpuHour: from(0.01, 1_000, "USD for one GPU an hour"),
  kind: oneOf(priceKinds),
  provider: text,
  product: text.exactOptional(),
  date: sourceDate,
  offer: yesOrNo,
  source: text,
  notes: text.exactOptional(),
});

/** GPUs as data sheets have them, and dated prices of an hour (data/gpus.json). */
export const gpusSchema = row({
  as_of: isoDate,
  about: text.exactOptional(),
  gpus: rows(gpuSchema, ({ id, aliases }) => [id, ...aliases]),
  prices: rows(priceSchema),
}).superRefine(({ gpus, prices }, { addIssue }) => {
  const known = new Set(gpus.map(({ id }) => id));
  for (const [index, { gpu }] of prices.entries()) {
    if (!known.has(gpu))
      addIssue({ code: "custom", path: ["prices", index, "gpu"], message: "has to be the id of one of gpus" });
  }
});

export type GpusTable = z.infer<typeof gpusSchema>;
