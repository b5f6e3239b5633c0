import { costAssumptions } from "../../costs/assumptions.js";
import { planOf } from "../../economics/plan.js";
import { type SizingData, sizingFrom } from "../../sizing/catalogue.js";
import type { Fitted, SizingTables } from "../../sizing-answer/sizing-tables.js";
import { readTable } from "../data-table.js";

type ConstantsTable = { provenance?: { fitted?: Fitted } } & Pick<SizingTables, "constants" | "errors" | "asOf">;

/**
 * Reads models, GPUs with prices, constants, and how fleets are planned. A folder of the user's may hold any of the tables;
 * for the others the package's own stand in.
 *
 * @throws UsageError as `readTable`
 */
export async function loadSizing(dir?: string): Promise<SizingTables> {
  const [models, gpus, sizing, assumptions] = await Promise.all([
    readTable<Pick<SizingData, "models" | "asOf">>("models.json", dir),
    readTable<Pick<SizingData, "gpus" | "prices" | "asOf">>("gpus.json", dir),
    readTable<ConstantsTable>("sizing.json", dir),
    readTable<unknown>("cost-assumptions.json", dir),
  ]);
  const { provenance, errors } = sizing;
  return {
    ...sizingFrom(models, gpus, sizing),
    plan: planOf(costAssumptions(assumptions)),
    ...(provenance?.fitted === undefined ? {} : { fitted: provenance.fitted }),
    ...(errors === undefined ? {} : { errors }),
  };
}
