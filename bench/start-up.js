import { atMost, paired, program, root, seconds } from "./measure.js";

/** Start-up of `--version` and of a small `assess` against bare Node. */
export async function startBench() {
  const bare = () => seconds(["-e", "0"]);
  const small = ["assess", `${root}fixtures/guide/deployment-example.yaml`, "--as-of", "2026-11-24"];
  const version = await paired(21, () => seconds([program, "--version"]), bare);
  const assess = await paired(21, () => seconds([program, ...small]), bare);
  const told = ({ a, b }) => `${(a * 1000).toFixed(0)} ms, ${(b * 1000).toFixed(0)} ms`;
  return [
    { what: "--version ÷ bare Node", ratio: version.ratio, target: atMost(2), detail: told(version) },
    { what: "assess of one workload ÷ bare Node", ratio: assess.ratio, target: atMost(4), detail: told(assess) },
  ];
}
