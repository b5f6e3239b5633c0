import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  assumptionsSchema,
  gpusSchema,
  lifecycleSchema,
  modelsSchema,
  pricesSchema,
  providersSchema,
  sizingSchema,
} from "../../src/assessment/reference-schema.js";

const schemas = {
  "model-lifecycle": lifecycleSchema,
  models: modelsSchema,
  gpus: gpusSchema,
  sizing: sizingSchema,
  prices: pricesSchema,
  providers: providersSchema,
  "cost-assumptions": assumptionsSchema,
};

type Table = keyof typeof schemas;

const own = (table: Table) => JSON.parse(readFileSync(`data/${table}.json`, "utf8"));

const placesIn = (table: Table, content: unknown): string[] =>
  schemas[table].safeParse(content).error?.issues.map(({ path }) => path.join(".")) ?? [];

describe("tables of reference data", () => {
  it.each(Object.keys(schemas))("are as the package's own %s", (table) => {
    expect(placesIn(table as Table, own(table as Table))).toEqual([]);
  });

  it.each<[string, Table, (content: ReturnType<typeof own>) => unknown, string]>([
    ["no object", "gpus", () => [], ""],
    ["without a date", "models", (content) => ({ ...content, as_of: "" }), "as_of"],
    ["without a list", "models", (content) => ({ ...content, models: {} }), "models"],
    ["with a model that is none", "models", (content) => ({ ...content, models: [null] }), "models.0"],
    [
      "with weights of nothing",
      "models",
      (c) => ({ ...c, models: [{ ...c.models[0], paramsB: 0 }] }),
      "models.0.paramsB",
    ],
    [
      "with memory as text",
      "gpus",
      (c) => ({ ...c, gpus: [c.gpus[0], { ...c.gpus[1], memoryGb: "80" }] }),
      "gpus.1.memoryGb",
    ],
    [
      "with a price of zero",
      "gpus",
      (c) => ({ ...c, prices: [{ ...c.prices[0], usdPerGpuHour: 0 }] }),
      "prices.0.usdPerGpuHour",
    ],
    ["with a day that is none", "gpus", (c) => ({ ...c, prices: [{ ...c.prices[0], date: "June" }] }), "prices.0.date"],
    ["without constants", "sizing", (c) => ({ ...c, constants: 3 }), "constants"],
    [
      "with a constant below zero",
      "sizing",
      (c) => ({ ...c, constants: { ...c.constants, memoryUse: -1 } }),
      "constants.memoryUse",
    ],
    [
      "with a constant that is missing",
      "sizing",
      ({ constants: { memoryUse, ...constants }, ...c }) => ({ ...c, constants: memoryUse ? constants : {} }),
      "constants.memoryUse",
    ],
    [
      "with a multiplier of nothing",
      "prices",
      (c) => ({ ...c, multipliers: [{ ...c.multipliers[0], factor: 0 }] }),
      "multipliers.0.factor",
    ],
    [
      "with a fact of no provider",
      "providers",
      (c) => ({ ...c, facts: [{ ...c.facts[0], provider: "" }] }),
      "facts.0.provider",
    ],
    [
      "with an assumption upside down",
      "cost-assumptions",
      (c) => ({ ...c, engineers: { ...c.engineers, low: 3 } }),
      "engineers",
    ],
  ])("are refused %s", (_name, table, change, place) => {
    expect(placesIn(table, change(own(table)))).toContain(place);
  });
});
