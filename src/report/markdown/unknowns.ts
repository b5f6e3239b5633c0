import type { Unknown, WorkloadAssessment } from "../../assessment/schema.js";
import { modeWord } from "../words.js";
import { blocks, fold, table } from "./blocks.js";
import { code, inline } from "./escape.js";
import { ofSlice, orList } from "./words.js";

/** Section 8: what is not known, the most decisive first, with the cheapest way to learn it; the rest folded away. */
export function unknowns({ unknowns: all }: WorkloadAssessment): string {
  if (all.length === 0) return "Every fact that the rules ask for is known.";
  const decisive = all.filter((unknown) => unknown.could_change_verdict);
  const idle = all.filter((unknown) => !unknown.could_change_verdict);
  return blocks(
    decisive.length > 0 ? list(decisive) : "Nothing unknown could change the verdict.",
    idle.length > 0 ? fold(`${idle.length} more, not decisive`, list(idle)) : undefined,
  );
}

function list(unknowns: readonly Unknown[]): string {
  const rows = unknowns.map((unknown) => [
    `${ofSlice(unknown)}${inline(unknown.title)} (${code(unknown.fact)})${unknown.estimate === undefined ? "" : `, only estimated: ${inline(unknown.estimate)}`}`,
    effect(unknown),
    inline(unknown.question),
    inline(unknown.how_to_learn),
  ]);
  return table(["Unknown", "Could change the verdict", "Question", "How to learn it, or what would settle it"], rows);
}

function effect({ could_change_verdict: could, alone }: Unknown): string {
  if (!could) return "no";
  return alone.length > 0 ? `yes, alone: ${orList(alone.map(modeWord))}` : "yes, with others";
}
