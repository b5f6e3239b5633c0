import { asKnown } from "../../economics/stated-sums.js";
import type { Study } from "../../economics/study.js";
import { times } from "../../text/figures.js";

/** Something stated that cannot well be right, and the facts of which one would have to change. */
export interface Doubt {
  /** What kind of doubt it is, whatever its figures. */
  id: string;
  facts: readonly string[];
  because: string;
}

/** A bill this many times the list price or below it is no discount or surcharge that anybody has: a slip, or other traffic. */
const farOff = 10;

/** A stated bill that is far from what the stated traffic costs at the price that matched. */
export function billDoubt({ bill, profile }: Study): Doubt | undefined {
  const listed = bill.stated ? bill.priced?.usage : undefined;
  const off = listed && bill.usdPerMonth ? bill.usdPerMonth.expected / listed.expected : 1;
  if (!(off > farOff || (off > 0 && off < 1 / farOff))) return undefined;
  return {
    id: "bill-far-off",
    facts: [
      "current.usd_per_month",
      "current.model",
      "traffic.requests_per_month",
      "traffic.tokens_per_month",
      "traffic.input_tokens",
      "traffic.output_tokens",
    ],
    because: `the ${asKnown(profile, "bill")} bill is ${times(off)} what this traffic costs at the price that matched: one of the two is likely wrong`,
  };
}

/** Today's model where no price book has it. */
export function priceDoubt({ bill }: Study): Doubt | undefined {
  if (!bill.problem) return undefined;
  const { code, args, suggestions } = bill.problem;
  const near = suggestions.length > 0 ? `; close to it: ${suggestions.join(", ")}` : "";
  return {
    id: `no-price ${Object.values(args).join()}`,
    facts: ["current.model", "current.provider"],
    because: `today's model cannot be priced (${code.replaceAll("_", " ")}: ${Object.values(args).join(", ")})${near}`,
  };
}

/** Models and GPUs of the candidate that no table has. */
export function nameDoubts({ serving }: Study): Doubt[] {
  if (serving.kind !== "unknown") return [];
  return serving.unknownNames.map(({ fact, name }) => ({
    id: `unknown-name ${fact} ${name}`,
    facts: [fact],
    because: `${fact} ${name} is not in the tables: nothing is sized`,
  }));
}
