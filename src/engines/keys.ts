import type { RowFormat } from "../logs/formats/format.js";
import type { Dialect } from "../logs/sql/dialect.js";
import { SourceError } from "./source-error.js";

/** What to say where a source does not tell the key that it is to be counted by. */
export const noKey = (source: string, by: string, keys: readonly string[]): string =>
  by.trim() === ""
    ? `no key is named to count by: ${source} tells ${keys.join(", ")}`
    : `${source} does not tell ${by}: count by ${keys.join(", ")}`;

/** The keys that a source is counted by: the one that is asked for, else its format's own. @throws SourceError where it lacks it */
export function keysOf(
  { format, dialect }: { format: RowFormat; dialect: Dialect },
  source: string,
  by: string | undefined,
): readonly string[] {
  if (by === undefined) return format.defaultKeys;
  const known = Object.keys(format.keys(dialect));
  if (!known.includes(by)) throw new SourceError(noKey(source, by, known));
  return [by];
}
