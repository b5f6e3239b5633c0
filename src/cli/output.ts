import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "./failure.js";
import { reasonOf } from "./system-error.js";

/**
 * Writes a file whole or not at all: beside its target first, then renamed over it.
 *
 * @throws UsageError where the folder cannot be written or the disk is full
 */
export async function writeWhole(path: string, text: string | Iterable<string>): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, text, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new UsageError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** Writes to standard output and waits until it is taken. A reader that has gone away ends the program quietly. */
export async function print(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error || ("code" in error && error.code === "EPIPE")) resolve();
      else reject(new UsageError(`cannot write to standard output: ${reasonOf(error)}`));
    });
  });
}
