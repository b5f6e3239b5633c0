// npm run bench [rules|assess|start]: ratios within one run, never absolute promises.
import { rulesBench } from "./rules.js";
import { assessBench } from "./whole-assess.js";
import { startBench } from "./start-up.js";

const benches = { rules: rulesBench, assess: assessBench, start: startBench };
const chosen = process.argv.slice(2);
for (const name of chosen.length > 0 ? chosen : Object.keys(benches)) {
  const bench = benches[name];
  if (!bench) throw new Error(`no benchmark ${name}: ${Object.keys(benches).join(", ")}`);
  for (const { what, ratio, target, detail } of await bench()) {
    const met = target === undefined ? "" : target.holds(ratio) ? `target ${target.text}: met` : `target ${target.text}: MISSED`;
    process.stdout.write(`${what.padEnd(72)} ${ratio.toFixed(2).padStart(8)}  ${met}\n${detail ? `  ${detail}\n` : ""}`);
  }
}
