import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, paired, program, root, seconds } from "./measure.js";

const rounds = 21;

const workload = (current, candidate) => `version: 1
workloads:
  - name: summaries
    task: summarization
    traffic: { requests_per_month: 2M, input_tokens: 1500, output_tokens: 200, stability: 0.8, peak_to_mean: 2 }
    quality: { need: good_enough, open_weight_evals: passed }
    current: { mode: managed, ${current} }
    candidate: { ${candidate} }
`;

const texts = {
  stated: workload("usd_per_month: $9k", "usd_per_month: $6k, people_fte: 0.5"),
  estimated: workload("provider: openai, model: gpt-4.1-mini", "model: llama-3.3-70b, people_fte: 0.5"),
};

/** Start-up of `--version` and of a small `assess` against bare Node, and what a file adds that has costs estimated. */
export async function startBench() {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-bench-"));
  try {
    const assess = (name) => {
      const file = join(folder, `${name}.yaml`);
      writeFileSync(file, texts[name]);
      return () => seconds([program, "assess", file, "--as-of", "2026-11-24"]);
    };
    const bare = () => seconds(["-e", "0"]);
    const small = () =>
      seconds([program, "assess", `${root}fixtures/guide/deployment-example.yaml`, "--as-of", "2026-11-24"]);
    const [stated, estimated] = [assess("stated"), assess("estimated")];
    return [
      told("--version ÷ bare Node", await paired(rounds, () => seconds([program, "--version"]), bare), atMost(2)),
      told("assess of one workload ÷ bare Node", await paired(rounds, small, bare), atMost(4)),
      told("assess of one workload, costs estimated ÷ stated", await paired(rounds, estimated, stated), atMost(1.25)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function told(what, { ratio, a, b }, target) {
  return { what, ratio, target, detail: `${(a * 1000).toFixed(0)} ms, ${(b * 1000).toFixed(0)} ms` };
}
