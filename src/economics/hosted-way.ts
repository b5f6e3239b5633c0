import { counted } from "../text/figures.js";
import type { EconomicsData } from "./data.js";
import { type HostedPrice, hostedPrice } from "./hosted-price.js";
import type { ManagedWay, Obstacle } from "./managed-way.js";
import type { Profile } from "./profile.js";

/** The candidate's weights at somebody who hosts them: the range over all hosts that can take the data. */
export function hostedWay(profile: Profile, data: EconomicsData, on: string): ManagedWay[] {
  const { candidate } = profile;
  const { book } = data;
  if (!book || candidate.model === undefined) return [];
  const hosted = hostedPrice(profile, data, candidate.model, on);
  if (!hosted) return [];
  const obstacle = obstacleTo(profile, hosted);
  return [
    {
      id: "open_weights_hosted",
      usdPerMonth: hosted.usdPerMonth,
      model: candidate.model,
      ...(obstacle ? { obstacle } : {}),
      basis: `${hostsText(hosted)} (${book.version} of ${book.asOf})${controlsText(hosted)}`,
    },
  ];
}

function obstacleTo(
  { evalsPassed, privacyNormal }: Profile,
  { hosts, covered }: Pick<HostedPrice, "hosts" | "covered">,
): Obstacle | undefined {
  if (!evalsPassed) return "evals";
  if (!privacyNormal || covered === "not_known") return "contract";
  return hosts > 1 ? undefined : "one_host";
}

/** `5 hosts, from novita to together, the median, groq, expected`; of an even number two stand around the median. */
function hostsText({ hosts, offers, cheapest, expected, dearest }: HostedPrice): string {
  if (hosts === 1) return `one host, ${cheapest}${offers > 1 ? `, ${counted(offers, "endpoint")}` : ""}`;
  return `${hosts} hosts, from ${cheapest}, the cheapest, to ${dearest}, the median expected, ${expected.join(" and ")}; marketplaces left out`;
}

function controlsText({ covered, dropped }: HostedPrice): string {
  if (covered === "not_asked") return "";
  const out = dropped.length > 0 ? `; left out: ${dropped.join(", ")}` : "";
  return covered === "known"
    ? `; by dated facts each covers the controls asked for${out}`
    : `; no host is known to cover the controls asked for${out}`;
}
