import type { ChalkInstance } from "chalk";
import type { WorkloadAssessment } from "../../assessment/schema.js";
import { percent } from "../../text/figures.js";
import { hanging, shown, wrap } from "../../text/wrap.js";
import { modeWord } from "../words.js";
import { chartLines } from "./charts.js";
import { flipLines } from "./flips.js";
import { groundLines, moneyLines } from "./money-lines.js";
import { paintMode } from "./paint.js";
import { reasonLines } from "./reasons.js";
import { ofSlice, scoreText, stepsAfterRung, sureness } from "./words.js";

/** Items of a list that a terminal shows; the report has them all. */
const most = 4;

/** One workload in full: what, why, what would change it, what is unknown, what to watch, and last what to do. */
export function detailOf(workload: WorkloadAssessment, width: number, chalk: ChalkInstance, charts = false): string {
  const { verdict, stage, score } = workload;
  const paint = paintMode(verdict.mode, chalk);
  const section = (title: string, items: readonly string[]): string[] =>
    items.length === 0
      ? []
      : ["", ...wrap(title, width).map((line) => chalk.bold(line)), ...items.flatMap((i) => hanging("  - ", i, width))];
  const standing = [
    `Rung ${stage.rung}: ${shown(stage.title)}.`,
    ...(score.signals.length === 0 ? [] : [`Score ${scoreText(workload)} of 100, bar ${score.bar}.`]),
  ];
  return [
    ...wrap(`${shown(workload.name)}: ${modeWord(verdict.mode)}, ${sureness(verdict)}`, width).map((line) =>
      chalk.bold(paint(line)),
    ),
    ...wrap(shown(verdict.headline), width),
    ...wrap(standing.join(" "), width),
    ...section("Slices", sliceLines(workload)),
    ...section("Why", reasonLines(workload.reasons)),
    ...section("What would change this", first(flipLines(workload.flips))),
    ...section("Unknown or only estimated, and able to change the verdict", first(unknownLines(workload))),
    ...section("Money a month in nine of ten cases", moneyLines(workload)),
    ...chartLines(workload, width, charts),
    ...section("What the money rests on", groundLines(workload)),
    ...section("Switching now would be early", warningLines(workload, "early")),
    ...section("Waiting has a cost", warningLines(workload, "late")),
    ...section("Facts that do not go together", warningLines(workload, "other")),
    ...section("Risks", first(workload.risks.map((risk) => `${ofSlice(risk)}${shown(risk.because)}`))),
    ...section("Next steps", stepsAfterRung(workload).map(shown)),
  ].join("\n");
}

function first(items: readonly string[]): string[] {
  return items.length > most ? [...items.slice(0, most), `and ${items.length - most} more`] : [...items];
}

function sliceLines({ slices }: WorkloadAssessment): string[] {
  return slices.map(
    ({ name, share, verdict }) =>
      `${shown(name)} (${percent(share)}): ${modeWord(verdict.mode)}, ${sureness(verdict)}. ${shown(verdict.headline)}`,
  );
}

function unknownLines({ unknowns }: WorkloadAssessment): string[] {
  return unknowns
    .filter((unknown) => unknown.could_change_verdict)
    .map((u) =>
      u.estimate === undefined
        ? `${ofSlice(u)}${u.fact}: ${shown(u.question)} ${shown(u.how_to_learn)}`
        : `${ofSlice(u)}${u.fact}, only estimated: ${shown(u.estimate)}. What would settle it: ${shown(u.how_to_learn)}`,
    );
}

function warningLines(
  { warnings }: WorkloadAssessment,
  about: WorkloadAssessment["warnings"][number]["about"],
): string[] {
  return warnings
    .filter((warning) => warning.about === about)
    .map((warning) => `${ofSlice(warning)}${shown(warning.because)}`);
}
