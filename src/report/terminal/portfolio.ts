import type { ChalkInstance } from "chalk";
import type { Assessment } from "../../assessment/schema.js";
import { counted, usd } from "../../text/figures.js";
import { hanging, shown, wrap } from "../../text/wrap.js";
import { memberName, modeWord } from "../words.js";
import { poolLines, poolMembers } from "./pools.js";

/** Names listed of a long group. */
const listed = 12;

/** What the workloads say together: who goes where, who could share a pool, what is open, what is spent. */
export function portfolioLines({ portfolio, workloads }: Assessment, width: number, chalk: ChalkInstance): string {
  const { split, unsettled, pools, usd_per_month: cost } = portfolio;
  const group = (title: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : hanging(`  ${title}: `, list(names), width);
  const sides = (["managed", "self_hosted", "blocked"] as const).flatMap((mode) => {
    const members = portfolio.by_mode[mode];
    return group(`${modeWord(mode)} (${members.length})`, members.map(memberName));
  });
  return [
    chalk.bold("Portfolio"),
    ...sides,
    ...group(`split by slice (${split.length})`, split),
    ...group(`not settled (${unsettled.length} of ${workloads.length})`, unsettled),
    ...(unsettled.length === 0 ? hanging("  ", "every verdict is settled", width) : []),
    ...pools.flatMap((pool) => [
      ...group(`could share a pool of ${shown(pool.model)}`, poolMembers(pool)),
      ...poolLines(pool, width),
    ]),
    ...(cost.workloads_with_cost === 0
      ? []
      : hanging(
          "  ",
          `known cost today: ${usd(cost.known_today)} a month over ${counted(cost.workloads_with_cost, "workload")}`,
          width,
        )),
  ].join("\n");
}

function list(names: readonly string[]): string {
  const first = names.slice(0, listed).map(shown).join(", ");
  return names.length > listed ? `${first} and ${names.length - listed} more` : first;
}

/** Which pack and date judged, and how to get at all of it. */
/** The date of the prices, and how old they are where that matters. */
function pricesOf({ workloads }: Assessment): string {
  const price = workloads.map(({ economics }) => economics.price).find((found) => found !== null);
  if (!price) return "";
  const old = price.age === "fresh" ? "" : ` (${price.age_days} days old)`;
  return `, prices of ${price.as_of}${old}`;
}

export function footer(assessment: Assessment, width: number, told: boolean, chalk: ChalkInstance): string {
  const { pack, as_of: asOf, workloads } = assessment;
  const due = pack.due_for_review.length > 0 ? `; ${counted(pack.due_for_review.length, "rule")} due for review` : "";
  const from = `Pack ${shown(pack.id)} ${shown(pack.version)}, as of ${asOf}${due}${pricesOf(assessment)}.`;
  const what = told ? "The full report" : "The reasons, flips, unknowns and risks of each";
  const out = workloads.length > 1 ? "--out reports/" : "--out report.md";
  return [...wrap(from, width), ...wrap(`${what}: ${out}`, width)].map((line) => chalk.dim(line)).join("\n");
}
