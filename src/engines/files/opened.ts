import { type FileHandle, open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { reasonOf } from "../../diagnostics/system-error.js";
import { type Head, headOf } from "../../logs/recognise.js";
import { SourceError } from "../source-error.js";
import { type GzipEnd, gzipEnd, isGzip } from "./gzip.js";
import { spooled } from "./spool.js";

/** A file of logs, its beginning looked at. */
export interface OpenedFile {
  /** As the user named it. */
  source: string;
  /** Under which it can be opened. */
  path: string;
  bytes: number;
  gzip: boolean;
  head: Head;
  /** When it was last changed, in epoch milliseconds. */
  changed: number;
  /** How its compressed bytes end, found out while it is read; `whole` where it is not compressed. */
  end: Promise<GzipEnd>;
  close(): Promise<void>;
}

const headBytes = 256 * 1024;
const parquetMark = "PAR1";

/** @param name `-` is standard input. @throws SourceError where it cannot be read, or is empty */
export async function openFile(name: string): Promise<OpenedFile> {
  if (name === "-") {
    const spool = await spooled(process.stdin);
    return openedAt("standard input", spool.path, () => spool.close());
  }
  return openedAt(name, name, async () => undefined);
}

async function openedAt(source: string, path: string, close: () => Promise<void>): Promise<OpenedFile> {
  try {
    const handle = await open(path, "r");
    try {
      const found = await handle.stat();
      if (found.isDirectory())
        throw new SourceError(`${source} is a folder: name its files, or a pattern such as ${source}/*.ndjson`);
      if (!found.isFile())
        throw new SourceError(`${source} is a pipe or a device: pass it as standard input, with - for its name`);
      const bytes = await beginning(handle);
      const gzip = isGzip(bytes);
      const text = gzip ? await unzipped(bytes) : bytes;
      if (text.length === 0) throw new SourceError(`${source} is empty`);
      return {
        source,
        path,
        bytes: found.size,
        gzip,
        head: text.subarray(0, 4).toString("latin1") === parquetMark ? parquet : headOf(text.toString("utf8")),
        changed: found.mtimeMs,
        end: gzip ? gzipEnd(path) : Promise.resolve("whole"),
        close,
      };
    } finally {
      await handle.close();
    }
  } catch (error) {
    await close();
    throw error instanceof SourceError ? error : new SourceError(`cannot read ${source}: ${reasonOf(error)}`);
  }
}

const parquet: Head = { container: "parquet", columns: [], isList: false, delimiter: "", text: "" };

async function beginning(handle: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(headBytes);
  const { bytesRead } = await handle.read(buffer, 0, headBytes, 0);
  return buffer.subarray(0, bytesRead);
}

/** What the first bytes of a compressed file hold; that they are cut off is no fault here. */
async function unzipped(bytes: Buffer): Promise<Buffer> {
  const gunzip = createGunzip();
  const chunks: Buffer[] = [];
  let length = 0;
  gunzip.end(bytes);
  try {
    for await (const chunk of gunzip) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= headBytes) break;
    }
  } catch {
    // the rest of the file is not there
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}
