import { statSync } from "node:fs";
import { UsageError } from "./failure.js";

/** Files that a run reads, as they are on disk: by a link or another spelling of the path it is the same file. */
export type InputFiles = ReadonlySet<string>;

/** @param paths where they are read; `-` and what is no regular file cannot be replaced and is left out */
export function inputFiles(paths: readonly string[]): InputFiles {
  return new Set(paths.flatMap((path) => identityOf(path) ?? []));
}

/** @throws UsageError where writing to a path, which a flag names, would replace an input */
export function refuseInput(path: string, inputs: InputFiles, flag = "--out"): void {
  const identity = identityOf(path);
  if (identity === undefined || !inputs.has(identity)) return;
  throw new UsageError(`${flag} would replace ${path}, which is one of the inputs: name another`);
}

function identityOf(path: string): string | undefined {
  try {
    const found = statSync(path, { bigint: true });
    return found.isFile() ? `${found.dev}:${found.ino}` : undefined;
  } catch {
    // what is not there is no input, and why it cannot be read is told when it is read
    return undefined;
  }
}
