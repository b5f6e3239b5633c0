import { createReadStream } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { codeOf } from "../../diagnostics/system-error.js";

/** How a compressed file ends: `damaged` where its bytes cannot be what was written. */
export type GzipEnd = "whole" | "truncated" | "damaged";

/**
 * Decompresses a file to its end and keeps nothing of it. What reads rows takes what it gets of a file that was cut off,
 * and says nothing.
 */
export async function gzipEnd(path: string): Promise<GzipEnd> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), createGunzip({ chunkSize: 1 << 20 }), nowhere);
    return "whole";
  } catch (error) {
    return codeOf(error) === "Z_BUF_ERROR" ? "truncated" : "damaged";
  }
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
