import type { EconomicsData } from "./data.js";
import { hostedPrice } from "./hosted-price.js";
import type { ManagedWay, Obstacle } from "./managed-way.js";
import type { Profile } from "./profile.js";

/** The candidate's weights at somebody who hosts them: the range over all hosts. */
export function hostedWay(profile: Profile, data: EconomicsData, on: string): ManagedWay[] {
  const { candidate } = profile;
  const { book } = data;
  if (!book || candidate.model === undefined) return [];
  const hosted = hostedPrice(profile, data, candidate.model, on);
  if (!hosted) return [];
  const { usdPerMonth, hosts, cheapest, dearest } = hosted;
  const obstacle = obstacleTo(profile, hosts);
  return [
    {
      id: "open_weights_hosted",
      usdPerMonth,
      model: candidate.model,
      ...(obstacle ? { obstacle } : {}),
      basis:
        hosts === 1
          ? `one host, ${cheapest} (${book.version} of ${book.asOf})`
          : `${hosts} hosts, from ${cheapest} to ${dearest}, the median expected; marketplaces left out (${book.version} of ${book.asOf})`,
    },
  ];
}

function obstacleTo({ evalsPassed, privacyNormal }: Profile, hosts: number): Obstacle | undefined {
  if (!evalsPassed) return "evals";
  if (!privacyNormal) return "contract";
  return hosts > 1 ? undefined : "one_host";
}
