import type { SharedPool } from "../../assessment/schema.js";
import { percent, usd, usdRange } from "../../text/figures.js";
import { memberName } from "../words.js";
import { blocks, bullets, fold, table } from "./blocks.js";
import { inline } from "./escape.js";

type Cost = NonNullable<SharedPool["cost"]>;
type Spread = Cost["usd_per_month"];

/** Which workloads could share a pool, and why, one sentence each. */
export function poolBullets(pools: readonly SharedPool[]): string[] {
  return pools.map(({ model, members, would_join: joining, because, cost }) => {
    const served = members.length > 0 ? `could serve ${named(members)}` : "could be built";
    const more = joining.length > 0 ? `; ${named(joining)} would join` : "";
    return `One pool of ${inline(model)} ${served}${more}. ${inline(because)}${cost ? dearer(cost) : ""}`;
  });
}

/** What is not to be overlooked: some members may run on larger replicas in the pool than alone. */
const dearer = ({ usd_per_month: pool, separate_usd_per_month: apart }: Cost): string =>
  pool.expected > apart.expected
    ? ` A pool of all of them costs more than each apart: ${usd(pool.expected)} a month against ${usd(apart.expected)}.`
    : "";

/** What each pool costs beside its members apart, with what is assumed; nothing where none could be priced. */
export function poolCosts(pools: readonly SharedPool[]): string | undefined {
  const priced = pools.flatMap(({ model, cost }) => (cost ? [{ model, cost }] : []));
  if (priced.length === 0) return undefined;
  return blocks(
    table(
      [
        "Pool",
        "USD a month, shared",
        "Self-hosted apart",
        "Managed as is",
        "Cheapest managed open today",
        "GPUs",
        "Busy",
      ],
      priced.map(({ model, cost }) => rowOf(model, cost)),
    ),
    fold(
      "What the costs of pools rest on",
      bullets(
        priced.flatMap(({ model, cost }) => [
          `${inline(model)}: the traffic of ${named(cost.members)}`,
          ...cost.assumed.map((sentence) => `${inline(model)}: ${inline(sentence)}`),
        ]),
      ),
    ),
  );
}

function rowOf(model: string, cost: Cost): string[] {
  const { low, high } = cost.gpus;
  const kind = `${inline(cost.gpu)}${cost.precision === null ? "" : `, ${inline(cost.precision)}`}`;
  const count = low === high ? `${low}` : `${low} to ${high}`;
  return [
    inline(model),
    spread(cost.usd_per_month),
    spread(cost.separate_usd_per_month),
    spread(cost.managed_usd_per_month.as_is),
    spread(cost.managed_usd_per_month.best_open),
    `${count} × ${kind}; apart ${cost.separate_gpus}`,
    `${percent(cost.utilisation.low)} to ${percent(cost.utilisation.high)}`,
  ];
}

/** The expected figure, with its range where it has one. */
function spread(cost: Spread | null): string {
  if (!cost) return "not known";
  return cost.low === cost.high ? usd(cost.expected) : `${usd(cost.expected)} (${usdRange(cost)})`;
}

const named = (members: SharedPool["members"]): string => members.map((each) => inline(memberName(each))).join(", ");
