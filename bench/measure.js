import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../", import.meta.url));
export const program = `${root}bin/llm-decide.js`;

export const atMost = (n) => ({ text: `at most ${n}`, holds: (ratio) => ratio <= n });
export const atLeast = (n) => ({ text: `at least ${n}`, holds: (ratio) => ratio >= n });

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures A and B in turn, the first of each pair changing from round to round, so that whatever else the machine does
 * falls on both. Returns the median of each and the median of A ÷ B pair by pair.
 */
export async function paired(rounds, a, b) {
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await a();
      pairs.push([first, await b()]);
    } else {
      const second = await b();
      pairs.push([await a(), second]);
    }
  }
  return {
    ratio: median(pairs.map(([x, y]) => x / y)),
    a: median(pairs.map(([x]) => x)),
    b: median(pairs.map(([, y]) => y)),
  };
}

/** Wall-clock seconds of one Node process, from start to exit. What it prints is thrown away. */
export function seconds(args) {
  const started = performance.now();
  run(args);
  return (performance.now() - started) / 1000;
}

/** The most memory in MiB that one Node process held at a time. */
export function peakMemory(args) {
  const stderr = run(["--import", `${root}bench/peak.js`, ...args]);
  return Number(/^peak (\d+)$/m.exec(stderr)?.[1]) / 1024;
}

function run(args) {
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}\n${stderr}`);
  return stderr;
}
