import type { Args } from "../../diagnostics/diagnostic.js";
import { parseQuantity } from "../../facts/quantity.js";
import { precisions } from "../../quantities/precision.js";
import type { Deployment, Shape } from "../../sizing/deployment.js";
import { usualKvPrecision } from "../../sizing/published.js";
import type { Catalogue } from "./catalogue.js";
import type { Header, InputColumn } from "./header.js";
import type { CsvRecord } from "./records.js";

/** What a row asks. */
export interface RowQuestion {
  deployment: Deployment;
  shape: Shape;
  /** Requests in flight, or as many as memory holds. */
  concurrency: number | "max";
}

/** Why a row asks nothing that can be answered. Errors are mistakes in the file; warnings, names the data does not have. */
export interface RowProblem {
  code: string;
  severity: "error" | "warning";
  args: Args;
  column?: InputColumn;
  /** What `basis` says. */
  basis: string;
}

/** Reads a row. Empty `tp` is `n_gpus`, empty `precision` bf16, empty `concurrency` max. */
export function readRow(record: CsvRecord, header: Header, catalogue: Catalogue): RowQuestion | RowProblem {
  const { fields, isSound } = record;
  if (!isSound) return malformed("row-quotes", {});
  if (fields.length !== header.width) {
    return malformed("row-length", { fields: fields.length, columns: header.width });
  }
  const cell = (column: InputColumn): string => {
    const place = header.places.get(column);
    return place === undefined ? "" : (fields[place] ?? "").trim();
  };
  const gpus = whole(cell("n_gpus"));
  const tensorParallel = cell("tp") === "" ? gpus : whole(cell("tp"));
  const inputTokens = number(cell("isl"));
  const outputTokens = number(cell("osl"));
  const concurrency = isMax(cell("concurrency")) ? "max" : number(cell("concurrency"));
  const bad = (column: InputColumn, expected: string): RowProblem =>
    malformed("count-expected", { column, expected, found: cell(column), example: example[column] ?? "" }, column);
  if (gpus === undefined) return bad("n_gpus", "a whole number from 1 to 1,024");
  if (tensorParallel === undefined) return bad("tp", "a whole number from 1 to 1,024, or empty");
  if (inputTokens === undefined) return bad("isl", "a number of tokens from 1 to 1,000,000,000");
  if (outputTokens === undefined) return bad("osl", "a number of tokens from 1 to 1,000,000,000");
  if (concurrency === undefined) return bad("concurrency", "a number from 1 to 1,000,000,000, or max");
  if (gpus % tensorParallel !== 0) return malformed("gpus-not-divisible", { gpus, tp: tensorParallel }, "tp");
  const model = catalogue.model(cell("model"));
  if (!model) return unknown("model", cell("model"), catalogue.modelNames);
  const gpu = catalogue.gpu(cell("gpu"));
  if (!gpu) return unknown("gpu", cell("gpu"), catalogue.gpuNames);
  const precision = catalogue.precision(cell("precision"));
  if (!precision) return unknown("precision", cell("precision"), precisions);
  const kv = cell("kv_precision");
  const kvPrecision = kv === "" ? usualKvPrecision(model, precision) : catalogue.precision(kv);
  if (!kvPrecision) return { ...unknown("precision", kv, precisions), column: "kv_precision" };
  const deployment = { model, gpu, gpus, tensorParallel, precision, kvPrecision };
  return { deployment, shape: { inputTokens, outputTokens }, concurrency };
}

const example: Partial<Record<InputColumn, string>> = {
  n_gpus: "8",
  tp: "8",
  isl: "1100` or `1.1k",
  osl: "300` or `0.3k",
  concurrency: "64` or `max",
};

const isMax = (text: string): boolean => text === "" || text.toLowerCase() === "max";

/** Numbers of a table may be written as fractions of nothing, `8.0`, and tokens as `1.1k`. */
function number(text: string): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : parseQuantity(text, "tokens/request");
  return typeof value === "number" && value >= 1 && value <= 1e9 ? value : undefined;
}

function whole(text: string): number | undefined {
  const value = number(text);
  return value !== undefined && Number.isInteger(value) && value <= 1024 ? value : undefined;
}

const malformed = (code: string, args: Args, column?: InputColumn): RowProblem => ({
  code,
  severity: "error",
  args,
  basis: "malformed",
  ...(column === undefined ? {} : { column }),
});

const unknown = (column: "model" | "gpu" | "precision", name: string, known: readonly string[]): RowProblem => ({
  code: `${column}-unknown`,
  severity: "warning",
  args: { name, known },
  basis: `unknown_${column}`,
  column,
});
