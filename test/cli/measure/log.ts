import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandHere, type Ran } from "../../support/command-here.js";

/** A request of two workloads by turns, one every `minutes` from 1 November 2026 on. */
export const request = (nth: number, minutes = 60): Record<string, unknown> => ({
  id: `r${nth}`,
  timestamp: new Date(Date.UTC(2026, 10, 1) + nth * minutes * 60_000).toISOString(),
  workload: nth % 2 === 0 ? "chat" : "tags",
  provider: "openai",
  model: "gpt-4.1-mini",
  input_tokens: 1000,
  output_tokens: 200,
  latency_ms: 900,
  cost_usd: 0.001,
  status: "ok",
});

export const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** Two weeks, a request an hour: 336 requests, 168 of each workload. */
export function writeLog(folder: string): void {
  writeFileSync(join(folder, "log.ndjson"), lines(Array.from({ length: 336 }, (_, nth) => request(nth))));
}

export const measureHere = (folder: string, args: readonly string[]): Promise<Ran> =>
  commandHere(folder, ["measure", "--as-of", "2026-11-24", ...args]);

/** The evidence of a run that has to go well. */
export async function evidenceOf(folder: string, args: readonly string[]) {
  const { stdout, stderr, status } = await measureHere(folder, [...args, "--format", "json", "--quiet"]);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
