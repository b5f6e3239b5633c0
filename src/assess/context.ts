import type { EconomicsData } from "../economics/data.js";
import { estimatorOf } from "../economics/estimate.js";
import { compilePack } from "../rules/compile.js";
import type { Pack } from "../rules/pack.js";
import type { ReferenceData } from "../verdict/data.js";
import { type Engine, engineOf } from "../verdict/space.js";

/** What judging needs besides the facts. */
export interface Context {
  engine: Engine;
  data: ReferenceData;
  asOf: string;
  /** What costs are estimated from; without it only stated sums are told. */
  economics?: EconomicsData | undefined;
}

/** The dated data of an assessment. Without `economics` only the sums that files state are reckoned with. */
export interface AssessmentData extends ReferenceData {
  economics?: EconomicsData;
}

/** @throws TooManyCells where the pack cuts one fact too finely */
export function contextOf(pack: Pack, data: AssessmentData, asOf: string): Context {
  const { economics } = data;
  const known = economics ? { ...data, estimate: estimatorOf(economics) } : data;
  return { engine: engineOf(compilePack(pack)), data: known, asOf, economics };
}
