import type { SizingData } from "../sizing/catalogue.js";
import type { Plan } from "../sizing/fleet.js";

/** What the constants were fitted on; absent where a user's own constants do not say. */
export interface Fitted {
  rows: number;
  sources: readonly string[];
  date: string;
}

/** The error of estimates on measurements that were never fitted. Shares. */
export interface EstimateError {
  rows: number;
  medianAbsoluteError: number;
  within25: number;
}

/** All that an answer rests on: models, GPUs with prices, constants with what is known of their error, and how fleets are planned. */
export type SizingTables = SizingData & {
  plan: Plan;
  fitted?: Fitted;
  errors?: Readonly<Record<"dense" | "moe" | "amd", EstimateError>>;
};
