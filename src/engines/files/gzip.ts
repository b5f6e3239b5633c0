import { createReadStream } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGunzip } from "node:zlib";
import { codeOf } from "../../diagnostics/system-error.js";

/** How a compressed file ends: `damaged` where its bytes cannot be what was written. */
export type GzipEnd = "whole" | "truncated" | "damaged";

/** The end of a file, found by reading to it. */
export interface FileEnd {
  state: GzipEnd;
  /** True where the last line is ended. */
  endsLine: boolean;
  /** True where the last bracket is that of a list. */
  endsList: boolean;
}

/** How much of a file tells its end. */
const tailBytes = 64;

/** @param tail the last bytes */
const endOf = (state: GzipEnd, tail: Buffer): FileEnd => {
  const text = tail.toString("latin1");
  return { state, endsLine: text.endsWith("\n"), endsList: text.trimEnd().endsWith("]") };
};

/**
 * Decompresses a file to its end and keeps nothing of it. What reads rows takes what it gets of a file that was cut off,
 * and says nothing.
 */
export async function gzipEnd(path: string): Promise<FileEnd> {
  let tail = Buffer.alloc(0);
  const nowhere = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      // a copy, as the chunk is written over
      tail = Buffer.concat([tail, chunk.subarray(-tailBytes)]).subarray(-tailBytes);
      done();
    },
  });
  let state: GzipEnd = "whole";
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), createGunzip({ chunkSize: 1 << 20 }), nowhere);
  } catch (error) {
    state = codeOf(error) === "Z_BUF_ERROR" ? "truncated" : "damaged";
  }
  // of what is not whole, others may read another part
  return endOf(state, state === "whole" ? tail : Buffer.alloc(0));
}

/** The end of a file that is not compressed. @param bytes its size */
export async function plainEnd(handle: FileHandle, bytes: number): Promise<FileEnd> {
  const tail = Buffer.alloc(Math.min(tailBytes, bytes));
  await handle.read(tail, 0, tail.length, bytes - tail.length);
  return endOf("whole", tail);
}

/** What a compressed beginning of a file holds, up to so many bytes. That it is cut off, or damaged behind, is no fault here. */
export function unzipped(bytes: Uint8Array, most: number): Promise<Buffer> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    const done = () => resolve(Buffer.concat(chunks).subarray(0, most));
    gunzip.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= most) gunzip.destroy();
    });
    gunzip.on("error", done).on("close", done);
    gunzip.end(bytes);
  });
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
