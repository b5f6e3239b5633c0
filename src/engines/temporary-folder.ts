import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reasonOf } from "../diagnostics/system-error.js";
import { SourceError } from "./source-error.js";

/** Makes a folder of its own in the system's temporary one. @throws SourceError where it cannot be made */
export function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), "llm-decide-"));
  } catch (error) {
    throw new SourceError(`the temporary folder ${tmpdir()} cannot be used: ${reasonOf(error)}. Set TMPDIR to another`);
  }
}
