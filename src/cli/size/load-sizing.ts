import type { SizingData } from "../../sizing/catalogue.js";
import { readTable } from "../data-table.js";

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

export type LoadedSizing = SizingData & {
  fitted?: Fitted;
  errors?: Readonly<Record<"dense" | "moe" | "amd", EstimateError>>;
};

/**
 * Reads models, GPUs with prices, and constants. A folder of the user's may hold any of the tables; for the others the
 * package's own stand in.
 *
 * @throws UsageError as `readTable`
 */
export async function loadSizing(dir?: string): Promise<LoadedSizing> {
  const [models, gpus, sizing] = await Promise.all([
    readTable("models.json", dir),
    readTable("gpus.json", dir),
    readTable("sizing.json", dir),
  ]);
  const { provenance, errors, constants } = sizing;
  return {
    models: models.models,
    gpus: gpus.gpus,
    prices: gpus.prices,
    constants,
    asOf: [models.as_of, gpus.as_of, sizing.as_of].sort().at(-1) ?? sizing.as_of,
    ...(provenance?.fitted === undefined ? {} : { fitted: provenance.fitted }),
    ...(errors === undefined ? {} : { errors }),
  };
}
