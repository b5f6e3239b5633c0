import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Collected } from "../../../src/engines/collected.js";
import { Store } from "../../../src/engines/duckdb/store.js";
import { type CollectingFiles, collectFiles } from "../../../src/engines/files/collect.js";
import type { Parts } from "../../../src/evidence/parts.js";
import { eachMinute } from "../../support/each-minute.js";

export const latest = Date.parse("2026-12-31T00:00:00Z");

/** Parts in one order, so that two ways to the same parts can be compared: minutes one by one, since a live table has some of each day. */
export function sorted({ traffic, minutes, histograms }: Parts) {
  const inOrder = <Part>(parts: readonly Part[]): Part[] =>
    parts
      .map((part) => [JSON.stringify(part), part] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, part]) => part);
  return { traffic: inOrder(traffic), minutes: inOrder(eachMinute(minutes)), histograms: inOrder(histograms) };
}

/** What files give, or a text as a file of NDJSON. */
export async function ofFiles(
  log: { file: string } | { text: string },
  { timezone = "UTC", ...asked }: Partial<CollectingFiles> = {},
): Promise<Collected> {
  const folder = mkdtempSync(join(tmpdir(), "live-"));
  const store = await Store.open(timezone);
  try {
    const file = "file" in log ? log.file : join(folder, "log.ndjson");
    if ("text" in log) writeFileSync(file, log.text);
    return await collectFiles(store, [file], { latest, timezone, ...asked });
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
