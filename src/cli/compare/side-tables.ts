import type { Collected } from "../../engines/collected.js";
import type { CollectingTable } from "../../engines/live/collect-table.js";
import { UsageError } from "../failure.js";

/**
 * Reads the live tables of one side, of which only sums come back: no request of them can be paired.
 *
 * @param env variables that fill in what the addresses leave out, such as the password
 * @throws SourceError where one cannot be read, UsageError where more is asked than sums can tell
 */
export async function sideTables(
  urls: readonly string[],
  { slice, model, ...asked }: CollectingTable & { slice?: string | undefined; model?: string | undefined },
  env: NodeJS.ProcessEnv,
): Promise<Collected[]> {
  if (urls.length === 0) return [];
  if (slice !== undefined)
    throw new UsageError(`--slice-by is for logs in files, and a side is a live table: ${instead}`);
  if (model !== undefined) {
    throw new UsageError(`a model of one side is chosen in logs in files, and that side is a live table: ${instead}`);
  }
  const { collectTable } = await import("../../engines/live/collect-table.js");
  const all: Collected[] = [];
  for (const url of urls) all.push(await collectTable(url, asked, env));
  return all;
}

const instead = "leave the flag out, or export the table";
