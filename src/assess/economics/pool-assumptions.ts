import type { Pool } from "../../economics/pool.js";
import { formatQuantity } from "../../facts/quantity.js";
import { counted, usdPerHour, usdPerHourRange } from "../../text/figures.js";
import { nameOf, type SizedPart } from "./pool-part.js";

/** What the figures of a pool rest on, one sentence each. */
export function poolAssumptions(pool: Pool, parts: readonly SizedPart[]): string[] {
  const [{ gpu }] = pool.fleet.replicas;
  const named = (when: (part: SizedPart) => boolean): string => parts.filter(when).map(nameOf).join(", ");
  const moved = named(({ study }) => study.serving.replica.gpu.id !== gpu.id);
  const peakless = named(({ study }) => study.profile.peakToMean === undefined);
  const stated = named(({ study }) => study.own.some(({ tenure }) => tenure === "stated"));
  return [
    "how far peaks coincide is not measured: at best they never meet, at worst all meet at once; what is expected is planned for the worst",
    `people once, the largest need of any: ${peopleText(parts)}`,
    "every workload's own move is paid for; weights are stored once",
    priceText(pool, parts),
    ...(moved ? [`sized on ${gpu.id} here, and on another GPU alone: ${moved}`] : []),
    ...(peakless ? [`a peak as the utilisation seen in practice implies: ${peakless}`] : []),
    ...(stated ? [`fleets are sized here, whatever infrastructure cost is stated for ${stated}`] : []),
  ];
}

function peopleText(parts: readonly SizedPart[]): string {
  const cost = ({ study: { profile } }: SizedPart): number => profile.engineers.expected * profile.engineerUsd.expected;
  const most = parts.reduce((largest, part) => (cost(part) > cost(largest) ? part : largest));
  const { low, high } = most.study.profile.engineers;
  const range = low === high ? [low] : [low, high];
  return `${range.map((fte) => formatQuantity(fte, "fte")).join(" to ")} engineers (${nameOf(most)})`;
}

function priceText({ price, fleet }: Pool, parts: readonly SizedPart[]): string {
  const at = fleet.replicas.findIndex((replica) => replica.price === price);
  const source = fleet.replicas[at]?.priceSource;
  const part = parts[at];
  if (source) return `a GPU-hour at ${usdPerHourRange(price)}, ${counted(source.offers, "offer")}`;
  return `a GPU-hour at ${usdPerHour(price.expected)}${part ? `, as ${nameOf(part)} states` : ""}`;
}
