import { add, costModel } from "../costs/model.js";
import type { CostModel } from "../costs/option.js";
import { addPeople, type People, partsOfPeople } from "../costs/people.js";
import type { Profile } from "./profile.js";

/**
 * Self-hosting as the file states it: one sum for the infrastructure, whatever the volume, and people beside it. Undefined
 * where no sum is stated.
 */
export function statedInfrastructure({
  candidate,
}: Pick<Profile, "candidate">): ((people: People) => CostModel) | undefined {
  const usd = candidate.usdPerMonth;
  if (usd === undefined) return undefined;
  return (people) =>
    costModel({
      id: "self_hosted",
      parts: ["infrastructure", ...partsOfPeople(people)],
      ranges: {},
      addTo(into, points, offset) {
        add(into, "infrastructure", usd);
        addPeople(people, into, points, offset);
      },
      breaks: () => ({ every: [], once: [] }),
    });
}
