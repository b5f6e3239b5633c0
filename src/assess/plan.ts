import type { WorkloadAssessment } from "../assessment/schema.js";
import { factValue } from "../facts/known.js";
import { factText } from "../verdict/fact-text.js";
import type { Standing } from "../verdict/standing.js";

/** Whether the verdict asks for something to move, and which way. */
export function movement({ space, mode }: Pick<Standing, "space" | "mode">): "out" | "back" | "none" {
  const today = factValue(space.facts, "current.mode") ?? "managed";
  if (mode === "self_hosted" || mode === "hybrid") return today === "managed" ? "out" : "none";
  return mode === "managed" && today === "self_hosted" ? "back" : "none";
}

/** A verdict to plan for. `alone`: a rule shuts every third party out of it, or of a slice of it. */
export interface Planned extends Pick<Standing, "space" | "mode"> {
  alone: boolean;
}

/** How hard it is to undo what the verdict asks for. */
export function reversibilityOf(standing: Planned): WorkloadAssessment["reversibility"] {
  if (standing.mode === "blocked") {
    return {
      level: "nothing_to_reverse",
      because: "There is nothing to undo: no way of running it is acceptable yet.",
    };
  }
  switch (movement(standing)) {
    case "none":
      return { level: "nothing_to_reverse", because: "The verdict moves nothing: what runs today stays." };
    case "back":
      return {
        level: "moderate",
        because: "Going back to a provider is a routing change, but GPUs that were bought or reserved stay paid for.",
      };
    case "out": {
      if (standing.alone) {
        return {
          level: "hard",
          because:
            "A rule shuts every provider out, so nothing leads back to one: undoing it means other GPUs of your own, or stopping the workload.",
        };
      }
      const hourly = standing.space.facts.get("candidate.gpu_usd_per_hour")?.provenance !== undefined;
      return hourly
        ? {
            level: "easy",
            because: "With GPUs by the hour and the managed route kept in the gateway, undoing it is a routing change.",
          }
        : {
            level: "moderate",
            because:
              "Routing goes back at once; how fast cost does depends on the GPU commitment, which is not stated.",
          };
    }
  }
}

/** Dimensions on which renting and running differ (guide: G1), told only where the verdict moves the workload. */
export function transitionsOf({ space, mode }: Pick<Standing, "space" | "mode">): WorkloadAssessment["transitions"] {
  const way = movement({ space, mode });
  if (way === "none") return [];
  return space.engine.compiled.pack.changes.map((change) => ({
    dimension: change.dimension,
    from: way === "out" ? change.managed : change.selfHosted,
    to: way === "out" ? change.selfHosted : change.managed,
    facts: change.facts.flatMap((name) => {
      const fact = space.facts.get(name);
      return fact?.provenance ? [`${fact.spec.title}: ${factText(fact)}`] : [];
    }),
    source: change.source,
  }));
}
