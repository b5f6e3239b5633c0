import type { CostAssumptions } from "../costs/assumptions.js";
import type { Plan } from "../sizing/fleet.js";

/** How fleets are planned, whoever asks: `plan_to` and `spare_replicas` of the assumptions, at what is expected. */
export const planOf = ({ plan_to: planTo, spare_replicas: spare }: CostAssumptions): Plan => ({
  planTo: planTo.expected,
  spareReplicas: spare.expected,
});
