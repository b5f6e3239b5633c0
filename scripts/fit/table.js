// Reads the measured tables and the catalogue, and gives each row as the deployment and load it was measured on.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findGpu, findModel } from "../../dist/sizing/catalogue.js";

export const pathOf = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
export const readJson = (name) => JSON.parse(readFileSync(pathOf(name), "utf8"));

const catalogue = { ...readJson("data/models.json"), ...readJson("data/gpus.json") };

/** Requests at once for rows measured under unlimited load: whatever memory and engine admit. */
const unlimited = 1e6;

function rowsOf(file) {
  const [header, ...lines] = readFileSync(pathOf(file), "utf8").trim().split("\n");
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, at) => [name, cells[at]]));
  });
}

function withDeployment(row) {
  const model = findModel(catalogue, row.model);
  const gpu = findGpu(catalogue, row.gpu);
  if (!model || !gpu) throw new Error(`no figures for ${row.model} on ${row.gpu}`);
  return {
    ...row,
    deployment: {
      model,
      gpu,
      gpus: Number(row.gpus),
      tensorParallel: Number(row.tp),
      precision: row.precision,
      kvPrecision: row.kv_precision,
    },
    shape: { inputTokens: Number(row.isl), outputTokens: Number(row.osl) },
    requests: row.concurrency === "max" ? unlimited : Number(row.concurrency),
    class: gpu.vendor === "amd" ? "amd" : model.experts > 0 ? "moe" : "dense",
  };
}

/** Rows with a measured throughput, in tokens a second. */
export const throughputRows = () =>
  rowsOf("data/throughput/measured.csv").map((row) => ({
    ...withDeployment(row),
    measured: Number(row.output_tok_s),
  }));

/** Rows with measured times to the first token and between tokens, in milliseconds. */
export const latencyRows = () =>
  rowsOf("data/throughput/latency.csv").map((row) => ({
    ...withDeployment(row),
    ttftMs: Number(row.ttft_ms),
    tpotMs: Number(row.tpot_ms),
  }));

/** What the constants were fitted on, as a fingerprint. */
export const tableHash = () =>
  createHash("sha256")
    .update(readFileSync(pathOf("data/throughput/measured.csv")))
    .digest("hex");
