import type { Collected } from "../../engines/collected.js";
import type { RowFormat } from "../../logs/formats/format.js";
import { InputError, UsageError } from "../failure.js";
import { undoOnSignal } from "../signals.js";
import { readSources } from "../sources.js";
import { tell } from "../tell.js";
import type { MeasureFlags } from "./flags.js";
import { ProgressLine } from "./progress.js";

/** After this many days beyond the day of the report a time in a log cannot be right. */
const latestDays = 2;

/**
 * Reads all sources, with progress on standard error.
 *
 * @throws UsageError where a source cannot be read, InputError where the column map has mistakes
 */
export async function collectSources(
  sources: readonly string[],
  flags: MeasureFlags,
  asOf: string,
): Promise<Collected> {
  const from = await formatOf(flags);
  const [{ Store }, { collectFiles }, { SourceError }] = await Promise.all([
    import("../../engines/duckdb/store.js"),
    import("../../engines/files/collect.js"),
    import("../../engines/source-error.js"),
  ]);
  const line = new ProgressLine(process.stderr, flags.quiet === true);
  const store = await Store.open(flags.timezone);
  const release = undoOnSignal(() => {
    line.end();
    store.discard();
  });
  try {
    return await collectFiles(store, sources, {
      from,
      by: flags.by,
      since: flags.since,
      until: flags.until,
      timezone: flags.timezone,
      latest: Date.parse(asOf) + latestDays * 86_400_000,
      onProgress: line.on,
    });
  } catch (error) {
    throw error instanceof SourceError ? new UsageError(error.message) : error;
  } finally {
    line.end();
    release();
    store.close();
  }
}

/** What `--from` names: a format, or a column map that is read here. */
async function formatOf({ from, quiet }: MeasureFlags): Promise<RowFormat | string | undefined> {
  if (from === undefined || !/\.ya?ml$/i.test(from)) return from;
  const { readColumnMap } = await import("../../logs/column-map/read-column-map.js");
  const { sources, problems } = await readSources([from]);
  const [source] = sources;
  if (!source) throw new InputError(problems);
  const { format, diagnostics } = readColumnMap(source);
  if (!format) throw new InputError(diagnostics);
  await tell(diagnostics, quiet === undefined ? {} : { quiet });
  return format;
}
