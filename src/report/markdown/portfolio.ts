import type { Assessment } from "../../assessment/schema.js";
import { counted, usd } from "../../text/figures.js";
import { memberName, modeWord } from "../words.js";
import { blocks, bullets, table } from "./blocks.js";
import { inline } from "./escape.js";
import { poolBullets, poolCosts } from "./pools.js";

/** What only the portfolio as a whole shows: where everything goes, what is open, what could share GPUs. */
export function portfolio({ portfolio: whole, workloads }: Assessment): string {
  const rows = (["managed", "self_hosted", "blocked"] as const).flatMap((mode) => {
    const members = whole.by_mode[mode];
    return members.length > 0
      ? [[modeWord(mode), String(members.length), members.map((member) => inline(memberName(member))).join(", ")]]
      : [];
  });
  const { known_today: cost, workloads_with_cost: priced } = whole.usd_per_month;
  return blocks(
    rows.length > 0 ? table(["Goes", "Count", "Workloads and slices"], rows) : undefined,
    bullets([
      ...(whole.split.length > 0 ? [`Split by slice: ${whole.split.map(inline).join(", ")}.`] : []),
      whole.unsettled.length > 0
        ? `Not settled yet: ${whole.unsettled.map(inline).join(", ")}.`
        : "Every verdict is settled: nothing still unknown could change one.",
      ...poolBullets(whole.pools),
      priced > 0
        ? `Known cost today: ${usd(cost)} a month, over ${priced} of ${counted(workloads.length, "workload")}.`
        : "No workload states what it costs today.",
    ]),
    poolCosts(whole.pools),
  );
}
