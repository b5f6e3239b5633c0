import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkTable } from "../../src/tables/check.js";
import { type TableName, tableNames } from "../../src/tables/names.js";
import { edited, type Path } from "./edits.js";

const own = (table: TableName): unknown => JSON.parse(readFileSync(`data/${table}`, "utf8"));

/** Every place that is wrong, with what is said of it. */
function wrongIn(table: TableName, content: unknown): string[] {
  const checked = checkTable(table, content);
  return "misshapes" in checked ? checked.misshapes.map(({ path, message }) => `${path.join(".")} ${message}`) : [];
}

const gone = undefined;

describe("tables of reference data", () => {
  it.each(tableNames)("are as the package's own %s", (table) => {
    expect(wrongIn(table, own(table))).toEqual([]);
  });

  it.each<[TableName, Path, unknown, string]>([
    ["gpus.json", [], [], " has to be an object"],
    ["models.json", ["as_of"], "2026-02-30", "as_of has to be a day that exists, as YYYY-MM-DD"],
    ["models.json", ["as_of"], gone, "as_of is missing: it has to be a day that exists, as YYYY-MM-DD"],
    ["models.json", ["asOf"], "2026-11-24", " has a key asOf that is none: the keys are as_of, about, models"],
    ["models.json", ["models"], {}, "models has to be a list"],
    ["models.json", ["models", 0], null, "models.0 has to be an object"],
    ["models.json", ["models", 0, "paramsB"], 0, "from 0.01 to 20,000 billions of parameters"],
    ["models.json", ["models", 0, "paramsB"], 1, "models.0.activeParamsB has to be at most paramsB, 1"],
    ["models.json", ["models", 0, "layers"], 1e300, "has to be a whole number from 1 to 2,000 layers"],
    ["models.json", ["models", 0, "layers"], 31.5, "has to be a whole number from 1 to 2,000 layers"],
    ["models.json", ["models", 0, "id"], "Ours 8B", "has to be a name in lower case without spaces"],
    ["models.json", ["models", 0, "id"], "acme/x", "without spaces, _ or an owner before /, e.g. acme-8b"],
    ["models.json", ["models", 0, "aliases"], ["my_model"], "models.0.aliases.0 has to be a name in lower case"],
    ["gpus.json", ["gpus", 0, "id"], "my_gpu", "gpus.0.id has to be a name in lower case without spaces, _"],
    ["gpus.json", ["gpus", 0, "aliases"], ["Ours"], "gpus.0.aliases.0 has to be a name in lower case"],
    ["models.json", ["models", 1, "id"], "llama-3-8b", "models.1 is named llama-3-8b, as [0] is"],
    ["model-lifecycle.json", ["shutdowns", 0, "date"], "9999-12-31", "a day from 2010-01-01 to 2090-12-31"],
    ["model-lifecycle.json", ["shutdowns", 0, "date"], "soon", "has to be a day that exists, as YYYY-MM-DD"],
    ["gpus.json", ["gpus", 1, "memoryGb"], "80", "gpus.1.memoryGb has to be a number from 1 to 10,000 GB"],
    ["gpus.json", ["gpus", 0, "bandwidthGbPerS"], 1e-300, "has to be a number from 10 to 1,000,000 GB/s"],
    ["gpus.json", ["gpus", 0, "fp8Tflop"], 900, "gpus.0 has a key fp8Tflop that is none"],
    ["gpus.json", ["prices", 0, "usdPerGpuHour"], 0, "from 0.01 to 1,000 USD for one GPU an hour"],
    ["gpus.json", ["prices", 0, "usdPerGpuHour"], 1e300, "from 0.01 to 1,000 USD for one GPU an hour"],
    ["gpus.json", ["prices", 0, "date"], "June", "has to be a date that exists"],
    ["gpus.json", ["prices", 0, "date"], "2026-13", "has to be a date that exists"],
    ["gpus.json", ["prices", 0, "gpu"], "h-100", "prices.0.gpu has to be the id of one of gpus"],
    ["sizing.json", ["constants"], 3, "constants has to be an object"],
    ["sizing.json", ["constants", "kvBandwidth"], 0, "constants.kvBandwidth has to be a number from 0.01 to 1"],
    ["sizing.json", ["constants", "batchedSequences"], 0, "from 1 to 1,000,000 sequences"],
    ["sizing.json", ["constants", "layerOverheadUs"], 1e300, "from 0 to 1,000,000 microseconds"],
    ["sizing.json", ["constants", "memoryUse"], gone, "constants.memoryUse is missing: it has to be a number"],
    ["sizing.json", ["errors"], {}, "errors.dense is missing: it has to be an object"],
    ["prices.json", ["multipliers", 0, "factor"], 0, "from 0.01 to 10 times the list price"],
    ["prices.json", ["multipliers", 0, "regions"], "us", "multipliers.0.regions has to be a list of regions"],
    ["prices.json", ["multipliers", 0, "from_version"], "5.4", "has to stand beside the family"],
    ["prices.json", ["multipliers", 0, "from_version"], "soon", "has to be a generation, e.g. 5.4"],
    ["prices.json", ["multipliers", 0, "only_prefix"], 5, "has to be a name in lower case"],
    ["providers.json", ["facts", 0, "provider"], "", "facts.0.provider has to be a name"],
    ["providers.json", ["facts", 0, "value"], "yess", "facts.0.value has to be one of yes, by_approval, closing, no"],
    ["providers.json", ["facts", 0, "fact"], "no_trainings", "facts.0.fact has to be one of zero_retention, baa"],
    ["providers.json", ["facts", 0, "value"], 30, "facts.0.value has to be one of yes"],
    ["providers.json", ["facts", 1, "value"], "yes", "facts.1.value has to be a whole number from 0 to 36,500 days"],
    ["providers.json", ["facts", 0, "as_of"], "2026", "has to be a date that exists, as YYYY-MM or YYYY-MM-DD"],
    ["cost-assumptions.json", ["utilisation"], gone, "utilisation is missing: it has to be an object"],
    ["cost-assumptions.json", ["utilisation", "low"], 0.9, "utilisation has to run from low over expected to high"],
    ["cost-assumptions.json", ["utilisation", "unit"], "bananas", "utilisation.unit has to be share"],
    ["cost-assumptions.json", ["plan_to", "unit"], "percent", "plan_to.unit has to be share"],
    ["cost-assumptions.json", ["plan_to", "low"], 0, "plan_to.low has to be a number from 0.05 to 1 share"],
    ["cost-assumptions.json", ["spare_replicas", "expected"], 0.5, "a whole number from 0 to 100 replicas"],
    ["cost-assumptions.json", ["spare_replicas", "expected"], gone, "spare_replicas.expected is missing"],
    ["cost-assumptions.json", ["storage", "high"], 1e300, "from 0 to 100 USD/GB/month"],
    ["cost-assumptions.json", ["tea"], {}, " has a key tea that is none: the keys are utilisation"],
  ])("%s at %j with %j is told", (table, path, value, message) => {
    expect(wrongIn(table, edited(own(table), { path, value })).join("\n")).toContain(message);
  });

  it("of assumptions name every one that an empty file lacks", () => {
    expect(wrongIn("cost-assumptions.json", {})).toHaveLength(18);
  });
});
