import type { SharedPool } from "../../assessment/schema.js";
import { isSized, type SizedStudy } from "../../economics/pool-fleet.js";
import type { Part } from "../part.js";

/** A workload or a slice that could be served from a pool. */
export interface Poolable extends Omit<Part, "slice"> {
  member: SharedPool["members"][number];
}

/** One whose candidate was sized. */
export type SizedPart = Poolable & { study: SizedStudy };

export const isSizedPart = (part: Poolable): part is SizedPart => isSized(part.study);

export const nameOf = ({ member: { workload, slice } }: Poolable): string =>
  slice === undefined ? workload : `${workload}/${slice}`;
