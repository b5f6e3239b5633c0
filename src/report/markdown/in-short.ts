import type { WorkloadAssessment } from "../../assessment/schema.js";
import { counted } from "../../text/figures.js";
import { cheaperWaySentence, differenceSentence } from "../money-words.js";
import { modeWord } from "../words.js";
import { blocks, bullets } from "./blocks.js";
import { inline } from "./escape.js";
import { slicesTable } from "./slices.js";
import { sureness } from "./sureness.js";

/** Section 1, for a reader with one minute: where the work stands, then the evidence, then the money. */
export function inShort(workload: WorkloadAssessment): string {
  const { verdict, stage, reversibility } = workload;
  return blocks(
    `**${capital(modeWord(verdict.mode))}.** ${inline(verdict.headline)}`,
    bullets([
      `**Stage:** ${stage.rung} · ${inline(stage.title)}.`,
      `**How sure:** ${sureness(verdict)}. ${gaps(workload)}`,
      `**Money:** ${money(workload)}`,
      `**Undoing it:** ${undoing[reversibility.level]}. ${inline(reversibility.because)}`,
    ]),
    slicesTable(workload),
    nextSteps(workload),
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const undoing: Readonly<Record<WorkloadAssessment["reversibility"]["level"], string>> = {
  easy: "easy",
  moderate: "takes some work",
  hard: "hard",
  nothing_to_reverse: "nothing to undo",
};

function gaps({ unknowns }: WorkloadAssessment): string {
  const decisive = unknowns.filter((unknown) => unknown.could_change_verdict);
  if (unknowns.length === 0) return "Every fact that the rules ask for is known.";
  const estimated = unknowns.filter(({ estimate }) => estimate !== undefined).length;
  const count = counted(unknowns.length, "fact");
  const all = estimated === 0 ? `${count} unknown` : `${count} unknown or only estimated`;
  return decisive.length === 0 ? `${all}, none of them decisive.` : `${decisive.length} of ${all} could change it.`;
}

function money(workload: WorkloadAssessment): string {
  const said = [cheaperWaySentence(workload), differenceSentence(workload)].flatMap((sentence) => sentence ?? []);
  return said.length > 0
    ? said.join(" ")
    : "the monthly difference is not known, because the cost of at least one side is not stated.";
}

/** The first of the next steps repeats the stage. */
function nextSteps({ next_steps: [, ...steps] }: WorkloadAssessment): string {
  return steps.length === 0
    ? "Nothing has to be done next."
    : `Next:\n\n${steps.map((step, i) => `${i + 1}. ${inline(step)}`).join("\n")}`;
}
