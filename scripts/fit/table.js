// Reads the measured tables and the catalogue, and gives each row as the deployment and load it was measured on.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findGpu, findModel } from "../../dist/sizing/catalogue.js";

export const pathOf = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
export const readJson = (name) => JSON.parse(readFileSync(pathOf(name), "utf8"));

const catalogue = { ...readJson("data/models.json"), ...readJson("data/gpus.json") };

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
      parallelism: row.layout === "dep" ? "expert" : "tensor",
      precision: row.precision,
      kvPrecision: row.kv_precision,
    },
    shape: { inputTokens: Number(row.isl), outputTokens: Number(row.osl) },
    requests: Number(row.concurrency === "max" ? row.requests : row.concurrency),
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

/** Rows under a request rate a second, with mean times in milliseconds and the output tokens a second achieved. */
export const onlineRows = () =>
  rowsOf("data/throughput/online.csv").map((row) => ({
    ...withDeployment(row),
    qps: Number(row.qps),
    measured: Number(row.output_tok_s),
    ttftMs: Number(row.ttft_ms),
    itlMs: Number(row.itl_ms),
  }));

/** Tables that the constants are fitted on. */
export const fittedTables = ["data/throughput/measured.csv", "data/throughput/online.csv"];

/** What the constants were fitted on, as fingerprints. */
export const tableHashes = () =>
  Object.fromEntries(
    fittedTables.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(pathOf(name)))
        .digest("hex"),
    ]),
  );
