import type { Study } from "../economics/study.js";
import type { Standing } from "../verdict/standing.js";

/** A workload without slices, or one slice: how it stands, and what is known of its costs. */
export interface Part {
  slice?: string;
  standing: Standing;
  study: Study;
}
