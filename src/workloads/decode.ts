import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { maxFileBytes } from "./limits.js";

export type Decoded = { text: string } | { problem: Diagnostic };

/** The problem of a file that is too large to read, for callers that know the size before they read. */
export function tooLarge(file: string, bytes: number): Diagnostic {
  return { code: "file-too-large", severity: "error", args: { bytes, limit: maxFileBytes }, file };
}

/** Whether the bytes are valid so far; `open` allows a character to be cut off at the end. */
function isValid(bytes: Uint8Array, open: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: open });
    return true;
  } catch {
    return false;
  }
}

/** The length of the longest valid beginning that ends with a whole character: the place of the first wrong byte. */
function validLength(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isValid(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  while (!isValid(bytes.subarray(0, good), false)) good -= 1;
  return good;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? "UTF-16" : "";
}

/**
 * Decodes the bytes of a file as UTF-8, without a byte order mark. Where a byte is wrong, says at which offset (counted
 * from 0) and on which line; the column counts the characters before it.
 */
export function decodeText(file: string, bytes: Uint8Array): Decoded {
  if (bytes.length > maxFileBytes) return { problem: tooLarge(file, bytes.length) };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const byte = validLength(bytes);
    const before = new TextDecoder().decode(bytes.subarray(0, byte));
    const lineStart = before.lastIndexOf("\n") + 1;
    const line = before.split("\n").length;
    const args = { byte, looks_like: encodingOf(bytes) };
    const sourceLine = new TextDecoder().decode(bytes.subarray(byte, byte + 200)).split("\n", 1)[0] ?? "";
    return {
      problem: {
        code: "not-utf8",
        severity: "error",
        args,
        at: { file, line, col: before.length - lineStart + 1 },
        sourceLine: (before.slice(lineStart) + sourceLine).replace(/\r$/, ""),
      },
    };
  }
}
