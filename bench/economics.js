import { readFileSync } from "node:fs";
import { assess } from "../dist/assess/assess.js";
import { loadEconomics } from "../dist/cli/economics-data.js";
import { loadReferenceData } from "../dist/cli/reference-data.js";
import { readPortfolio } from "../dist/workloads/read.js";
import { atMost, paired, root } from "./measure.js";
import { workloadFile } from "./workloads.js";

const asOf = "2026-11-24";
const count = 10_000;
const rounds = 10;

/**
 * What costs add to an assessment: 10,000 workloads, each with its options sampled at 1,024 points, against the same ones
 * without. Every round takes a tenth of them, so that no answer of an earlier round is of any use.
 */
export async function economicsBench() {
  const pack = JSON.parse(readFileSync(`${root}dist/packs/default.json`, "utf8"));
  const { portfolio } = readPortfolio([{ file: "bench.yaml", text: workloadFile(count + 200) }]);
  const { workloads } = portfolio;
  const plain = await loadReferenceData();
  const full = { ...plain, economics: (await loadEconomics(portfolio, plain.shutdowns)).economics };
  const timed = (data) => {
    let next = 200;
    return () => {
      const part = { ...portfolio, workloads: workloads.slice(next, next + count / rounds) };
      next += count / rounds;
      const started = performance.now();
      assess(part, pack, data, asOf);
      return (performance.now() - started) / 1000;
    };
  };
  // what is compiled while it runs is compiled by now
  for (const data of [plain, full]) assess({ ...portfolio, workloads: workloads.slice(0, 200) }, pack, data, asOf);
  const { ratio, a, b } = await paired(rounds, timed(full), timed(plain));
  return [
    {
      what: "assess of 10,000 workloads with economics ÷ without",
      ratio,
      target: atMost(10),
      detail: `${((a * 1000) / (count / rounds)).toFixed(1)} ms, ${((b * 1000) / (count / rounds)).toFixed(1)} ms a workload`,
    },
  ];
}
