import { cheapestOf } from "../costs/cheapest.js";
import type { CostModel } from "../costs/option.js";
import { alternativesOf } from "./alternatives.js";
import { withDue } from "./commitment.js";
import type { EconomicsData } from "./data.js";
import type { Replica } from "./replica.js";
import { servedBy } from "./self-hosted.js";
import type { Study } from "./study.js";
import { teamOf } from "./team.js";

/**
 * Self-hosting over the volume: the GPU that is the cheapest today need not be at ten times as much, and an assessment at
 * that volume would take another. Of the configurations that serve the candidate the cheapest stands at each volume; a
 * stated sum stays what it is. Undefined where self-hosting has no cost.
 */
export function growingOf(
  { own, profile, serving, bill }: Study,
  data: EconomicsData | undefined,
): CostModel | undefined {
  const [self] = own;
  if (self?.tenure !== "on_demand" || serving.kind !== "sized" || serving.replica.basis === "stated" || !data)
    return self?.model;
  const counted = { people: teamOf(profile), migration: true };
  const models = efficient([serving.replica, ...alternativesOf(profile, data.sizing)]).flatMap(
    (replica) => servedBy(profile, replica, "on_demand", counted, data.assumptions) ?? [],
  );
  const cheapest = cheapestOf(models);
  return cheapest && bill.committed ? withDue(cheapest, bill.committed.usdPerMonth) : cheapest;
}

/** Replicas that another one neither undercuts nor outdoes at the same price: no others are ever the cheapest. */
function efficient(replicas: readonly Replica[]): Replica[] {
  const dearestFirst = [...replicas].sort(
    (a, b) => usdPerHour(b) - usdPerHour(a) || a.requestsPerSecond - b.requestsPerSecond,
  );
  return dearestFirst.filter(
    (replica, i) => !dearestFirst.slice(i + 1).some((other) => other.requestsPerSecond >= replica.requestsPerSecond),
  );
}

const usdPerHour = ({ gpus, price }: Replica): number => gpus * price.expected;
