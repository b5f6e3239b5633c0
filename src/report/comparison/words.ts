import type {
  ComparedSlice,
  ComparedStatus,
  ComparedTime,
  Comparison,
  Criterion,
} from "../../assessment/comparison-schema.js";
import { figure, percent, usd, usdRange } from "../../text/figures.js";

export const statusWords: Readonly<Record<ComparedStatus, string>> = {
  passed: "passed",
  failed: "failed",
  not_enough: "not enough",
};

export const sliceWords: Readonly<Record<ComparedSlice["status"], string>> = {
  dropped: "dropped",
  held: "held",
  not_enough: "not enough",
};

export const titles: Readonly<Record<Criterion["id"], string>> = {
  quality: "Quality",
  quality_slices: "Quality by slice",
  latency: "Latency, 95th percentile",
  errors: "Failures",
  error_slices: "Failures by slice",
  cost: "Cost, all-in",
};

interface Bounds {
  expected: number;
  low: number;
  high: number;
}

/** A difference of shares in points, with its sign: `-1.6`, `+0.3`. */
export function signed(share: number): string {
  const value = Number((share * 100).toFixed(1));
  return value > 0 ? `+${value}` : `${value === 0 ? 0 : value}`;
}

/** `-1.6 (-3.4 to +0.2)`. */
export const pointsText = ({ expected, low, high }: Bounds): string =>
  `${signed(expected)} (${signed(low)} to ${signed(high)})`;

/** `1.06 (0.98 to 1.14)`. */
export const spread = ({ expected, low, high }: Bounds): string =>
  `${figure(expected)} (${figure(low)} to ${figure(high)})`;

export const shareText = (share: number | null): string => (share === null ? "-" : percent(share));

/** `1,200`, or of two sides with different numbers `1,200 / 840`. */
export const countText = ({ managed_count: managed, self_hosted_count: own }: ComparedSlice | ComparedTime): string =>
  managed === own
    ? managed.toLocaleString("en-US")
    : `${managed.toLocaleString("en-US")} / ${own.toLocaleString("en-US")}`;

const measures: Readonly<Record<ComparedTime["measure"], string>> = { latency: "Latency", ttft: "First token" };

/** `Latency p95`, of pairs `Latency p95, pairs`. */
export const timeText = ({ measure, percentile, paired }: ComparedTime): string =>
  `${measures[measure]} p${percentile}${paired ? ", pairs" : ""}`;

export const sliceKinds: Readonly<Record<ComparedSlice["of"], string>> = { quality: "quality", errors: "failures" };

/** What the two sides are, and how many requests of each were looked at. */
export function sideText({
  label,
  requests,
  with_status: told,
  rate_limited: limited,
  errors,
}: Comparison["managed"]): string {
  const failed =
    told === 0
      ? ""
      : `, ${percent((limited + errors) / told)} failed (${limited.toLocaleString("en-US")} rate-limited, ${errors.toLocaleString("en-US")} other)`;
  return `${label === null ? "" : `${label}, `}${requests.toLocaleString("en-US")} requests${failed}`;
}

/** The costs of both sides, a line each. */
export function costLines(cost: NonNullable<Comparison["cost"]>): string[] {
  const month = ({ expected, low, high }: Bounds): string =>
    low === high ? usd(expected) : `${usd(expected)} (${usdRange({ low, high })})`;
  const each = (amount: number): string => `$${figure(amount)} a request`;
  return [
    `Managed: ${month(cost.managed_usd_per_month)} a month, ${each(cost.managed_usd_per_request)}, ${cost.managed_basis}`,
    `Self-hosted: ${month(cost.self_hosted_usd_per_month)} a month, ${each(cost.self_hosted_usd_per_request)}, people and idle hours included`,
    `At ${Math.round(cost.requests_per_month).toLocaleString("en-US")} requests a month`,
  ];
}

/** How sure the ends are that stand between brackets. */
export const endsText = ({ alpha }: Comparison): string =>
  `Between brackets: the ends that each figure lies within, each end ${Number(((1 - alpha) * 100).toPrecision(4))} % sure. Differences are self-hosted less managed, in points of a hundred.`;
