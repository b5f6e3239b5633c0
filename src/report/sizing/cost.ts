import type { Banded, Configuration, Cost, Fleet, Price } from "../../assessment/sizing-schema.js";
import { counted, figure, usd, usdPerHour } from "../../text/figures.js";
import { shown } from "../../text/wrap.js";
import { aligned } from "./aligned.js";
import { spread } from "./figures.js";

/** `6 replicas for the peak and 1 to spare: 14 GPUs, busy 41 % on average`. */
export function fleetLine({ replicas, spare_replicas: spare, gpus, busy_share: busy }: Fleet): string {
  const working = counted(replicas, "replica");
  const standing = spare === 0 ? `${working}, none to spare` : `${working} for the peak and ${spare} to spare`;
  const share = busy === null ? "" : `, busy ${figure(busy * 100)} % on average`;
  return `${standing}: ${counted(gpus, "GPU")}${share}`;
}

/** What the fleet costs while it stands, and the prices that say so. */
export function costLines({ fleet, doubts }: Configuration, cost: Cost, width: number): string[] {
  const { usd_per_gpu_hour: perGpu, hours_per_month: hours } = cost;
  const whole = fleet === null ? "one replica stands" : "the fleet stands, busy or not";
  const alone = doubts.includes("one_provider") ? "; one provider" : "";
  return [
    ...aligned(
      [
        [
          "A GPU-hour",
          `${rangeText(perGpu, usdPerHour)}${perGpu.high > perGpu.low ? ` (${spread(perGpu)})` : ""}${alone}`,
        ],
        ["An hour", rangeText(cost.usd_per_hour, usdPerHour)],
        ["A month", `${rangeText(cost.usd_per_month, usd)}: all ${hours} hours that ${whole}`],
      ],
      width,
    ),
    ...aligned(endsOf(cost.prices), width, [1]),
  ];
}

/** `$2,790 in the median, $1,960 to $8,970`. */
function rangeText({ low, expected, high }: Banded, money: (amount: number) => string): string {
  return low === high ? money(expected) : `${money(expected)} in the median, ${money(low)} to ${money(high)}`;
}

/** The cheapest and the dearest price, and how many lie between. */
function endsOf(prices: readonly Price[]): string[][] {
  const row = (price: Price): string[] => ["", usdPerHour(price.usd_per_gpu_hour), priceText(price)];
  const [first, ...others] = prices;
  const last = others.at(-1);
  if (first === undefined) return [];
  const between = others.length - 1;
  const more = between > 0 ? [["", "", `${counted(between, "price")} between them: --format json has all`]] : [];
  return [row(first), ...more, ...(last === undefined ? [] : [row(last)])];
}

function priceText({ provider, kind, date, offer, source }: Price): string {
  const standing = offer ? kind.replaceAll("_", " ") : `${kind.replaceAll("_", " ")}, no offer`;
  return `${shown(provider)}, ${standing}, ${date} (${shown(source)})`;
}
