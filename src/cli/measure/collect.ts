import type { Collected } from "../../engines/collected.js";
import type { CollectingFiles } from "../../engines/files/collect.js";
import type { CollectingTable } from "../../engines/live/collect-table.js";
import type { RowFormat } from "../../logs/formats/format.js";
import { isColumnMap } from "../column-maps.js";
import { InputError, UsageError } from "../failure.js";
import type { Window } from "../log-times.js";
import { ProgressLine } from "../progress-line.js";
import { undoOnSignal } from "../signals.js";
import { readSources } from "../sources.js";
import { tell } from "../tell.js";
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
  const from = await formatOf(flags);
  const [{ isDatabaseUrl, refuseOtherAddresses }, { joined }, { refuseWorkloads }] = await Promise.all([
    import("../../engines/database-address.js"),
    import("../../engines/collected.js"),
    import("../../engines/too-many-workloads.js"),
  ]);
  refuseOtherAddresses(sources);
  const tables = sources.filter(isDatabaseUrl);
  const files = sources.filter((source) => !isDatabaseUrl(source));
  if (tables.length === 0 && flags.table !== undefined) throw new UsageError("--table needs the URL of a database");
  const line = new ProgressLine(process.stderr, flags.quiet === true);
  const { by, maxWorkloads } = flags;
  const collecting = { from, by, maxWorkloads, ...asked, onProgress: line.on };
  try {
    const all = files.length > 0 ? [await fromFiles(files, collecting, line)] : [];
    const live = { ...collecting, table: flags.table, timeoutMs: flags.timeout * 1000 };
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
  const [{ Store }, { collectFiles }] = await Promise.all([
    import("../../engines/duckdb/store.js"),
    import("../../engines/files/collect.js"),
  ]);
  const store = await Store.open(asked.timezone);
  const release = undoOnSignal(() => {
    line.end();
    store.discard();
  });
  try {
    return await collectFiles(store, files, asked);
  } finally {
    release();
    store.close();
  }
}

/** The password comes from the environment where the address has none. */
async function fromTable(url: string, asked: CollectingTable): Promise<Collected> {
  const { collectTable } = await import("../../engines/live/collect-table.js");
  return await collectTable(url, asked, process.env);
}

/** What `--from` names: a format, or a column map that is read here. */
async function formatOf({ from, quiet }: MeasureFlags): Promise<RowFormat | string | undefined> {
  if (!isColumnMap(from)) return from;
  const { readColumnMap } = await import("../../logs/column-map/read-column-map.js");
  const { sources, problems } = await readSources([from]);
  const [source] = sources;
  if (!source) throw new InputError(problems);
  const { format, diagnostics } = readColumnMap(source);
  if (!format) throw new InputError(diagnostics);
  await tell(diagnostics, quiet === undefined ? {} : { quiet });
  return format;
}
