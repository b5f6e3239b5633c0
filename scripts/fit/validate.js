// Prints how far the model lies from what was measured, and rewrites the tables of docs/sizing.md between their markers;
// with --check, fails where the page or the error figures of data/sizing.json are stale.
import { readFileSync, writeFileSync } from "node:fs";
import { measuredBandOf } from "./noise.js";
import { tablesOf } from "./page.js";
import { latencyRows, pathOf, readJson, tableHashes, throughputRows } from "./table.js";
import { figuresOf, fittedFiguresOf } from "./validation.js";

const sizing = readJson("data/sizing.json");
const rows = throughputRows();
const problems = [];
for (const [name, hash] of Object.entries(tableHashes())) {
  if (hash !== sizing.provenance.fitted.tables[name]) problems.push(`data/sizing.json was fitted on another ${name}`);
}
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
if (
  !same(figuresOf(rows, sizing.constants), sizing.errors) ||
  !same(fittedFiguresOf(rows, sizing.constants), sizing.provenance.fitted.errors)
) {
  problems.push("error figures in data/sizing.json are stale");
}
if (!same(measuredBandOf(rows), sizing.constants.measuredBand)) {
  problems.push("measuredBand in data/sizing.json is stale");
}

const page = readFileSync(pathOf("docs/sizing.md"), "utf8");
let written = page;
for (const [name, table] of Object.entries(tablesOf(rows, latencyRows(), sizing))) {
  process.stdout.write(`${table}\n\n`);
  const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
  if (!between.test(written)) problems.push(`docs/sizing.md has no markers for ${name}`);
  written = written.replace(between, (_, start, end) => `${start}\n${table}\n\n${end}`);
}
if (process.argv.includes("--check")) {
  if (written !== page) problems.push("docs/sizing.md is stale: run node scripts/fit/validate.js");
} else {
  writeFileSync(pathOf("docs/sizing.md"), written);
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
