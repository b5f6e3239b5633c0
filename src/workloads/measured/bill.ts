import type { FactValue } from "../../facts/fact.js";
import type { Judged, LeftOut, Withheld } from "./decision.js";

const bill = "current.usd_per_month";

/** The traffic that a bill pays for: how much of it there is, and what a request is made of. */
const paidFor: ReadonlySet<string> = new Set([
  "traffic.tokens_per_month",
  "traffic.requests_per_month",
  "traffic.input_tokens",
  "traffic.output_tokens",
  "traffic.cached_input_share",
]);

/**
 * The measured bill, where the file goes on stating other traffic: whoever reads both would price a request by dividing the one
 * by the other. A bill that somebody declared is theirs, and stays.
 *
 * @param writes what is to be written, the bill among it if it is
 */
export function withheldBill(
  judged: ReadonlyMap<string, Judged>,
  writes: ReadonlyMap<string, FactValue>,
  leftOut: readonly LeftOut[],
): Withheld | undefined {
  const own = judged.get(bill);
  if (own === undefined || !(writes.has(bill) || own.kind === "unchanged")) return undefined;
  const kept = [...judged].filter(([fact, { kind }]) => kind === "contradicted" && !writes.has(fact));
  const clashing = leftOut.filter(({ facts }) => facts.some((fact) => paidFor.has(fact)));
  const isOther = clashing.length > 0 || kept.some(([fact]) => paidFor.has(fact));
  if (!isOther) return undefined;
  const facts = [...kept.map(([fact]) => fact), ...clashing.flatMap(({ contradiction }) => contradiction.facts)];
  return { fact: bill, value: own.measured, against: [...new Set(facts)].filter((fact) => paidFor.has(fact)) };
}
