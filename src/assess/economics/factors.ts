import type { Factor } from "../../costs/option.js";
import type { Study } from "../../economics/study.js";
import { formatQuantity } from "../../facts/quantity.js";

/** What varies, in a few words. */
export const factorTitles: Readonly<Record<Factor, string>> = {
  api_price: "managed price",
  volume: "volume",
  gpu_price: "GPU-hour price",
  throughput: "GPU throughput",
  peak_to_mean: "peak over mean",
  engineers: "engineers for serving",
  engineer_cost: "cost of an engineer",
  power_price: "price of power",
};

/** A factor at a multiple of what is expected, as people write its value. */
export function factorText(factor: Factor, multiple: number, { profile, serving, best, peak }: Study): string {
  const replica = serving.kind === "sized" ? serving.replica : undefined;
  switch (factor) {
    case "api_price":
      return `${formatQuantity(three((best?.usdPerMonth.expected ?? 0) * multiple), "usd/month")} a month`;
    case "gpu_price":
      return replica ? `${formatQuantity(three(replica.price.expected * multiple), "usd/hour")}` : times(multiple);
    case "throughput":
      return replica
        ? `${formatQuantity(three(replica.tokensPerSecondPerGpu * multiple), "tokens/second")} tokens/s`
        : times(multiple);
    case "engineers":
      return formatQuantity(three(profile.engineers.expected * multiple), "fte");
    case "engineer_cost":
      return `${formatQuantity(three(profile.engineerUsd.expected * multiple), "usd/month")} a month`;
    case "peak_to_mean":
      return times((peak?.expected ?? 1) * multiple);
    default:
      return times(multiple);
  }
}

const three = (value: number): number => Number(value.toPrecision(3));

const times = (multiple: number): string => `${three(multiple)} times`;
