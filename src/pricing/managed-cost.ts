import { type RequestsPerMonth, sum, type Usd, type UsdPerMonth, usdPerMonth } from "../quantities/quantity.js";
import { usd } from "../text/figures.js";
import { type Applied, residencyApplied, type Waiting, waitingApplied } from "./adjustments.js";
import type { Multiplier } from "./multipliers.js";
import { type BilledRequest, isPriced, type PriceBook, type PriceProblem, type RequestPrice } from "./price-book.js";

/** A month of requests of one shape. */
export interface ManagedTraffic {
  requestsPerMonth: RequestsPerMonth;
  /** Requests that may wait, if some may. */
  waiting?: Waiting | undefined;
  /** Regions that the data has to stay in; none where it may go anywhere. */
  residency?: readonly string[] | undefined;
}

/** A month on a managed model. The total is the sum of the five parts. */
export interface ManagedCost {
  total: UsdPerMonth;
  input: UsdPerMonth;
  cachedInput: UsdPerMonth;
  output: UsdPerMonth;
  /** Fees for the requests themselves. */
  fees: UsdPerMonth;
  /** What is paid to reach the committed floor: it covers all that is bought under the entry, so it is counted once. */
  commitment: UsdPerMonth;
  /** The price of one request before anything was applied. */
  price: RequestPrice;
  applied: readonly Applied[];
}

/**
 * The cost of a month: requests times the price of one request of their shape (tiers of long contexts go by the single
 * request, so tokens are never summed first), times what batch and residency do to it, and no less than the committed floor.
 *
 * @throws RangeError as `price` does, and where a share is not from 0 to 1
 */
export function managedCost(
  book: PriceBook,
  table: readonly Multiplier[],
  request: BilledRequest,
  { requestsPerMonth, waiting, residency = [] }: ManagedTraffic,
): ManagedCost | PriceProblem {
  const price = book.price(request);
  if (!isPriced(price)) return price;
  const applied: Applied[] = [];
  if (waiting && waiting.share !== 0) applied.push(waitingApplied(price, table, waiting));
  if (residency.length > 0) applied.push(residencyApplied(price, table, residency));
  const factor = applied.reduce((product, { factor: each = 1 }) => product * each, 1);
  const month = (part: Usd) => usdPerMonth(part * requestsPerMonth * factor);
  const usage = {
    input: month(price.inputUsd),
    cachedInput: month(price.cachedInputUsd),
    output: month(price.outputUsd),
    fees: month(price.feeUsd),
  };
  const used = sum(usage.input, usage.cachedInput, usage.output, usage.fees);
  const floor = price.terms?.committed?.usdPerMonth;
  const commitment = usdPerMonth(floor === undefined ? 0 : Math.max(0, floor - used));
  if (floor !== undefined) applied.push(commitmentApplied(floor, commitment, price.terms?.committed?.source ?? ""));
  if (requestsPerMonth === 0) applied.push({ code: "no_requests", sentence: "There are no requests to pay for." });
  return { total: sum(used, commitment), ...usage, commitment, price, applied };
}

function commitmentApplied(floor: UsdPerMonth, missing: UsdPerMonth, source: string): Applied {
  const money = usd(floor);
  return missing > 0
    ? { code: "commitment", sentence: `${money} a month is committed, and is paid though less is used.`, source }
    : { code: "commitment_met", sentence: `${money} a month is committed, and more is used.`, source };
}

export const isCosted = (result: ManagedCost | PriceProblem): result is ManagedCost => !("code" in result);
