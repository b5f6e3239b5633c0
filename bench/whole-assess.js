import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, median, paired, peakMemory, program, root, seconds } from "./measure.js";
import { workloadFile } from "./workloads.js";

const counts = [2_500, 5_000, 10_000];

/** Whole `assess` of 10,000 workloads against parsing the same YAML alone, and how memory grows. */
export async function assessBench() {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-bench-"));
  try {
    const files = counts.map((count) => {
      const file = join(folder, `${count}.yaml`);
      writeFileSync(file, workloadFile(count));
      return file;
    });
    const assess = (file) => [program, "assess", file, "--as-of", "2026-11-24"];
    const [, , largest] = files;
    const { ratio, a, b } = await paired(
      3,
      () => seconds(assess(largest)),
      () => seconds([`${root}bench/parse-only.js`, largest]),
    );
    const [small, middle, large] = files.map((file) => median([1, 2, 3].map(() => peakMemory(assess(file)))));
    return [
      {
        what: "assess of 10,000 workloads ÷ parsing their YAML alone",
        ratio,
        target: atMost(1.5),
        detail: `${a.toFixed(1)} s, ${b.toFixed(1)} s`,
      },
      {
        what: "memory a workload, 5,000 to 10,000 ÷ 2,500 to 5,000 (linear is 1)",
        ratio: (large - middle) / 2 / (middle - small),
        target: atMost(1.25),
        detail: [small, middle, large].map((mib, i) => `${counts[i]}: ${mib.toFixed(0)} MiB`).join(", "),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
