// A whole `assess` of many workloads against a program that only parses the same file, and how memory grows.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alternate, median, peakMemory, program, root, timeNode } from "./measure.js";
import { workloadsYaml } from "./workloads.js";

const sizes = [2_500, 5_000, 10_000];

export async function scaleBench() {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-bench-"));
  try {
    const files = sizes.map((size) => {
      const file = join(folder, `${size}.yaml`);
      writeFileSync(file, workloadsYaml(size));
      return file;
    });
    const largest = files.at(-1);
    const assess = (file) => [program, "assess", file, "--as-of", "2026-11-24"];
    const time = await alternate(
      5,
      () => timeNode(assess(largest)),
      () => timeNode([`${root}bench/parse-only.js`, largest]),
    );
    const [small, middle, large] = files.map((file) =>
      median(Array.from({ length: 3 }, () => peakMemory(assess(file)))),
    );
    return [
      {
        what: "assess of 10,000 workloads, against parsing alone",
        ratio: time.ratio,
        atMost: 1.5,
        detail: `${(time.a / 1000).toFixed(1)} s against ${(time.b / 1000).toFixed(1)} s`,
      },
      {
        what: "memory for each workload more, second doubling against first",
        ratio: (large - middle) / 2 / (middle - small),
        atMost: 1.2,
        detail: `peaks of ${[small, middle, large].map(Math.round).join(", ")} MB at ${sizes.join(", ")}`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
