import { readFileSync } from "node:fs";
import { codeOf, reasonOf } from "../diagnostics/system-error.js";
import { decodeText } from "../workloads/decode.js";
import { byteOrderMark } from "../workloads/edit/facts.js";
import { InputError, UsageError } from "./failure.js";
import { isStream } from "./streams.js";

/**
 * The text of a workload file that is to be written again, with the mark at its beginning if it has one; undefined where there
 * is no such file.
 *
 * @throws UsageError or InputError where it cannot be read
 */
export function workloadText(path: string): string | undefined {
  try {
    // a pipe that nobody writes to is waited on for ever, and a device may have no end
    if (isStream(path)) throw new UsageError(`${path} is a pipe or a device: name a file`);
    const bytes = readFileSync(path);
    const decoded = decodeText(path, bytes);
    if ("problem" in decoded) throw new InputError([decoded.problem]);
    // decoding leaves the mark out, and the file keeps it
    const hasMark = bytes.subarray(0, 3).equals(Buffer.from(byteOrderMark));
    return hasMark ? byteOrderMark + decoded.text : decoded.text;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    if (error instanceof InputError || error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}
