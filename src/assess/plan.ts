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

/** How hard it is to undo what the verdict asks for. */
export function reversibilityOf(standing: Pick<Standing, "space" | "mode">): WorkloadAssessment["reversibility"] {
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

/** Exit criteria of the pilot: what is measured, against what, how long, whose word counts, and how to go back. */
export function confirmationOf(
  standing: Pick<Standing, "space" | "mode">,
  owner: string | undefined,
): WorkloadAssessment["confirmation"] {
  if (movement(standing) !== "out") return [];
  const { facts } = standing.space;
  const target = facts.get("latency.target_p95");
  const common = {
    window: "14 days of side-by-side traffic",
    owner: owner ?? "the workload's owner (none is stated)",
    rollback: "the gateway routes everything to the managed path, which stays configured and tested",
  };
  const rows: readonly (readonly [string, string])[] = [
    [
      "Quality on the workload's evals",
      "not worse than the managed model by more than the margin agreed before the pilot, in every slice",
    ],
    [
      "Latency, 95th percentile",
      target ? `at most ${factText(target)}` : "not above the managed path's, measured on the same requests",
    ],
    ["Error rate, timeouts and retries included", "not above the managed path's, measured on the same requests"],
    ["Cost a month, people and idle hours included", costThreshold(standing)],
  ];
  return rows.map(([metric, threshold]) => ({ metric, threshold, ...common }));
}

function costThreshold({ space }: Pick<Standing, "space">): string {
  const today = space.facts.get("current.usd_per_month");
  const managed = factValue(space.facts, "current.mode") === "managed" && today?.provenance;
  return managed
    ? `below ${factText(today)}, or accepted as the price of the reason to move`
    : "stated, and accepted by whoever pays";
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
