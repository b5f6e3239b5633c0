import type { SharedPool } from "../../assessment/schema.js";
import { usd, usdRange } from "../../text/figures.js";
import { hanging, shown } from "../../text/wrap.js";
import { memberName } from "../words.js";

type Cost = NonNullable<SharedPool["cost"]>;

/** What a pool costs, beside what its members cost apart. */
export function poolLines({ cost, members, would_join: joining }: SharedPool, width: number): string[] {
  if (!cost) return [];
  const all = members.length + joining.length;
  const some = cost.members.length < all ? `${cost.members.length} of ${all} of them: ` : "";
  return hanging("    ", `${some}${costText(cost)}`, width);
}

function costText(cost: Cost): string {
  const { usd_per_month: pool, separate_usd_per_month: apart, managed_usd_per_month: managed, gpus } = cost;
  const count = gpus.low === gpus.high ? `${gpus.low}` : `${gpus.low} to ${gpus.high}`;
  const best = managed.best_open ? `; managed ${usd(managed.best_open.expected)}` : "";
  // members that run on small replicas alone may be held to large ones in a pool
  const dearer = pool.expected > apart.expected ? ", so that a pool of all of them costs more" : "";
  return `${usd(pool.expected)} a month (${usdRange(pool)}) on ${count} × ${shown(cost.gpu)}; apart ${usd(apart.expected)} on ${cost.separate_gpus} GPUs${dearer}${best}`;
}

/** Members, and those that would join. */
export const poolMembers = ({ members, would_join: joining }: SharedPool): string[] => [
  ...members.map(memberName),
  ...joining.map((member) => `${memberName(member)} (would join)`),
];
