import { percent } from "../text/figures.js";
import { type Multiplier, multiplierFor } from "./multipliers.js";
import type { RequestPrice } from "./price-book.js";

/** One thing that was done to the price of a request on the way to a month, or that could not be. */
export interface Applied {
  code:
    | "batch"
    | "flex"
    | "batch_by_contract"
    | "batch_not_known"
    | "residency"
    | "residency_included"
    | "residency_not_known"
    | "commitment"
    | "commitment_met"
    | "no_requests";
  /** One sentence for a report. */
  sentence: string;
  /** What the money was multiplied by, where it was. */
  factor?: number;
  source?: string;
  asOf?: string;
  confidence?: Multiplier["confidence"];
}

/** Requests that may wait: the share of them, from 0 to 1, and what they are sold as. */
export interface Waiting {
  tier: "batch" | "flex";
  share: number;
}

function byRow(row: Multiplier, factor: number, sentence: string): Applied {
  return { code: row.code, sentence, factor, source: row.source, asOf: row.as_of, confidence: row.confidence };
}

/** What requests that may wait do to the whole bill. @throws RangeError where the share is not from 0 to 1 */
export function waitingApplied(price: RequestPrice, table: readonly Multiplier[], { tier, share }: Waiting): Applied {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share of requests cannot be ${share}`);
  const { terms, matched } = price;
  const factorOf = (discounted: number) => 1 - share * (1 - discounted);
  if (tier === "batch" && terms?.batchDiscount !== undefined) {
    const sentence = `${percent(share)} of the requests go by batch, ${percent(terms.batchDiscount)} cheaper by contract.`;
    return { code: "batch_by_contract", sentence, factor: factorOf(1 - terms.batchDiscount), source: terms.source };
  }
  const row = terms?.stated ? undefined : multiplierFor(table, tier, matched);
  if (row === undefined) {
    const who = terms?.stated ? "the stated price" : matched.provider;
    return { code: "batch_not_known", sentence: `No ${tier} discount of ${who} is known, so none is taken.` };
  }
  const sentence = `${percent(share)} of the requests go by ${tier}, at ${row.factor} times the price.`;
  return byRow(row, factorOf(row.factor), sentence);
}

/** What keeping data in regions does to the whole bill. */
export function residencyApplied(
  price: RequestPrice,
  table: readonly Multiplier[],
  regions: readonly string[],
): Applied {
  const { terms, matched } = price;
  const where = regions.join(", ");
  if (terms?.stated) {
    return {
      code: "residency_included",
      sentence: `The stated price is taken to hold where data is kept in ${where}.`,
    };
  }
  if (matched.provider === "aws" && matched.model.startsWith("regional.")) {
    return { code: "residency_included", sentence: `${matched.model} is the price of a regional endpoint already.` };
  }
  const row = multiplierFor(table, "residency", matched, regions);
  if (row) return byRow(row, row.factor, `Keeping data in ${where} costs ${row.factor} times the price.`);
  return {
    code: "residency_not_known",
    sentence: `No surcharge of ${matched.provider} for keeping the data of ${matched.model} in ${where} is known; none is added.`,
  };
}
