import type { Rung, WorkloadAssessment } from "../../assessment/schema.js";
import { label } from "./escape.js";

const fence = (lines: readonly string[]): string => ["```mermaid", ...lines, "```"].join("\n");

const nodes: readonly (readonly [Rung, string, "step" | "question"])[] = [
  ["A", "Ship the first version managed", "step"],
  ["B", "Add evals; log latency, cost, quality", "step"],
  ["C", "A hard blocker in cost, control or compliance?", "question"],
  ["D", "Stay managed; improve prompts, caching, routing", "step"],
  ["E", "Stable enough to size GPUs and on-call?", "question"],
  ["F", "Pilot one narrow workload", "step"],
  ["G", "Run both side by side", "step"],
  ["H", "Better on total value?", "question"],
  ["I", "Move the selected workloads", "step"],
];

const edges = [
  "A --> B",
  "B --> C",
  "C -->|no| D",
  "C -->|yes| E",
  "E -->|no| D",
  "E -->|yes| F",
  "F --> G",
  "G --> H",
  "H -->|no| D",
  "H -->|yes| I",
];

/** The maturity ladder with the rung marked by a word as well as by its look. */
export function ladderDiagram(rung: Rung): string {
  const drawn = nodes.map(([id, text, kind]) => {
    const words = label(`${id} · ${text}${id === rung ? " (here)" : ""}`);
    return kind === "question" ? `  ${id}{"${words}"}` : `  ${id}["${words}"]`;
  });
  return fence([
    "flowchart TD",
    ...drawn,
    ...edges.map((edge) => `  ${edge}`),
    "  classDef here stroke-width:4px",
    `  class ${rung} here`,
  ]);
}

const providerPath = [
  '  API["Provider API"]',
  '  PQ["Provider queue and batching"]',
  '  PM["Provider model"]',
  "  API --> PQ --> PM",
];
const ownPath = (model: string): string[] => [
  '  GW["Your gateway"]',
  '  OQ["Your queue and autoscaling"]',
  '  RT["Serving runtime, e.g. vLLM"]',
  `  OM["${label(model)}"]`,
  "  GW --> OQ --> RT --> OM",
];

/** The request path under the verdict's mode: who owns which box. */
export function pathDiagram(workload: WorkloadAssessment): string {
  const model = workload.options.find((option) => option.id === "self_hosted")?.model ?? "Open-weight model";
  const start = ["flowchart LR", '  APP["Application"]'];
  switch (workload.verdict.mode) {
    case "managed":
      return fence([...start, ...providerPath, "  APP --> API"]);
    case "self_hosted":
      return fence([
        ...start,
        ...ownPath(model),
        '  WB["Managed route, the way back"]',
        "  APP --> GW",
        "  GW -.-> WB",
      ]);
    case "hybrid":
      return fence([...start, '  RP{"Routing policy"}', ...hybridPaths(workload, model)]);
    case "blocked": {
      const missing = workload.reasons.filter(
        (r) => r.kind === "requirement" && r.binding && r.status !== "holds",
      ).length;
      return fence([
        ...start,
        '  NO["Third-party inference: excluded"]',
        `  GATE{"${label(missing > 0 ? `Own inference: ${missing} requirements missing` : "Own inference: excluded")}"}`,
        "  APP -.-x NO",
        "  APP -.-x GATE",
      ]);
    }
  }
}

function hybridPaths({ slices }: WorkloadAssessment, model: string): string[] {
  const going = (mode: string) =>
    slices
      .filter((slice) => slice.verdict.mode === mode)
      .map((slice) => slice.name)
      .join(", ");
  const managed = going("managed");
  const own = going("self_hosted");
  const blocked = going("blocked");
  return [
    "  APP --> RP",
    ...(managed ? [...providerPath, `  RP -->|"${label(managed)}"| API`] : []),
    ...(own ? [...ownPath(model), `  RP -->|"${label(own)}"| GW`] : []),
    ...(blocked ? ['  NO["Not possible yet"]', `  RP -.-x|"${label(blocked)}"| NO`] : []),
  ];
}
