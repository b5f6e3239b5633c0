import { resolve } from "node:path";
import { vi } from "vitest";
import { main } from "../../src/cli/main.js";

export interface Ran {
  stdout: string;
  stderr: string;
  status: number | null;
}

export const binary = resolve("bin/llm-decide.js");

/** Runs the command in a folder, in the process of the test: for all that does not depend on how a process ends. */
export async function commandHere(folder: string, args: readonly string[]): Promise<Ran> {
  const before = process.cwd();
  const listeners = [process.stdout, process.stderr].map((stream) => [stream, stream.listeners("error")] as const);
  const stdout = caught(process.stdout);
  const stderr = caught(process.stderr);
  process.chdir(folder);
  try {
    await main([process.execPath, binary, ...args]);
    return { stdout: stdout.text(), stderr: stderr.text(), status: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = undefined;
    process.chdir(before);
    stdout.release();
    stderr.release();
    for (const [stream, known] of listeners) {
      for (const each of stream.listeners("error")) if (!known.includes(each)) stream.off("error", each as () => void);
    }
  }
}

/** Catches what is written to a stream. */
function caught(stream: NodeJS.WriteStream): { text: () => string; release: () => void } {
  const parts: string[] = [];
  const spy = vi.spyOn(stream, "write").mockImplementation((text, ...rest: unknown[]) => {
    parts.push(String(text));
    const done = rest.find((each) => typeof each === "function");
    done?.();
    return true;
  });
  return { text: () => parts.join(""), release: () => spy.mockRestore() };
}
