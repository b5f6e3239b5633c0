import type { Collected } from "../../engines/collected.js";
import type { RowFormat } from "../../logs/formats/format.js";
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
  asked: Window & { timezone: string },
): Promise<Collected> {
  const from = await formatOf(flags);
  const [{ Store }, { collectFiles }, { SourceError }] = await Promise.all([
    import("../../engines/duckdb/store.js"),
    import("../../engines/files/collect.js"),
    import("../../engines/source-error.js"),
  ]);
  const line = new ProgressLine(process.stderr, flags.quiet === true);
  const store = await Store.open(asked.timezone);
  const release = undoOnSignal(() => {
    line.end();
    store.discard();
  });
  try {
    return await collectFiles(store, sources, {
      from,
      by: flags.by,
      ...asked,
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
