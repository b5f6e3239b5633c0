/**
 * The answer of `llm-decide size`, as `--format json` writes it: which configurations carry the workload, cheapest
 * first, and why the others do not. Times in milliseconds, rates per second, money in USD. A figure that is not known is null.
 */
export interface Sizing {
  version: 1;
  workload: {
    model: string;
    /** Tokens of one request. */
    input_tokens: number;
    output_tokens: number;
    /** Share of the input, 0 to 1, that a prefix cache answers. */
    cached_input_share: number;
    load: Load | null;
    ttft_ms_at_most: number | null;
    tpot_ms_at_most: number | null;
    /** Of a whole answer. */
    latency_ms_at_most: number | null;
  };
  /** Of those asked about, the ones that fit. */
  configurations: readonly Configuration[];
  /** Where none of those asked about fits: others that do, cheapest first. */
  would_fit: readonly Configuration[];
  unfit: readonly Unfit[];
  /** Where figures come from, and how far they carry. */
  rests_on: readonly string[];
}

/** Requests that arrive, or requests that are in flight at once. */
export type Load =
  | { kind: "rate"; requests_per_second: number; peak_to_mean: number }
  | { kind: "concurrency"; requests_in_flight: number };

/** What a replica is: a model in some precision on GPUs of one kind. */
export interface Placement {
  gpu: string;
  gpus: number;
  tensor_parallel: number;
  precision: string;
  kv_precision: string;
}

export interface Configuration extends Placement {
  /** Requests in flight that the figures hold for, in one replica. */
  concurrency: number | null;
  /** Sequences that the memory of one replica holds at once, by the estimate. */
  concurrency_limit: number | null;
  binds: "memory" | "prefill" | "decode" | "interconnect" | null;
  output_tokens_per_second: Banded;
  requests_per_second: Banded;
  ttft_ms: Banded | null;
  tpot_ms: Banded | null;
  /** A whole answer: the first token and all that follow. */
  latency_ms: Banded | null;
  /** What the figures rest on. */
  basis: "measured" | "fitted" | "extrapolated";
  fleet: Fleet | null;
  cost: Cost | null;
  measured: Measured | null;
  /** The equations with the figures in them, a step a line. */
  steps: readonly string[];
}

/** A figure with the ends between which it really lies; all three equal where nothing is known of its spread. */
export interface Banded {
  expected: number;
  low: number;
  high: number;
}

export interface Fleet {
  /** Replicas that carry the peak, and those that stand by in case one fails. */
  replicas: number;
  spare_replicas: number;
  /** Of all that stands. */
  gpus: number;
  /** Mean load over the capacity of what stands; null where the load is given as requests in flight. */
  busy_share: number | null;
}

/** Of the whole fleet, or of one replica where no load was given. */
export interface Cost {
  usd_per_gpu_hour: Ends;
  usd_per_hour: Ends;
  /** Hours of a month that the fleet stands. */
  hours_per_month: number;
  usd_per_month: Ends;
  /** The prices behind the ends, cheapest first. */
  prices: readonly Price[];
}

export interface Ends {
  low: number;
  high: number;
}

export interface Price {
  usd_per_gpu_hour: number;
  provider: string;
  kind: string;
  date: string;
  /** False for catalogue figures, averages and second-hand quotes. */
  offer: boolean;
  source: string;
}

/** A measurement that stands in place of the estimate, and the estimate beside it. */
export interface Measured {
  tool: string;
  file: string;
  /** Runs of the same load, whose spread is the band. */
  runs: number;
  concurrency: number | null;
  estimated_output_tokens_per_second: number | null;
  /** (measured − estimated) ÷ measured; null without an estimate. */
  deviation: number | null;
  notes: readonly string[];
}

export interface Unfit extends Placement {
  code: string;
  /** In words, with what would help. */
  because: string;
}
