import type { Option } from "../assessment/schema.js";
import { percent, usdRange } from "../text/figures.js";

/** Several hosts rent the same weights: one is chosen, so that their prices are a choice and no chance. */
const isByHost = ({ id, basis }: Option): boolean => id === "open_weights_hosted" && /^\d+ hosts/.test(basis ?? "");

/** What an option costs a month: nine of ten cases, or from the cheapest to the dearest host. */
export function costWords(option: Option): string {
  const byHost = isByHost(option) && option.ends && option.ends.low < option.ends.high;
  return byHost ? `${usdRange(option.ends)} by host` : usdRange(option.usd_per_month);
}

/** How often an option is the cheapest of all that may be taken; null where it never is, or was not compared. */
export function cheapestWords(option: Option): string | null {
  const { cheapest } = option;
  if (cheapest === null || cheapest === 0) return null;
  if (!isByHost(option)) return `the cheapest in ${percent(cheapest)} of cases`;
  return cheapest === 1 ? "the cheapest, at whichever host" : "the cheapest at some hosts, in some cases";
}

/** The hosts behind a range of prices, for whoever chooses; null elsewhere. */
export const hostWords = (option: Option): string | null =>
  isByHost(option) ? (option.basis?.split(/[,;] the median| *[;(]/)[0] ?? null) : null;
