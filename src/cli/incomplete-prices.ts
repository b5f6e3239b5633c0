import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { PriceProblem } from "../pricing/price-book.js";
import { isInForce } from "../pricing/price-entry.js";
import type { LoadedPrices } from "./price-file.js";

/**
 * The entry of the user's own that is asked for a model's price and states none for output tokens: what is to be mended
 * stands there, not in the workload file. Undefined where the price is missing for another reason.
 */
export function incompletePrice(
  { code, args }: PriceProblem,
  { overrides, places }: Pick<LoadedPrices, "overrides" | "places">,
  severity: Diagnostic["severity"],
  on: string,
): Diagnostic | undefined {
  if (code !== "no_price") return undefined;
  const asked = overrides.entries.filter(
    (entry) =>
      entry.provider === args["provider"] &&
      entry.model === args["matched"] &&
      entry.rates !== undefined &&
      isInForce(entry, on),
  );
  // a contract is heard before what the organisation reckons with
  const entry = asked.find(({ scope }) => scope === "contract") ?? asked[0];
  const place = entry && places.get(entry);
  if (!place?.ratesAt) return undefined;
  const { provider, model, ratesAt: at } = place;
  return { code: "price-without-output", severity, args: { provider, model }, at };
}
