import type { Option, WorkloadAssessment } from "../../assessment/schema.js";
import { usdRange } from "../../text/figures.js";
import { table } from "./blocks.js";
import { inline } from "./escape.js";

/** Section 4: the options side by side, the simpler ones first. */
export function options({ options: all }: WorkloadAssessment): string {
  const rows = all.map((option) => [
    inline(option.title),
    means(option),
    feasibleWord[option.feasible],
    inline(option.because),
    usdRange(option.usd_per_month),
  ]);
  return table(["Option", "With", "Feasible", "Because", "USD a month"], rows);
}

const means = ({ provider, model, gpu }: Option): string =>
  [provider, model, gpu].flatMap((part) => (part === undefined ? [] : [inline(part)])).join(" · ") || "not stated";

const feasibleWord: Readonly<Record<Option["feasible"], string>> = { yes: "yes", no: "no", unknown: "not known" };
