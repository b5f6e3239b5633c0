import { mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "./failure.js";
import { codeOf, reasonOf } from "./system-error.js";

/**
 * Writes a file whole or not at all: beside its target first, then renamed over it. A symbolic link is followed, the mode
 * of a file that exists is kept, and what is no regular file (a pipe, a device) is written into.
 *
 * @throws UsageError where the folder cannot be written or the disk is full
 */
export async function writeWhole(path: string, text: string | Iterable<string>): Promise<void> {
  if (path === "") throw new UsageError("the path to write to is empty");
  let draft: string | undefined;
  try {
    const before = await stat(path).catch(() => undefined);
    if (before && !before.isFile() && !before.isDirectory()) return await writeFile(path, text);
    await makeFolder(dirname(path));
    const target = before ? await realpath(path) : path;
    draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    await writeFile(draft, text, { flush: true, ...(before ? { mode: before.mode } : {}) });
    await rename(draft, target);
  } catch (error) {
    if (draft) await rm(draft, { force: true }).catch(() => undefined);
    throw new UsageError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** Node's own recursive mkdir never returns where a file system refuses folders with ENOENT, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
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
