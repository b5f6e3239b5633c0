import { costAssumptions } from "../../costs/assumptions.js";
import { planOf } from "../../economics/plan.js";
import { sizingFrom } from "../../sizing/catalogue.js";
import type { SizingTables } from "../../sizing-answer/sizing-tables.js";
import { readTable } from "../data-table.js";

/**
 * Reads models, GPUs with prices, constants, and how fleets are planned. A folder of the user's may hold any of the tables;
 * for the others the package's own stand in.
 *
 * @throws UsageError as `readTable`
 */
export async function loadSizing(dir?: string): Promise<SizingTables> {
  const [models, gpus, sizing, assumptions] = await Promise.all([
    readTable("models.json", dir),
    readTable("gpus.json", dir),
    readTable("sizing.json", dir),
    readTable("cost-assumptions.json", dir),
  ]);
  const { provenance, errors } = sizing;
  return {
    ...sizingFrom(models, gpus, sizing),
    plan: planOf(costAssumptions(assumptions)),
    ...(provenance?.fitted === undefined ? {} : { fitted: provenance.fitted }),
    ...(errors === undefined ? {} : { errors }),
  };
}
