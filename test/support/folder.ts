import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder for one test. Ask for it before the terminal that works in it: what comes last is ended first. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
