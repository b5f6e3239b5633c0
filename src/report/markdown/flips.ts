import type { Flip, WorkloadAssessment } from "../../assessment/schema.js";
import { counted } from "../../text/figures.js";
import { modeWord } from "../words.js";
import { blocks, table } from "./blocks.js";
import { code, inline } from "./escape.js";
import { provenanceOf } from "./evidence.js";
import { ofSlice } from "./words.js";

type Change = Flip["changes"][number];

/** Section 7: each flip with its distance from today, the nearest first. */
export function flips(workload: WorkloadAssessment): string {
  const { flips: all, flip_limit: limit } = workload;
  if (all.length === 0) return `No change of up to ${counted(limit, "fact")} was found that leads to another verdict.`;
  const rows = all.map((flip) => [
    modeWord(flip.to),
    flip.changes.map((change) => changeText(workload, change)).join("<br>"),
    String(Number(flip.distance.toFixed(2))),
  ]);
  return blocks(
    `Each line was verified by assessing again, and no part of it is enough. The distance adds up the relative size of the changes; learning an unknown fact counts 0. Changes of more than ${counted(limit, "fact")} were not looked for.`,
    table(["Becomes", "If", "Distance"], rows),
  );
}

function changeText(workload: WorkloadAssessment, change: Change): string {
  return `${ofSlice(change)}${inline(change.title)} (${code(change.fact)}): ${movement(workload, change)}`;
}

function movement(
  workload: WorkloadAssessment,
  { fact, from, to, from_text: was, to_text: becomes, slice }: Change,
): string {
  const provenance = provenanceOf(workload, fact, was, slice);
  const tag =
    provenance === undefined || provenance === "unknown" || was.startsWith(provenance) ? "" : ` (${provenance})`;
  if (!Array.isArray(from) || !Array.isArray(to)) return `${inline(was)}${tag} → ${inline(becomes)}`;
  const lost = from.filter((word) => !to.includes(word));
  const gained = to.filter((word) => !from.includes(word));
  const parts = [
    ...(lost.length > 0 ? [`without ${lost.map(inline).join(", ")}`] : []),
    ...(gained.length > 0 ? [`with ${gained.map(inline).join(", ")}`] : []),
  ];
  return `${parts.join(", ")} (today: ${inline(was)}${tag === "" ? "" : `, ${provenance}`})`;
}
