import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Code } from "../diagnostics/prose.js";
import { reasonOf } from "../diagnostics/system-error.js";
import { decodeText, tooLarge } from "../workloads/decode.js";
import { maxFileBytes } from "../workloads/limits.js";
import { UsageError } from "./failure.js";
import { isHeldOpen } from "./streams.js";

/** A text that was read, under the name that its problems are reported with. */
export interface Source {
  file: string;
  text: string;
}

export interface Sources {
  sources: Source[];
  problems: Diagnostic[];
  /** Over names and bytes, in order. */
  sha256: string;
}

/**
 * What may be read beside regular files: any pipe, as those who name one mean it; only one that the shell holds open; or
 * none. A pipe that nobody writes to is waited on for ever.
 */
export type Streams = "any" | "held" | "none";

/**
 * Reads files as UTF-8; `-` is standard input. What cannot be read becomes a problem, and the rest is read all the same.
 *
 * @throws UsageError where standard input is named twice
 */
export async function readSources(files: readonly string[], streams: Streams = "any"): Promise<Sources> {
  if (files.filter((name) => name === "-").length > 1) {
    throw new UsageError("standard input can be read once only: name - a single time");
  }
  const result: Sources = { sources: [], problems: [], sha256: "" };
  const hash = createHash("sha256");
  for (const name of files) {
    const file = name === "-" ? "<stdin>" : name;
    const bytes = await bytesOf(name, file, streams);
    if ("code" in bytes) {
      result.problems.push(bytes);
      continue;
    }
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
    const decoded = decodeText(file, bytes);
    if ("problem" in decoded) result.problems.push(decoded.problem);
    else result.sources.push({ file, text: decoded.text });
  }
  return { ...result, sha256: hash.digest("hex") };
}

/** Problems of a file of which only one can be named, so that to split it is no remedy. @param code says what is */
export const alone = (problems: readonly Diagnostic[], code: Code): Diagnostic[] =>
  problems.map((problem) => (problem.code === "file-too-large" ? { ...problem, code } : problem));

async function bytesOf(name: string, file: string, streams: Streams): Promise<Buffer | Diagnostic> {
  try {
    if (name === "-") return await collect(process.stdin, file);
    // before it is opened: to open a pipe already waits for who writes to it
    if (streams === "none" || (streams === "held" && !isHeldOpen(name))) await refuseStream(name);
    const handle = await open(name, "r");
    try {
      const { size } = await handle.stat();
      if (size > maxFileBytes) return tooLarge(file, size);
      return await collect(handle.createReadStream(), file);
    } finally {
      await handle.close().catch(() => undefined);
    }
  } catch (error) {
    return { code: "unreadable", severity: "error", args: { reason: reasonOf(error) }, file };
  }
}

/** @throws Error where it is neither a regular file nor a folder, which is told when it is opened */
async function refuseStream(name: string): Promise<void> {
  const found = await stat(name);
  if (!found.isFile() && !found.isDirectory()) throw new Error("it is a pipe or a device, not a regular file");
}

/** Reads a stream to its end, or to the size limit: a pipe or a device tells no size beforehand. */
async function collect(stream: AsyncIterable<Buffer | string>, file: string): Promise<Buffer | Diagnostic> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxFileBytes) return tooLarge(file, size);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
