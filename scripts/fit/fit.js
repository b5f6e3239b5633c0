// Fits the constants and writes data/sizing.json. Run after the build: node scripts/fit/fit.js [YYYY-MM-DD]
import { writeFileSync } from "node:fs";
import { bandOf } from "./errors.js";
import { measuredBandOf } from "./noise.js";
import { lowLoadRows } from "./online.js";
import { assumed, calibrated, constantsWith, host } from "./parameters.js";
import { isHeldOut } from "./search.js";
import { firstStage, secondStage, stages } from "./stages.js";
import { pathOf, tableHashes, throughputRows } from "./table.js";
import { errorsWith, figuresOf, fittedFiguresOf, intervalErrorsWith } from "./validation.js";

const rows = throughputRows();
const of = (set) => rows.filter((row) => row.set === set);
const [full, batches, unseen] = ["fit", "calibration", "test"].map(of);
const low = lowLoadRows();
const [dense, moe, amd] = ["dense", "moe", "amd"].map((name) => unseen.filter((row) => row.class === name));
const date = process.argv[2] ?? new Date().toISOString().slice(0, 10);

const kept = full.filter((row) => !isHeldOut(row));
const heldOut = full.filter(isHeldOut);
const partial = constantsWith(stages({ full: kept, low, batches }));

const first = firstStage({ full, low });
const values = secondStage({ full, low, batches }, first);
const bare = constantsWith(values);

// what the choice of calibration rows does: none, and those that are otherwise tested
const uncalibrated = constantsWith(first);
const otherHalf = dense.filter(({ source }) => source.startsWith("argonne"));
const exchanged = constantsWith(secondStage({ full, low, batches: otherHalf }, first));

const hostTime = [0.5, 0.75, 1, 1.25, 1.5].map((scale) => {
  const scaled = Object.fromEntries(host.map((name) => [name, values[name] * scale]));
  const other = constantsWith({ ...values, ...scaled });
  const [onFull, onBatches, onDense, onMoe] = [full, batches, dense, moe].map((some) => errorsWith(some, other));
  return { scale, full: onFull, low: intervalErrorsWith(low, other), batches: onBatches, dense: onDense, moe: onMoe };
});

const bands = {
  dense: bandOf(dense, bare, 0.1, 0.9),
  moe: bandOf(moe, bare, 0.1, 0.9),
  // measured on software of 2024 only; software of 2025 was reported to reach more than is predicted
  amd: { low: bandOf(amd, bare, 0.1, 0.9).low, high: 2 },
  extrapolated: bandOf([...dense, ...moe], bare, 0.02, 0.98),
};
for (const band of Object.values(bands)) {
  band.low = Number(Math.min(0.99, band.low).toFixed(2));
  band.high = Number(Math.max(1.01, band.high).toFixed(2));
}
const measuredGpus = [...new Set(rows.filter((row) => row.class !== "amd").map((row) => row.deployment.gpu.id))].sort();
const constants = { ...bare, measuredGpus, bands, measuredBand: measuredBandOf(rows) };

const used = [...full, ...low, ...batches];
const sizing = {
  as_of: date,
  constants,
  provenance: {
    fitted: {
      names: Object.keys(values),
      rows: used.length,
      sources: [...new Set(used.map(({ source }) => source))],
      errors: fittedFiguresOf(rows, constants),
      command: "npm run build && node scripts/fit/fit.js",
      date,
      tables: tableHashes(),
    },
    calibrated: { names: calibrated, models: [...new Set(batches.map(({ model }) => model))].sort() },
    split: {
      kept: errorsWith(kept, partial),
      heldOut: errorsWith(heldOut, partial),
      note: "fitted without a quarter of the deployments, then measured on them; not the constants kept",
    },
    uncalibrated: { dense: errorsWith(dense, uncalibrated), moe: errorsWith(moe, uncalibrated) },
    exchanged: {
      batches: errorsWith(batches, exchanged),
      note: "calibrated on the Argonne rows of the test instead, then measured on the calibration rows; not the constants kept",
    },
    hostTime,
    assumed: Object.fromEntries(Object.entries(assumed).map(([name, { why }]) => [name, why])),
    bands:
      "10th to 90th percentile of measured ÷ predicted over rows never fitted (extrapolated: 2nd to 98th, all NVIDIA); the upper end for AMD is assumed",
    measuredBand:
      "widest of the 10th to 90th percentiles of one release ÷ the one before it, over configurations that two releases of TensorRT-LLM were both measured on (0.14, 0.17, 1.0, 1.2)",
  },
  errors: figuresOf(rows, constants),
};
// a list on one line where it fits, as the formatter of the project has it
const text = JSON.stringify(sizing, null, 2).replace(/^(.*)\[\n\s*([^[\]{}]*?)\n\s*\]/gm, (long, start, items) => {
  const short = `${start}[${items.split(/,\n\s*/).join(", ")}]`;
  return short.length < 120 ? short : long;
});
writeFileSync(pathOf("data/sizing.json"), `${text}\n`);
process.stdout.write(`${JSON.stringify({ ...sizing.provenance, errors: sizing.errors, bands, values }, null, 2)}\n`);
