import { rungTitles } from "../../assessment/ladder.js";
import type { Rung, Stage } from "../../assessment/schema.js";
import { box, diagram, question } from "./diagram.js";

const rungs: readonly Rung[] = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];

/** Rungs that are passed by an answer. */
const questions: Readonly<Partial<Record<Rung, string>>> = {
  C: "Is cost, control or compliance a hard blocker?",
  E: "Is the load stable enough to size GPUs and on-call?",
  H: "Does self-hosting beat managed on total value?",
};

const edges = [
  "A --> B",
  "B --> C",
  'C -->|"no"| D',
  'C -->|"yes"| E',
  'E -->|"no"| D',
  'E -->|"yes"| F',
  "F --> G",
  "G --> H",
  'H -->|"no"| D',
  'H -->|"yes"| I',
];

/** The maturity ladder (guide: G2), the rung marked by a word as well as by its colour. */
export function ladderDiagram({ rung: here, title }: Pick<Stage, "rung" | "title">): string {
  const nodes = rungs.map((rung) => {
    const asked = questions[rung];
    const text = `${rung}${rung === here ? " (here)" : ""} · ${asked ?? (rung === here ? title : rungTitles[rung])}`;
    return asked === undefined ? box(rung, text) : question(rung, text);
  });
  return diagram("flowchart TD", [
    ...nodes,
    ...edges,
    "classDef here fill:#1f6feb,stroke:#0b3d91,stroke-width:3px,color:#ffffff",
    `class ${here} here`,
  ]);
}
