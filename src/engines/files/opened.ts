import { createReadStream } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { codeOf, reasonOf } from "../../diagnostics/system-error.js";
import { type Head, headOf } from "../../logs/recognise.js";
import { longestRow } from "../duckdb/relation.js";
import { SourceError } from "../source-error.js";
import { type FileEnd, type GzipEnd, gzipEnd, isGzip, plainEnd, unzipped } from "./gzip.js";
import { spooled } from "./spool.js";
import { isOtherEncoding, isPartedByReturns, isUtf16 } from "./text-problem.js";

/** A file of logs, its beginning looked at. */
export interface OpenedFile {
  /** As the user named it. */
  source: string;
  /** Under which it can be opened. */
  path: string;
  bytes: number;
  gzip: boolean;
  head: Head;
  /** True where most lines of its beginning are not in UTF-8. */
  isOtherEncoding: boolean;
  /** When it was last changed, in epoch milliseconds. */
  changed: number;
  /** How it ends. A compressed file is decompressed for that when it is first asked, once: ask where it is read anyhow. */
  end(): Promise<FileEnd>;
  close(): Promise<void>;
}

const headBytes = 256 * 1024;
const parquetMark = "PAR1";
const byteOrderMark = Buffer.from("\ufeff");

/** @param name `-` is standard input. @throws SourceError where it cannot be read, or is empty */
export async function openFile(name: string): Promise<OpenedFile> {
  if (name === "-") {
    const spool = await spooled(process.stdin, "standard input");
    return openedAt("standard input", spool.path, () => spool.close());
  }
  return openedAt(name, name, async () => undefined);
}

async function openedAt(source: string, path: string, close: () => Promise<void>): Promise<OpenedFile> {
  try {
    // before it is opened, as opening a pipe waits for its writer
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new SourceError(`${source} is a folder: name its files, or a pattern such as ${source}/*.ndjson`);
    }
    if (!found.isFile()) {
      throw new SourceError(`${source} is a pipe or a device: pass it as standard input, with - for its name`);
    }
    const handle = await open(path, "r");
    try {
      const { gzip, text } = await beginning(handle);
      if (text.length === 0 && (!gzip || found.size === 0)) throw new SourceError(`${source} is empty`);
      const isParquet = text.subarray(0, 4).toString("latin1") === parquetMark;
      if (!isParquet && isUtf16(text)) throw new SourceError(`${source} is in UTF-16: save it as UTF-8`);
      const head = isParquet ? parquet : headOf(text.toString("utf8"));
      if (isPartedByReturns(head)) {
        throw new SourceError(`${source} ends its lines with carriage returns alone: save it with line feeds`);
      }
      const end = gzip ? once(() => gzipEnd(path)) : known(await plainEnd(handle, found.size));
      if (text.length === 0) throw new SourceError(`${source} ${emptyAs[(await end()).state]}`);
      const opened: OpenedFile = {
        ...{ source, path, bytes: found.size, gzip, head, changed: found.mtimeMs, end, close },
        isOtherEncoding: !isParquet && isOtherEncoding(text),
      };
      return head.isMarked && head.container === "ndjson" ? await spooledWithoutMark(opened) : opened;
    } finally {
      await handle.close();
    }
  } catch (error) {
    await close();
    throw error instanceof SourceError ? error : new SourceError(`cannot read ${source}: ${reasonOf(error)}`);
  }
}

/** An answer that is looked for when it is first asked for, and not again. */
function once<Answer>(look: () => Promise<Answer>): () => Promise<Answer> {
  let found: Promise<Answer> | undefined;
  return () => (found ??= look());
}

const known =
  <Answer>(answer: Answer) =>
  () =>
    Promise.resolve(answer);

/** Of a compressed file that holds nothing. */
const emptyAs: Readonly<Record<GzipEnd, string>> = {
  whole: "is empty",
  truncated: "is cut off before its first byte",
  damaged: "is damaged: its compressed bytes cannot be read",
};

/** DuckDB takes the byte order mark of lines of JSON for a part of the first, which would be lost. */
async function spooledWithoutMark(opened: OpenedFile): Promise<OpenedFile> {
  const spool = await spooled(unmarked(opened.path, opened.gzip), opened.source);
  // what is kept of it must not hold its beginning
  const { close } = opened;
  return {
    ...opened,
    path: spool.path,
    gzip: false,
    async close() {
      await spool.close();
      await close();
    },
  };
}

const parquet: Head = {
  container: "parquet",
  columns: [],
  isList: false,
  delimiter: "",
  blankLines: 0,
  isMarked: false,
  text: "",
};

/** The first bytes of a file, decompressed; so many more where its first line is longer, as its keys may come at its end. */
async function beginning(handle: FileHandle): Promise<{ gzip: boolean; text: Buffer }> {
  for (const most of [headBytes, longestRow]) {
    const buffer = Buffer.alloc(most);
    const { bytesRead } = await handle.read(buffer, 0, most, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const gzip = isGzip(bytes);
    const text = gzip ? await unzipped(bytes, most) : bytes;
    if (most === longestRow || text.length < headBytes || text.includes("\n")) return { gzip, text };
  }
  throw new RangeError("the last size returns");
}

/** The same without what a reader of lines takes for a part of the first. */
async function* unmarked(path: string, gzip: boolean): AsyncGenerator<Buffer> {
  const bytes = createReadStream(path, gzip ? {} : { start: byteOrderMark.length });
  if (!gzip) return yield* bytes;
  let skipped = 0;
  try {
    for await (const chunk of bytes.pipe(createGunzip())) {
      const rest: Buffer = chunk.subarray(Math.max(0, byteOrderMark.length - skipped));
      skipped += chunk.length - rest.length;
      if (rest.length > 0) yield rest;
    }
  } catch (error) {
    // of a file that breaks off what is there counts, and that it breaks off is told
    if (!/^Z_/.test(codeOf(error) ?? "")) throw error;
  }
}
