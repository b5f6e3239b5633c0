import type { Format } from "../assess/formats.js";

/** The flags of `interview`; those of facts stand beside them under their own names. */
export interface InterviewFlags {
  workload?: string;
  owner?: string;
  add?: boolean;
  resume?: boolean;
  replace?: boolean;
  answers?: string;
  linear?: boolean;
  format?: Format;
  out?: string;
  pack: string;
  asOf?: string;
  data?: string;
  prices?: string;
  color: boolean;
  quiet?: boolean;
}
