import { appendFile } from "node:fs/promises";
import { codeOf, reasonOf } from "../diagnostics/system-error.js";
import { UsageError } from "./failure.js";
import type { InputFiles } from "./input-files.js";
import { isStream } from "./streams.js";
import { writeFiles } from "./written-files.js";

/**
 * Writes a file whole or not at all; what is no regular file (a pipe, a device) is written into.
 *
 * @param inputs files that it may not replace
 * @throws UsageError as `writeFiles`
 */
export async function writeWhole(
  path: string,
  text: string | Iterable<string>,
  inputs: InputFiles = new Set(),
): Promise<void> {
  if (!isStream(path)) {
    await writeFiles([{ path, text }], inputs);
    return;
  }
  try {
    // behind a standard stream may be a file that the shell appends to
    for (const piece of typeof text === "string" ? [text] : text) await appendFile(path, piece);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/**
 * Writes to standard output and waits until it is taken. A reader that has gone away ends the program quietly.
 *
 * @throws UsageError where it cannot be written
 */
export async function print(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error || codeOf(error) === "EPIPE") resolve();
      else reject(new UsageError(stdoutProblem(error)));
    });
  });
}

/** What to say where standard output cannot be written. */
export const stdoutProblem = (error: unknown): string => `cannot write to standard output: ${reasonOf(error)}`;
