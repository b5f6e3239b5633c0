// npm run bench [-- rules assess economics start rows interview logs]: every number is a ratio of two things measured in turn within this run.
import { economicsBench } from "./economics.js";
import { interviewBench } from "./interview.js";
import { logsBench } from "./logs.js";
import { rulesBench } from "./rules.js";
import { rowsBench } from "./size-rows.js";
import { startBench } from "./start-up.js";
import { assessBench } from "./whole-assess.js";

const benches = {
  rules: rulesBench,
  assess: assessBench,
  economics: economicsBench,
  start: startBench,
  rows: rowsBench,
  interview: interviewBench,
  logs: logsBench,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`no benchmark ${unknown.join(", ")}: there are ${Object.keys(benches).join(", ")}\n`);
  process.exit(2);
}

const rows = [["what", "ratio", "target", "", "medians in this run"]];
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  for (const { what, ratio, target, detail } of await benches[name]()) {
    rows.push([what, ratio.toFixed(2), target.text, target.holds(ratio) ? "met" : "MISSED", detail]);
  }
}
const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows) {
  const cells = row.map((cell, column) => (column === 1 ? cell.padStart(widths[1]) : cell.padEnd(widths[column])));
  process.stdout.write(`${cells.join("  ").trimEnd()}\n`);
}
