import type { Container } from "../../logs/formats/format.js";
import { SourceError } from "../source-error.js";

/** What DuckDB says of a file may quote it: only the kind of problem is told. */
export function readingFailed(source: string, container: Container, error: unknown): Error {
  if (!(error instanceof Error)) return new SourceError(`cannot read ${source}`);
  const { message } = error;
  if (/maximum_object_size|Maximum line size/i.test(message)) {
    return new SourceError(`${source} has a row of more than 16 MiB, which is no request to a language model`);
  }
  if (/Could not read all|GZIP|gzip|decompress/i.test(message)) {
    return new SourceError(`${source} is damaged: its compressed bytes cannot be read`);
  }
  if (/No space left|could not write|temp.*directory/i.test(message)) {
    return new SourceError(`reading ${source} needs more room in the temporary folder: set TMPDIR to another disk`);
  }
  if (container === "parquet") return new SourceError(`${source} is not a whole Parquet file`);
  if (/Malformed JSON|Invalid Input Error/i.test(message))
    return new SourceError(`${source} is not valid: ${kindOf(message)}`);
  return error;
}

const kindOf = (message: string): string =>
  /byte (\d+)/.exec(message)?.[1] === undefined
    ? "it is not JSON"
    : `it is not JSON at byte ${/byte (\d+)/.exec(message)?.[1]}`;
