import { spawnSync } from "node:child_process";

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

export const atMost = (n) => ({ text: `at most ${n}`, holds: (ratio) => ratio <= n });
export const atLeast = (n) => ({ text: `at least ${n}`, holds: (ratio) => ratio >= n });

/** Runs a command and returns its wall time in seconds and its peak memory in MiB. */
export function timed(args) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8", maxBuffer: 1 << 28 });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stderr}`);
  return { seconds, rss: Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024 };
}

/** Times two commands in turn, and returns the medians and the median of the ratios pair by pair. */
export function paired(a, b, rounds) {
  const pairs = Array.from({ length: rounds + 1 }, () => [timed(a).seconds, timed(b).seconds]).slice(1);
  return { ratio: median(pairs.map(([x, y]) => x / y)), a: median(pairs.map(([x]) => x)), b: median(pairs.map(([, y]) => y)) };
}
