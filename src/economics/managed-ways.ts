import { batchWay } from "./batch-way.js";
import type { Bill } from "./bill.js";
import { leavingWay } from "./commitment.js";
import type { EconomicsData } from "./data.js";
import { hostedWay } from "./hosted-way.js";
import type { ManagedWay } from "./managed-way.js";
import type { Profile } from "./profile.js";
import { todaysWay } from "./todays-way.js";

/** The managed ways that can be priced on what is known, the one of today first. */
export function managedWays(profile: Profile, bill: Bill, data: EconomicsData, on: string): ManagedWay[] {
  // who runs it already compares with the same weights at a host
  if (profile.managedToday === false) return hostedWay(profile, data, on);
  const today = todaysWay(profile, bill);
  const hosted = hostedWay(profile, data, on).map((way) => leavingWay(way, bill.committed));
  if (!today) return [];
  const others = [...batchWay(profile, bill, data, on), ...hosted];
  // data that no third party may see has no cheaper third party to go to either
  return [today, ...(profile.privacyStrict ? others.map(barred) : others)];
}

const barred = (way: ManagedWay): ManagedWay => ({ ...way, obstacle: way.obstacle ?? "contract" });
