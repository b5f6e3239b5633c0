import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { codeOf, reasonOf } from "../diagnostics/system-error.js";
import { UsageError } from "./failure.js";
import { type InputFiles, refuseInput } from "./input-files.js";
import { fileAt, targetOf } from "./output-target.js";
import { undoOnSignal } from "./signals.js";

/** A file to write, its text whole or in pieces. */
export interface OutputFile {
  path: string;
  /** The flag that names it. */
  flag?: string;
  text: string | Iterable<string>;
}

/**
 * Writes files all or none: each beside its target first, and once all are whole, over their targets in the order given. A
 * symbolic link is followed, also to what is not there yet, and the mode of a file that exists is kept. On a failure or an
 * interrupt nothing stays that was not there before.
 *
 * @returns how many
 * @throws UsageError where a file is an input, a folder cannot be written or the disk is full
 */
export async function writeFiles(
  files: Iterable<OutputFile> | AsyncIterable<OutputFile>,
  inputs: InputFiles,
): Promise<number> {
  const written = new WrittenFiles();
  const release = undoOnSignal(() => written.undo());
  try {
    for await (const file of files) {
      refuseInput(file.path, inputs, file.flag);
      await written.draft(file);
    }
    return written.keep();
  } catch (error) {
    written.undo();
    throw error;
  } finally {
    release();
  }
}

/** What is written so far. All steps on disk are synchronous: a signal comes between two of them, never within one. */
class WrittenFiles {
  readonly #drafts: { path: string; draft: string; target: string; isNew: boolean }[] = [];
  /** What this run has made, and what goes first when it is undone at the end. */
  readonly #made: string[] = [];
  readonly #folders: string[] = [];

  async draft({ path, text }: OutputFile): Promise<void> {
    if (path === "") throw new UsageError("the path to write to is empty");
    if (path.endsWith("/")) throw new UsageError(`cannot write ${path}: it names a folder, not a file`);
    try {
      const before = fileAt(path);
      const target = targetOf(path);
      this.#makeFolder(dirname(target));
      const draft = join(dirname(target), `.llm-decide-${process.pid}-${this.#drafts.length}.tmp`);
      this.#drafts.push({ path, draft, target, isNew: before === undefined });
      const open = openSync(draft, "w", before?.mode);
      try {
        for (const piece of typeof text === "string" ? [text] : text) {
          writeFileSync(open, piece);
          await turn();
        }
        fsyncSync(open);
      } finally {
        closeSync(open);
      }
    } catch (error) {
      throw unwritten(path, error);
    }
    await turn();
  }

  /** Puts the drafts in their places, without a turn in which a signal could come between them. */
  keep(): number {
    for (const { path, draft, target, isNew } of this.#drafts) {
      try {
        renameSync(draft, target);
      } catch (error) {
        throw unwritten(path, error);
      }
      if (isNew) this.#made.push(target);
    }
    return this.#drafts.length;
  }

  undo(): void {
    for (const path of [...this.#drafts.map(({ draft }) => draft), ...this.#made]) quietly(() => rmSync(path));
    // a folder that somebody else has put something into stays
    for (const folder of this.#folders.toReversed()) quietly(() => rmdirSync(folder));
  }

  /** Node's own recursive mkdir never returns where a file system refuses folders with ENOENT, as /proc does. */
  #makeFolder(path: string): void {
    try {
      mkdirSync(path);
      this.#folders.push(path);
    } catch (error) {
      const code = codeOf(error);
      const found = code === "EEXIST" ? statSync(path, { throwIfNoEntry: false }) : undefined;
      if (found?.isDirectory()) return;
      if (code === "EEXIST" && found === undefined) {
        throw new UsageError(
          `the folder ${path} is a symbolic link to nothing: name another, or make what it points to`,
        );
      }
      if (code !== "ENOENT" || dirname(path) === path) throw error;
      this.#makeFolder(dirname(path));
      mkdirSync(path);
      this.#folders.push(path);
    }
  }
}

/** All folders are there when a file is opened, so that one that is said not to be takes no files. */
const unwritten = (path: string, error: unknown): UsageError =>
  error instanceof UsageError
    ? error
    : new UsageError(
        `cannot write ${path}: ${codeOf(error) === "ENOENT" ? "nothing can be made in that folder" : reasonOf(error)}`,
      );

function quietly(remove: () => void): void {
  try {
    remove();
  } catch {
    // it is gone already, or cannot be removed: there is nothing more to undo it with
  }
}
