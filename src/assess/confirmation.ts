import type { WorkloadAssessment } from "../assessment/schema.js";
import { factValue } from "../facts/known.js";
import { factText } from "../verdict/fact-text.js";
import { movement, type Planned } from "./plan.js";

type Criteria = readonly (readonly [metric: string, threshold: string])[];

/** Exit criteria of the pilot: what is measured, against what, how long, whose word counts, and how to go back. */
export function confirmationOf(plan: Planned, owner: string | undefined): WorkloadAssessment["confirmation"] {
  if (movement(plan) !== "out") return [];
  const { rows, window, rollback } = plan.alone ? onItsOwn(plan) : besideManaged(plan);
  const who = owner ?? "the workload's owner (none is stated)";
  return rows.map(([metric, threshold]) => ({ metric, threshold, window, owner: who, rollback }));
}

const [quality, latency, errors, cost] = [
  "Quality on the workload's evals",
  "Latency, 95th percentile",
  "Error rate, timeouts and retries included",
  "Cost a month, people and idle hours included",
];

interface Pilot {
  rows: Criteria;
  window: string;
  rollback: string;
}

function besideManaged(plan: Planned): Pilot {
  const target = plan.space.facts.get("latency.target_p95");
  const same = "not above the managed path's, measured on the same requests";
  return {
    window: "14 days of side-by-side traffic",
    rollback: "the gateway routes everything to the managed path, which stays configured and tested",
    rows: [
      [quality, "not worse than the managed model by more than the margin agreed before the pilot, in every slice"],
      [latency, target ? `at most ${factText(target)}` : same],
      [errors, same],
      [cost, costThreshold(plan)],
    ],
  };
}

/** No third party may see the data: there is nothing to run beside, nothing to fall back to, and no bill to stay below. */
function onItsOwn({ space }: Planned): Pilot {
  const target = space.facts.get("latency.target_p95");
  return {
    window: "14 days of replayed or synthetic requests, and of live ones that no provider sees",
    rollback: "a spare replica or another region of your own takes over; where there is none, requests stop",
    rows: [
      [quality, "at least the level agreed before the pilot, in every slice"],
      [latency, target ? `at most ${factText(target)}` : "at most a target agreed before the pilot: none is stated"],
      [errors, "at most the rate agreed before the pilot"],
      [cost, "within the budget agreed before the pilot: what a provider would charge is no measure here"],
    ],
  };
}

function costThreshold({ space }: Planned): string {
  const today = space.facts.get("current.usd_per_month");
  const managed = factValue(space.facts, "current.mode") === "managed" && today?.provenance;
  return managed
    ? `below ${factText(today)}, or accepted as the price of the reason to move`
    : "stated, and accepted by whoever pays";
}
