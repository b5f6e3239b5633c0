import { z } from "zod";
import { spread } from "./option-schema.js";

export const member = z.strictObject({ workload: z.string(), slice: z.string().optional() });

const poolCost = z.strictObject({
  members: z.array(member).describe("Whose traffic is in these figures: those that could be sized"),
  gpu: z.string(),
  gpus_per_replica: z.number(),
  precision: z.string().nullable(),
  usd_per_month: spread.describe(
    "USD a month, people counted once: low with peaks that never meet, expected and high with all peaks at once; quantiles of 5, 50 and 95 %",
  ),
  separate_usd_per_month: spread.describe("The members self-hosted one by one, on fleets sized and rented alike"),
  managed_usd_per_month: z.strictObject({
    as_is: spread.nullable().describe("Null where a member has no bill"),
    best_open: spread.nullable().describe("The cheapest managed way of each that is open today"),
  }),
  joining_usd_per_month: z
    .strictObject({ shared: z.number(), managed: z.number().nullable() })
    .nullable()
    .describe("What those that would join add to the expected cost, and cost managed; null where none joins movers"),
  gpus: z
    .strictObject({ low: z.number(), high: z.number() })
    .describe("Spare ones included; peaks that never meet, and all at once"),
  separate_gpus: z.number(),
  utilisation: z.strictObject({ low: z.number(), high: z.number() }).describe("Ends over all ranges"),
  assumed: z.array(z.string()),
});

export const pool = z.strictObject({
  model: z.string(),
  members: z.array(member).describe("Self-hosted by their own verdict"),
  would_join: z
    .array(member)
    .describe("Managed by their own verdict, as GPUs for them alone would stand idle; of the same model"),
  because: z.string(),
  cost: poolCost.nullable().describe("Null where it could not be priced; `because` says why"),
});
