import { z } from "zod";
import { optionId, spread } from "./option-schema.js";

const price = z.strictObject({
  provider: z.string(),
  model: z.string().describe("The entry that matched"),
  source: z.enum(["contract", "organisation", "bundled"]),
  book: z.string().describe("Name and version of the price book"),
  as_of: z.string(),
  age_days: z.number().describe("Days since as_of; none where that is later than the day assessed"),
  age: z.enum(["fresh", "old", "too_old"]),
  in_force: z
    .boolean()
    .describe("An entry of the price file states it: it holds while the entry does, whatever its age"),
  usd_per_month: spread.describe("USD a month at these prices: all that is possible, and what is expected"),
  to_bill: z.number().nullable().describe("The stated bill over it; null where none is stated"),
  committed: z
    .strictObject({
      usd_per_month: z.number(),
      usage_usd_per_month: spread.describe("What the use of this workload alone costs"),
      entry: z.string().describe("The entry of the price file: one spend for all that is bought under it"),
      until: z.string().nullable(),
    })
    .nullable()
    .describe("The spend that a contract asks for whatever is used; null where there is none"),
  notes: z.array(z.string()),
});

const coverage = z.strictObject({
  provider: z.string(),
  surface: z.string().nullable().describe("The way into the provider that meets most"),
  overall: z.enum(["covered", "not_covered", "unknown"]),
  controls: z.array(
    z.strictObject({
      control: z.string(),
      status: z.enum(["covered", "by_arrangement", "not_covered", "not_known"]),
      detail: z.string(),
      as_of: z.string().nullable(),
      confidence: z.enum(["high", "medium"]).nullable(),
      source: z.string().nullable(),
    }),
  ),
});

const sizing = z.strictObject({
  model: z.string().nullable(),
  gpu: z.string(),
  gpus_per_replica: z.number(),
  precision: z.string().nullable(),
  basis: z.enum(["stated", "measured", "fitted", "extrapolated"]),
  requests_per_second: z.number().describe("What one replica serves within the targets"),
  tokens_per_second_per_gpu: z.number(),
  band: z.strictObject({ low: z.number(), high: z.number() }).describe("Multiples of it between which it really lies"),
  concurrency: z.number().nullable(),
  binds: z.enum(["memory", "prefill", "decode", "interconnect"]).nullable(),
  replicas: z.number(),
  spare_replicas: z.number(),
  utilisation: z.number(),
  usd_per_gpu_hour: z.strictObject({ low: z.number(), expected: z.number(), high: z.number() }),
  price_source: z.string(),
});

const misfit = z.strictObject({ configurations: z.number(), because: z.string() });

const swing = z.strictObject({
  factor: z.string(),
  title: z.string(),
  low_text: z.string().describe("The value put in at the low end, as people write it"),
  high_text: z.string(),
  low_usd: z.number().describe("Managed minus self-hosted, USD a month, with this factor at its low end"),
  high_usd: z.number(),
});

const series = z.array(z.number());

const saving = z.strictObject({
  managed: optionId.describe("The managed option compared: the cheapest that is open today"),
  self_hosted: optionId,
  probability: z.number().min(0).max(1).describe("Share of sampled points at which self-hosting costs less"),
  asked: z.number().describe("The probability from which a saving counts as likely"),
  certain: z.enum(["cheaper", "dearer", "open"]).describe("What the hard ends of all ranges prove of self-hosting"),
  usd_per_month: spread.describe("Managed minus self-hosted, people counted"),
  base_usd: z
    .number()
    .describe("The same with every number at its expected value, where the swings of the tornado start: no median"),
});

const bestManaged = z.strictObject({
  option: optionId,
  saves_usd_per_month: z.number().describe("Against today's bill, at expected values"),
  share: z.number().describe("Of today's bill"),
});

const breakEven = z.strictObject({
  tokens_per_month: z.number().nullable().describe("From here on self-hosting is and stays cheaper; null where never"),
  first_tokens_per_month: z
    .number()
    .nullable()
    .describe("Where it first is cheaper: before the volume above where the next step of capacity turns it back"),
  utilisation: z.number().nullable(),
  times_today: z.number().nullable(),
  growth_to_reach: z
    .number()
    .nullable()
    .describe("Growth a month that takes today's volume there in 36 months; null where it is there already, or never"),
  searched_to: z.number().describe("Tokens a month up to which was searched"),
});

const projection = z.strictObject({
  growth_per_month: z.number(),
  months: z.number(),
  managed: series.describe("USD a month, from month 0"),
  self_hosted: series,
  turns_in: z.number().nullable().describe("The month in which the cheaper side changes; null where never within"),
  stays_from: z
    .number()
    .nullable()
    .describe("The month from which it stays changed to the end; null where it never does within"),
});

const curve = z.strictObject({
  today: z.number().describe("Tokens a month"),
  tokens_per_month: series,
  managed: series,
  self_hosted: series,
});

/** What each way of running a workload costs, how sure that is, and where it turns. */
export const economics = z.strictObject({
  self_hosted_to_managed: z
    .strictObject({ low: z.number(), high: z.number().nullable() })
    .nullable()
    .describe("All-in self-hosted cost as a multiple of the managed cost; high null where unbounded"),
  likely_self_hosted_to_managed: z
    .strictObject({ low: z.number(), high: z.number() })
    .nullable()
    .describe("The part of it that is likely: nine tenths of the sampled points"),
  monthly_difference_usd: z
    .strictObject({ low: z.number(), high: z.number() })
    .nullable()
    .describe("Managed as it is minus self-hosted with people, hard ends; positive is a saving"),
  saving: saving.nullable(),
  best_managed: bestManaged
    .nullable()
    .describe("A managed way that is open today and clearly cheaper than today's; null where none is"),
  price: price.nullable().describe("Today's traffic at the prices of the book; null where no model is named or known"),
  coverage: coverage.nullable().describe("Whether the provider of today can cover the controls asked for"),
  sizing: sizing.nullable(),
  misfit: misfit.nullable().describe("Why no listed GPU serves the candidate"),
  tornado: z.array(swing).describe("What each uncertain number alone does to the difference, the largest first"),
  break_even: breakEven.nullable(),
  payback_months: z.number().nullable().describe("Until the migration is paid back; null where it never is"),
  migration_usd: z.number().nullable(),
  projection: projection.nullable(),
  curve: curve.nullable().describe("What each side costs over the volume"),
  assumptions: z.array(z.string()),
  notes: z.array(z.string()).describe("What a reader should know of these figures"),
});
