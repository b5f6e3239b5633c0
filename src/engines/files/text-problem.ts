import { isUtf8 } from "node:buffer";
import type { Head } from "../../logs/recognise.js";

const lineFeed = 0x0a;

/** Whether text is in UTF-16: by its byte order mark, or as every other byte of what begins with ASCII is zero. */
export function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const zeros = [...bytes.subarray(0, 4)].map((byte) => (byte === 0 ? "0" : "x")).join("");
  return zeros === "0x0x" || zeros === "x0x0";
}

/** Whether most lines of a beginning, which may be cut off in its last one, are not in UTF-8. */
export function isOtherEncoding(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return false;
  let lines = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(lineFeed, at);
    // the last one may end within a character
    if (found < 0 && lines > 0) break;
    const end = found < 0 ? bytes.length : found;
    lines += 1;
    if (!isUtf8(bytes.subarray(at, end))) others += 1;
    at = end + 1;
  }
  return others > lines / 2;
}

/** Whether rows are parted by carriage returns alone, which only tables may be. */
export const isPartedByReturns = ({ container, text }: Pick<Head, "container" | "text">): boolean =>
  container !== "csv" && !text.includes("\n") && (container === "text" ? /\r./ : /\}[ \t]*\r\s*\{/).test(text);
