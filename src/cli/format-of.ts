import { extname } from "node:path";
import { UsageError } from "./failure.js";

const byEnding = {
  ".txt": "terminal",
  ".md": "markdown",
  ".json": "json",
  ".csv": "csv",
} as const;

/**
 * The format that the ending of a file tells; of none, and without a file, that of the terminal.
 *
 * @param option that names the file, for the message
 * @param formats that there are
 * @throws UsageError where the ending tells none of them
 */
export function formatOf<Format extends string>(
  path: string | undefined,
  option: string,
  formats: readonly (Format | "terminal")[],
): Format | "terminal" {
  const ending = path === undefined ? "" : extname(path);
  if (ending === "") return "terminal";
  const known = Object.entries(byEnding).flatMap(([end, told]) =>
    formats.flatMap((format) => (format === told ? [{ end, format }] : [])),
  );
  const found = known.find(({ end }) => end === ending);
  if (found !== undefined) return found.format;
  const ends = known.map(({ end }) => end);
  throw new UsageError(
    `the ending ${ending} of ${option} tells no format: use ${ends.slice(0, -1).join(", ")} or ${ends.at(-1)}, or give --format`,
  );
}
