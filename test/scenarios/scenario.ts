import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/**
 * A scenario file is read from top to bottom: text before the first `$` line is for people; `=== file NAME` starts a file;
 * `$ COMMAND` runs in a shell in an empty folder, and what follows it is the output: stdout as it is, stderr behind
 * `! `, and `[N]` for an exit status that is not 0.
 */
export interface Step {
  command: string;
  /** Lines of the file, from the command to before the next step. */
  expected: string;
}

export interface Scenario {
  head: string;
  files: readonly { name: string; text: string }[];
  steps: readonly Step[];
}

const binary = resolve("bin/llm-decide.js");

export function parseScenario(text: string): Scenario {
  const [before = "", ...commands] = text.split(/^\$ /m);
  const [, ...files] = before.split(/^=== file /m);
  return {
    head: before,
    files: files.map((part) => {
      const end = part.indexOf("\n");
      return { name: part.slice(0, end).trim(), text: `${part.slice(end + 1).trimEnd()}\n` };
    }),
    steps: commands.map((part) => {
      const end = part.indexOf("\n");
      return { command: part.slice(0, end), expected: part.slice(end + 1).trimEnd() };
    }),
  };
}

/** Runs every step in one empty folder and returns what each printed, in the form in which it is expected. */
export function runScenario({ files, steps }: Scenario): Step[] {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-"));
  try {
    for (const { name, text } of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return steps.map(({ command }) => ({ command, expected: run(command, folder) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, cwd: string): string {
  const script = `llm-decide() { "${process.execPath}" "${binary}" "$@"; }; set -o pipefail; ${command}`;
  const env = { PATH: process.env["PATH"] ?? "", HOME: cwd, TZ: "UTC", LANG: "C.UTF-8", COLUMNS: "80" };
  const { stdout, stderr, status } = spawnSync("bash", ["-c", script], { cwd, env, encoding: "utf8", timeout: 60_000 });
  const marked = stderr
    .trimEnd()
    .split("\n")
    .filter((line, _i, all) => line !== "" || all.length > 1)
    .map((line) => `! ${line}`.trimEnd());
  return [stdout.trimEnd(), marked.join("\n"), status === 0 ? "" : `[${status}]`]
    .filter((part) => part !== "")
    .join("\n");
}

export function renderScenario({ head }: Scenario, steps: readonly Step[]): string {
  return `${head.trimEnd()}\n\n${steps.map(({ command, expected }) => `$ ${command}\n${expected}`.trimEnd()).join("\n\n")}\n`;
}
