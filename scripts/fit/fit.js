// Fits the constants and writes data/sizing.json. Run after the build: node scripts/fit/fit.js [YYYY-MM-DD]
import { writeFileSync } from "node:fs";
import { bandOf, errorsOf, predicted } from "./errors.js";
import { assumed, constantsWith } from "./parameters.js";
import { isHeldOut, search } from "./search.js";
import { pathOf, tableHash, throughputRows } from "./table.js";
import { figuresOf, rounded } from "./validation.js";

const rows = throughputRows();
const fit = rows.filter(({ set }) => set === "fit");
const unseen = rows.filter(({ set }) => set === "test");
const date = process.argv[2] ?? new Date().toISOString().slice(0, 10);

const kept = fit.filter((row) => !isHeldOut(row));
const heldOut = fit.filter(isHeldOut);
const partial = constantsWith(search(kept));
const errorsWith = (some, constants) => rounded(errorsOf(some, (row) => predicted(row, constants)));
const split = { kept: errorsWith(kept, partial), heldOut: errorsWith(heldOut, partial) };

const values = search(fit);
const bare = constantsWith(values);
const of = (name) => unseen.filter((row) => row.class === name);
const nvidia = unseen.filter((row) => row.class !== "amd");
const bands = {
  dense: bandOf(of("dense"), bare, 0.1, 0.9),
  moe: bandOf(of("moe"), bare, 0.1, 0.9),
  // measured on software of 2024 only; software of 2025 was reported to reach more than is predicted
  amd: { low: bandOf(of("amd"), bare, 0.1, 0.9).low, high: 2 },
  extrapolated: bandOf(nvidia, bare, 0.02, 0.98),
};
for (const band of Object.values(bands)) {
  band.low = Number(Math.min(0.99, band.low).toFixed(2));
  band.high = Number(Math.max(1.01, band.high).toFixed(2));
}
// how much hangs on host time, which is assumed: the rest is fitted anew to each
const hostTime = [0.5, 0.75, 1, 1.25, 1.5].map((scale) => {
  const other = constantsWith(search(fit, scale), scale);
  const [onFit, ...others] = [fit, of("dense"), of("moe")].map((some) => errorsWith(some, other));
  return { scale, fit: onFit, dense: others[0], moe: others[1] };
});
const measuredGpus = [...new Set(rows.filter((row) => row.class !== "amd").map((row) => row.deployment.gpu.id))].sort();
const constants = { ...bare, measuredGpus, bands };

const sizing = {
  asOf: date,
  constants,
  provenance: {
    fitted: {
      names: Object.keys(values),
      rows: fit.length,
      sources: [...new Set(fit.map(({ source }) => source))],
      errors: errorsWith(fit, constants),
      command: "npm run build && node scripts/fit/fit.js",
      date,
      table: "data/throughput/measured.csv",
      tableSha256: tableHash(),
    },
    split: {
      ...split,
      note: "fitted without a quarter of the deployments, then measured on them; not the constants kept",
    },
    hostTime,
    assumed: Object.fromEntries(Object.entries(assumed).map(([name, { why }]) => [name, why])),
    bands:
      "10th to 90th percentile of measured ÷ predicted over rows never fitted (extrapolated: 2nd to 98th, all NVIDIA); the upper end for AMD is assumed",
  },
  errors: figuresOf(rows, constants),
};
// a list on one line where it fits, as the formatter of the project has it
const text = JSON.stringify(sizing, null, 2).replace(/^(.*)\[\n\s*([^[\]{}]*?)\n\s*\]/gm, (long, start, items) => {
  const short = `${start}[${items.split(/,\n\s*/).join(", ")}]`;
  return short.length < 120 ? short : long;
});
writeFileSync(pathOf("data/sizing.json"), `${text}\n`);
process.stdout.write(`${JSON.stringify({ split, errors: sizing.errors, bands, values, hostTime }, null, 2)}\n`);
