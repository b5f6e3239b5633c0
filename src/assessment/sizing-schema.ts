import { z } from "zod";

/** A figure with the ends between which it really lies; all three equal where nothing is known of its spread. */
const banded = z.object({ expected: z.number(), low: z.number(), high: z.number() });

/** Requests that arrive, or requests that are in flight at once, over all replicas. */
const load = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rate"), requests_per_second: z.number(), peak_to_mean: z.number() }),
  z.object({ kind: z.literal("concurrency"), requests_in_flight: z.number() }),
]);

/** What a replica is: a model in some precision on GPUs of one kind. */
const placement = z.object({
  gpu: z.string(),
  gpus: z.number().int(),
  tensor_parallel: z.number().int(),
  precision: z.string(),
  kv_precision: z.string(),
});

const fleet = z.object({
  /** Replicas that carry the peak, without those that stand by in case one fails. */
  replicas: z.number().int(),
  spare_replicas: z.number().int(),
  /** Of all that stands. */
  gpus: z.number().int(),
  /** Mean load over the capacity of what stands; null where the load is given as requests in flight. */
  busy_share: z.number().nullable(),
});

const price = z.object({
  usd_per_gpu_hour: z.number(),
  /** With the product, where the provider has several. */
  provider: z.string(),
  kind: z.string(),
  date: z.string(),
  /** False for catalogue figures, averages and second-hand quotes. */
  offer: z.boolean(),
  source: z.string(),
});

/** Of the whole fleet, or of one replica where no load was given. From the cheapest price over the median to the dearest. */
const cost = z.object({
  usd_per_gpu_hour: banded,
  usd_per_hour: banded,
  /** Hours of a month that the fleet stands. */
  hours_per_month: z.number(),
  usd_per_month: banded,
  /** The prices behind the range, cheapest first. */
  prices: z.array(price),
});

/** A measurement that stands in place of the estimate, and the estimate beside it. */
const measured = z.object({
  tool: z.string(),
  file: z.string(),
  /** Runs of the same load; how far they lie apart stands in the notes. */
  runs: z.number().int(),
  concurrency: z.number().nullable(),
  estimated_output_tokens_per_second: z.number().nullable(),
  /** (measured − estimated) ÷ measured; null without an estimate. */
  deviation: z.number().nullable(),
  notes: z.array(z.string()),
});

const configuration = z.object({
  ...placement.shape,
  /** Requests in flight that the figures hold for, in one replica. */
  concurrency: z.number().nullable(),
  /** Sequences that the memory of one replica holds at once, by the estimate. */
  concurrency_limit: z.number().nullable(),
  binds: z.enum(["memory", "prefill", "decode", "interconnect"]).nullable(),
  output_tokens_per_second: banded,
  requests_per_second: banded,
  ttft_ms: banded.nullable(),
  tpot_ms: banded.nullable(),
  /** A whole answer: the first token and all that follow. */
  latency_ms: banded.nullable(),
  /** What the figures rest on. */
  basis: z.enum(["measured", "fitted", "extrapolated"]),
  /** What keeps figures and price from being backed; what has any comes behind all that have none. */
  doubts: z.array(z.enum(["not_measured", "one_provider"])),
  fleet: fleet.nullable(),
  cost: cost.nullable(),
  measured: measured.nullable(),
  /** The equations with the figures in them, a step a line. */
  steps: z.array(z.string()),
});

const unfit = z.object({
  ...placement.shape,
  code: z.string(),
  /** In words, with what would help. */
  because: z.string(),
});

/**
 * The answer of `llm-decide size`, as `--format json` writes it: which configurations carry the workload, the one to take
 * first, and why the others do not. Times in milliseconds, rates per second, money in USD. A figure that is not known is null.
 */
export const sizingAnswerSchema = z.object({
  version: z.literal(1),
  workload: z.object({
    model: z.string(),
    /** Tokens of one request. */
    input_tokens: z.number(),
    output_tokens: z.number(),
    /** Share of the input, 0 to 1, that a prefix cache answers. */
    cached_input_share: z.number(),
    load: load.nullable(),
    ttft_ms_at_most: z.number().nullable(),
    tpot_ms_at_most: z.number().nullable(),
    /** Of a whole answer. */
    latency_ms_at_most: z.number().nullable(),
  }),
  /** Of those asked about, the ones that fit: backed before not, then by the median price, those without a price last. */
  configurations: z.array(configuration),
  /** Where none of those asked about fits: others that do, in the same order. */
  would_fit: z.array(configuration),
  unfit: z.array(unfit),
  /** Where figures come from, and how far they carry. */
  rests_on: z.array(z.string()),
});

export type Sizing = z.infer<typeof sizingAnswerSchema>;
export type Load = z.infer<typeof load>;
export type Banded = z.infer<typeof banded>;
export type Fleet = z.infer<typeof fleet>;
export type Price = z.infer<typeof price>;
export type Cost = z.infer<typeof cost>;
export type Measured = z.infer<typeof measured>;
export type Configuration = z.infer<typeof configuration>;
export type Doubt = Configuration["doubts"][number];
export type Unfit = z.infer<typeof unfit>;
