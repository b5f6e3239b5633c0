import type { Option, WorkloadAssessment } from "../../assessment/schema.js";
import { costWords, hostWords } from "../option-words.js";
import { table } from "./blocks.js";
import { inline } from "./escape.js";

/** Section 4: the options side by side, the simpler ones first. */
export function options({ options: all }: WorkloadAssessment): string {
  const rows = all.map((option) => [
    inline(option.title),
    means(option),
    feasibleWord[option.feasible],
    inline(option.because),
    costWords(option),
  ]);
  return table(["Option", "With", "Feasible", "Because", "USD a month, nine of ten cases"], rows);
}

function means(option: Option): string {
  const parts = [option.provider, option.model, option.gpu, hostWords(option)];
  return parts.flatMap((part) => (part ? [inline(part)] : [])).join(" · ") || "not stated";
}

const feasibleWord: Readonly<Record<Option["feasible"], string>> = { yes: "yes", no: "no", unknown: "not known" };
