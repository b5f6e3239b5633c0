import type { WorkloadAssessment } from "../../assessment/schema.js";
import { percent } from "../../text/figures.js";
import { modeWord, surenessWord } from "../words.js";
import { table } from "./blocks.js";
import { inline } from "./escape.js";

/** Where each slice goes; nothing for a workload without slices. */
export function slicesTable({ slices }: WorkloadAssessment): string | undefined {
  if (slices.length === 0) return undefined;
  return table(
    ["Slice", "Share", "Goes", "How sure", "Next step"],
    slices.map(({ name, share, verdict, stage }) => [
      inline(name),
      percent(share),
      modeWord(verdict.mode),
      surenessWord(verdict),
      `${stage.rung} · ${inline(stage.title)}`,
    ]),
  );
}
