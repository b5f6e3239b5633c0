export const vendors = ["nvidia", "amd"] as const;
export const priceKinds = ["on_demand", "spot", "reserved"] as const;

/** A GPU as its data sheet gives it: dense arithmetic (no sparsity), per device. */
export interface Gpu {
  /** Canonical design name in lower case: `h100-80gb`, `h200-141gb`, `a100-80gb`, `mi300x-192gb`. */
  id: string;
  /** Other names that mean this one: `h100`, `h100-sxm-80gb`. */
  aliases: readonly string[];
  vendor: (typeof vendors)[number];
  memoryGb: number;
  bandwidthGbPerS: number;
  bf16Tflops: number;
  /** Absent where the device has no such unit, or no source gives it. */
  fp8Tflops?: number;
  fp4Tflops?: number;
  tdpWatts?: number;
  /** Interconnect inside a node, GB/s in each direction. */
  linkGbPerS?: number;
  source: string;
}

/** One dated price of one GPU for an hour. */
export interface GpuPrice {
  gpu: string;
  usdPerGpuHour: number;
  kind: (typeof priceKinds)[number];
  /** Who rents it out: one name for all that one provider sells. */
  provider: string;
  /** Which of the provider's products, where it has several at different prices: `Community`, `p5.48xlarge us-east-1`. */
  product?: string;
  /** As the source dates it: YYYY, YYYY-MM or YYYY-MM-DD. */
  date: string;
  /** False for catalogue figures, averages and second-hand quotes, which say where a price lies and are no offer. */
  offer: boolean;
  source: string;
}
