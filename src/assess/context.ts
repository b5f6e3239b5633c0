import type { EconomicsData } from "../economics/data.js";
import type { ReferenceData } from "../verdict/data.js";
import type { Engine } from "../verdict/space.js";

/** What judging needs besides the facts. */
export interface Context {
  engine: Engine;
  data: ReferenceData;
  asOf: string;
  /** What costs are estimated from; without it only stated sums are told. */
  economics?: EconomicsData | undefined;
}
