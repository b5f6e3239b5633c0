import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { atMost, paired } from "./measure.js";

const program = fileURLToPath(new URL("../bin/llm-decide.js", import.meta.url));

/** Start-up of `--version` and of a small `assess` against bare Node. */
export async function startBench() {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-bench-"));
  try {
    const file = join(folder, "one.yaml");
    writeFileSync(file, "workloads: [{ name: chat, traffic: { tokens_per_month: 75M } }]\n");
    const bare = ["-e", "0"];
    const version = paired([program, "--version"], bare, 15);
    const small = paired([program, "assess", file], bare, 15);
    const told = ({ a, b }) => `medians ${(a * 1000).toFixed(0)} ms and ${(b * 1000).toFixed(0)} ms`;
    return [
      { what: "start-up of --version ÷ bare Node", ratio: version.ratio, target: atMost(2), detail: told(version) },
      { what: "start-up of a small assess ÷ bare Node", ratio: small.ratio, target: atMost(4), detail: told(small) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
