import type { Score, WorkloadAssessment } from "../../assessment/schema.js";
import { percent } from "../../text/figures.js";
import { blocks, table } from "./blocks.js";
import { inline } from "./escape.js";
import { ofSlice } from "./words.js";

type Signal = Score["signals"][number];

/** The weighed signals, the strongest first. They never buy off a constraint. */
export function signals({ score }: WorkloadAssessment): string {
  if (score.signals.length === 0) return blocks("**Signals**", "This rule pack weighs no signals.");
  const rows = score.signals
    .toSorted((a, b) => strength(b) - strength(a))
    .map((signal) => [
      `${ofSlice(signal)}${inline(signal.id.replaceAll("-", " "))}`,
      leaning(signal),
      String(signal.weight),
      `${inline(signal.range.worst)} → ${inline(signal.range.best)}`,
      inline(signal.because),
    ]);
  return blocks(
    "**Signals**",
    `Score for self-hosting: **${score.self_hosted}** of 100, where 50 is neutral and a move takes ${score.bar}. ${percent(score.known_weight)} of the weight is known. A score never outweighs a constraint or a requirement above.`,
    table(["Signal", "Leans to", "Weight", "From worst to best", "Because"], rows),
  );
}

const strength = ({ counts, lean, weight }: Signal): number => (counts ? Math.abs(lean ?? 0) * weight : -1);

function leaning({ lean, counts }: Signal): string {
  if (lean === null) return "unknown";
  const side = lean > 0 ? "self-hosted" : "managed";
  const words = lean === 0 ? "neither" : `${side}, ${percent(Math.abs(lean))}`;
  return counts ? words : `${words} (not counted)`;
}
