import type { Collected } from "../../engines/collected.js";
import type { CollectingFiles } from "../../engines/files/collect.js";
import type { CollectingTable } from "../../engines/live/collect-table.js";
import { namedFormat } from "../column-maps.js";
import { UsageError } from "../failure.js";
import { withStore } from "../log-store.js";
import type { Window } from "../log-times.js";
import { ProgressLine } from "../progress-line.js";
import type { MeasureFlags } from "./flags.js";

/**
 * Reads all sources, with progress on standard error.
 *
 * @throws UsageError where a source cannot be read, InputError where the column map has mistakes
 */
export async function collectSources(
  sources: readonly string[],
  flags: MeasureFlags,
  asked: Window & { timezone: string; now: number },
): Promise<Collected> {
  const from = await namedFormat(flags.from, flags);
  const [{ isDatabaseUrl, refuseAddresses }, { joined }, { refuseWorkloads }] = await Promise.all([
    import("../../engines/database-address.js"),
    import("../../engines/collected.js"),
    import("../../engines/too-many-workloads.js"),
  ]);
  const tables = sources.filter(isDatabaseUrl);
  const files = sources.filter((source) => !isDatabaseUrl(source));
  refuseAddresses(files);
  for (const flag of ["table", "timeout"] as const) {
    if (tables.length === 0 && flags[flag] !== undefined) throw new UsageError(`--${flag} needs the URL of a database`);
  }
  const line = new ProgressLine(process.stderr, flags.quiet === true);
  const { by, maxWorkloads } = flags;
  const collecting = { from, by, maxWorkloads, ...asked, onProgress: line.on };
  try {
    const all = files.length > 0 ? [await fromFiles(files, collecting, line)] : [];
    const timeoutMs = flags.timeout === undefined ? undefined : flags.timeout * 1000;
    const live = { ...collecting, table: flags.table, timeoutMs };
    for (const url of tables) all.push(await fromTable(url, live));
    const { parts, accounts } = joined(all);
    // each source may have few, and all together many
    refuseWorkloads(new Set(parts.traffic.map(({ workload }) => workload)).size, flags);
    return { parts, accounts };
  } finally {
    line.end();
  }
}

async function fromFiles(files: readonly string[], asked: CollectingFiles, line: ProgressLine): Promise<Collected> {
  const { collectFiles } = await import("../../engines/files/collect.js");
  return await withStore(asked.timezone, line, (store) => collectFiles(store, files, asked));
}

/** The password comes from the environment where the address has none. */
async function fromTable(url: string, asked: CollectingTable): Promise<Collected> {
  const { collectTable } = await import("../../engines/live/collect-table.js");
  return await collectTable(url, asked, process.env);
}
