import type { z } from "zod";
import { type AssumptionsTable, assumptionsSchema } from "./cost-assumptions.js";
import { type GpusTable, gpusSchema } from "./gpus.js";
import { type LifecycleTable, lifecycleSchema } from "./lifecycle.js";
import { type ModelsTable, modelsSchema } from "./models.js";
import type { TableName } from "./names.js";
import { type PricesTable, pricesSchema } from "./prices.js";
import { type ProvidersTable, providersSchema } from "./providers.js";
import { type SizingTable, sizingSchema } from "./sizing.js";

/** What each table holds: what its schema lets through. */
export interface Tables {
  "model-lifecycle.json": LifecycleTable;
  "models.json": ModelsTable;
  "gpus.json": GpusTable;
  "sizing.json": SizingTable;
  "prices.json": PricesTable;
  "providers.json": ProvidersTable;
  "cost-assumptions.json": AssumptionsTable;
}

/** What checks each table. */
export const schemas: { readonly [Name in TableName]: z.ZodType<Tables[Name]> } = {
  "model-lifecycle.json": lifecycleSchema,
  "models.json": modelsSchema,
  "gpus.json": gpusSchema,
  "sizing.json": sizingSchema,
  "prices.json": pricesSchema,
  "providers.json": providersSchema,
  "cost-assumptions.json": assumptionsSchema,
};
