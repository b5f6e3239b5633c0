import { existsSync, rmSync, unlinkSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reasonOf } from "../../diagnostics/system-error.js";
import { SourceError } from "../source-error.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A stream as something that can be opened by a path and read more than once. */
export interface Spool {
  path: string;
  bytes: number;
  /** Takes it away. */
  close(): Promise<void>;
}

/**
 * Keeps a stream in a file that only this program can open. Where the system allows it the file has no name any more when
 * the first byte is written, so that nothing stays behind however the program ends.
 *
 * @param source what the user knows it by
 * @throws SourceError where it cannot be kept
 */
export async function spooled(stream: AsyncIterable<Uint8Array | string>, source: string): Promise<Spool> {
  const folder = temporaryFolder();
  const named = join(folder, "spool");
  const discard = () => rmSync(folder, { recursive: true, force: true });
  try {
    const handle = await open(named, "wx+", 0o600);
    const path = nameless(named, handle.fd);
    if (path !== named) discard();
    let bytes = 0;
    for await (const chunk of stream) {
      const { bytesWritten } = await handle.write(Buffer.from(chunk), 0, undefined, bytes);
      bytes += bytesWritten;
    }
    return { path, bytes, close: async () => handle.close().finally(discard) };
  } catch (error) {
    discard();
    throw new SourceError(`cannot keep ${source} in ${tmpdir()}: ${reasonOf(error)}`);
  }
}

/** The path of a file by what holds it open, its name taken away; the name where the system has no such paths. */
function nameless(named: string, fd: number): string {
  const held = `/proc/self/fd/${fd}`;
  if (!existsSync(held)) return named;
  unlinkSync(named);
  return held;
}
