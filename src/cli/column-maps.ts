import type { RowFormat } from "../logs/formats/format.js";
import { InputError } from "./failure.js";
import { readSources, type Streams } from "./sources.js";
import { tell } from "./tell.js";

/** Whether what names the format of a log is the file of a column map. */
export const isColumnMap = (from: string | undefined): from is string => from !== undefined && /\.ya?ml$/i.test(from);

/**
 * What names the format of a log: a format by its name, or a column map that is read here and its warnings told.
 *
 * @param streams what the file of a map may be beside a regular one
 * @throws InputError where the map has mistakes or cannot be read
 */
export async function namedFormat(
  from: string | undefined,
  { quiet }: { quiet?: boolean | undefined },
  streams?: Streams,
): Promise<RowFormat | string | undefined> {
  if (!isColumnMap(from)) return from;
  const { readColumnMap } = await import("../logs/column-map/read-column-map.js");
  const { sources, problems } = await readSources([from], streams);
  const [source] = sources;
  if (source === undefined) throw new InputError(problems);
  const { format, diagnostics } = readColumnMap(source);
  if (format === undefined) throw new InputError(diagnostics);
  await tell(diagnostics, { quiet: quiet === true });
  return format;
}
