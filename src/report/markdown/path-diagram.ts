import type { Verdict, WorkloadAssessment } from "../../assessment/schema.js";
import { runsAlone } from "../words.js";
import { box, diagram, frame, gate } from "./diagram.js";
import { label } from "./escape.js";
import { missing } from "./missing.js";

/** The request path of the verdict's mode, and whose each box is. */
export function pathDiagram(workload: WorkloadAssessment): string {
  return diagram("flowchart LR", [box("APP", "Application"), ...path(workload)]);
}

function path(workload: WorkloadAssessment): string[] {
  switch (workload.verdict.mode) {
    case "managed":
      return [...provider(workload), "APP --> API"];
    case "self_hosted":
      return [
        ...team(workload),
        box(
          "BACK",
          runsAlone(workload) ? "Spare replica or region of your own" : "Managed route, kept as the way back",
        ),
        "APP --> GW",
        `GW -.->|"${runsAlone(workload) ? "failover" : "way back"}"| BACK`,
      ];
    case "hybrid":
      return split(workload);
    case "blocked":
      return [
        box("THIRD", "Provider API: ruled out"),
        gate("GATE", `Own serving, missing: ${missing(workload)}`),
        'APP -.->|"not allowed"| THIRD',
        'APP -.->|"not yet"| GATE',
      ];
  }
}

function provider({ options }: WorkloadAssessment): string[] {
  const rented = options.find((option) => option.id === "managed_as_is");
  return [
    ...frame("PROVIDER", "Run by the provider", [
      box("API", rented?.provider === undefined ? "Provider API" : `Provider API: ${rented.provider}`),
      box("PQ", "Queue and batching"),
      box("PM", rented?.model ?? "Provider's model"),
    ]),
    "API --> PQ --> PM",
  ];
}

function team({ options }: WorkloadAssessment): string[] {
  const own = options.find((option) => option.id === "self_hosted");
  return [
    ...frame("TEAM", "Run by your team", [
      box("GW", "Gateway"),
      box("OQ", "Queue and autoscaling"),
      box("RT", own?.gpu === undefined ? "Serving runtime" : `Serving runtime on ${own.gpu}`),
      box("OM", own?.model ?? "Open-weight model"),
    ]),
    "GW --> OQ --> RT --> OM",
  ];
}

function split(workload: WorkloadAssessment): string[] {
  const branch = (mode: Verdict["mode"], arrow: string, to: string, boxes: () => string[]): string[] => {
    const going = workload.slices.filter((slice) => slice.verdict.mode === mode).map((slice) => slice.name);
    return going.length === 0 ? [] : [...boxes(), `RP ${arrow}|"${label(going.join(", "))}"| ${to}`];
  };
  return [
    gate("RP", "Routing policy"),
    "APP --> RP",
    ...branch("managed", "-->", "API", () => provider(workload)),
    ...branch("self_hosted", "-->", "GW", () => team(workload)),
    ...branch("blocked", "-.->", "GATE", () => [gate("GATE", `Missing: ${missing(workload)}`)]),
  ];
}
