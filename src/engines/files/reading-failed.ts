import type { RowFile } from "../duckdb/relation.js";
import { SourceError } from "../source-error.js";

/** What DuckDB says of a file may quote it: only the kind of problem is told. */
export function readingFailed(source: string, file: Pick<RowFile, "path" | "container">, error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const message = error instanceof Error ? ownWords(error.message, file.path) : "";
  if (/maximum_object_size|Maximum line size/i.test(message)) {
    return new SourceError(`${source} has a row of more than 16 MiB, which is no request to a language model`);
  }
  if (/Could not read all|\bGZIP\b|\bdecompress/i.test(message)) {
    return new SourceError(`${source} is damaged: its compressed bytes cannot be read`);
  }
  if (/No space left|could not write|temp.*directory/i.test(message)) {
    return new SourceError(`reading ${source} needs more room in the temporary folder: set TMPDIR to another disk`);
  }
  const kind = /^[A-Z][A-Za-z ]{0,40} Error(?=:)/.exec(message)?.[0];
  if (kind === "Out of Memory Error") return new SourceError(`reading ${source} needs more memory than there is`);
  if (file.container === "parquet") return new SourceError(`${source} is not a whole Parquet file`);
  if (kind === "Invalid Input Error") return new SourceError(`${source} is not valid: ${placeOf(message)}`);
  return new SourceError(`cannot read ${source}${kind === undefined ? "" : `: ${kind}`}`);
}

/** A message without the query that it quotes, and without the path: a file may be called anything. */
const ownWords = (message: string, path: string): string =>
  (message.split(/\n\s*LINE \d+: /, 1)[0] ?? "").replaceAll(path, "").replaceAll(path.replaceAll("'", "''"), "");

function placeOf(message: string): string {
  if (!message.includes("Malformed JSON")) return "its rows cannot be told apart";
  const byte = /\bat byte (\d+)/.exec(message)?.[1];
  return byte === undefined ? "it is not JSON" : `it is not JSON at byte ${byte}`;
}
