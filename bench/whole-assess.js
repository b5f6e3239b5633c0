import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { atMost, paired, timed } from "./measure.js";
import { workloadFile } from "./workloads.js";

const here = fileURLToPath(new URL("./", import.meta.url));
const program = join(here, "..", "bin", "llm-decide.js");

/** Whole `assess` of 10,000 workloads against parsing the same YAML alone, and how memory grows. */
export async function assessBench() {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-bench-"));
  try {
    const files = [2_500, 5_000, 10_000].map((count) => {
      const file = join(folder, `${count}.yaml`);
      writeFileSync(file, workloadFile(count));
      return { count, file };
    });
    const large = files.at(-1).file;
    const { ratio, a, b } = paired([program, "assess", large, "--quiet"], [join(here, "parse-only.js"), large], 3);
    const peaks = files.map(({ count, file }) => ({ count, mib: timed(["--import", join(here, "peak.js"), program, "assess", file, "--quiet"]).rss }));
    const growth = (peaks[2].mib - peaks[1].mib) / (peaks[1].mib - peaks[0].mib) / 2;
    return [
      { what: "assess of 10,000 workloads ÷ parsing their YAML alone", ratio, target: atMost(1.5), detail: `medians ${a.toFixed(1)} s and ${b.toFixed(1)} s` },
      {
        what: "memory a workload from 5,000 to 10,000 ÷ from 2,500 to 5,000 (1 is linear)",
        ratio: growth,
        target: atMost(1.25),
        detail: peaks.map(({ count, mib }) => `${count}: ${mib.toFixed(0)} MiB`).join(", "),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
