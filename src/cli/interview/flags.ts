import type { Delivery } from "../assess/deliver.js";
import type { InputFlags } from "../assess/inputs.js";

/** The flags of `interview`; those of facts stand beside them under their own names. */
export interface InterviewFlags extends Delivery, InputFlags {
  workload?: string;
  owner?: string;
  add?: boolean;
  resume?: boolean;
  replace?: boolean;
  answers?: string;
  linear?: boolean;
  pack: string;
  asOf?: string;
}
