/** Files of logs for a test, and what is collected of them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Collected } from "../../../src/engines/collected.js";
import { Store } from "../../../src/engines/duckdb/store.js";
import { type CollectingFiles, collectFiles } from "../../../src/engines/files/collect.js";

/** A folder that is taken away after the tests of a file. */
export function temporary(): { folder: string; file: (name: string, content: string | Uint8Array) => string } {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    file: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

export const latest = Date.parse("2026-12-01T00:00:00Z");

export async function collect(names: readonly string[], asked: Partial<CollectingFiles> = {}): Promise<Collected> {
  const store = await Store.open(asked.timezone);
  try {
    return await collectFiles(store, names, { latest, timezone: "UTC", ...asked });
  } finally {
    store.close();
  }
}

/** A request of 100 + n tokens in and 10 out in the n-th second of 1 June 2026. */
export const request = (n: number, more: object = {}): object => ({
  id: `r${n}`,
  timestamp: new Date(Date.UTC(2026, 5, 1) + n * 1000).toISOString(),
  workload: "chat",
  input_tokens: 100 + n,
  output_tokens: 10,
  ...more,
});

/** Lines of JSON, each ended; text stands as it is. */
export const lines = (...rows: readonly (object | string)[]): string =>
  rows.map((row) => `${typeof row === "string" ? row : JSON.stringify(row)}\n`).join("");

export const header = "id,timestamp,workload,input_tokens,output_tokens\n";

/** The n-th request as a line of CSV. */
export const csvLine = (n: number): string =>
  `r${n},${new Date(Date.UTC(2026, 5, 1) + n * 1000).toISOString()},chat,${100 + n},10\n`;

/** The faults of each source as code, rows and places; with its rows and those of them that are used. */
export const told = ({ accounts }: Collected) =>
  accounts.map(({ rows, used, faults }) => ({
    rows,
    used,
    faults: faults.map(({ fault, rows: count, places }) => [fault, count, ...places]),
  }));

/** Input tokens of all requests that are used. */
export const inputTokens = ({ parts }: Collected): number =>
  parts.traffic.reduce((sum, part) => sum + part.input_tokens, 0);
