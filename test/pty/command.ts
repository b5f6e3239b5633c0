import { resolve } from "node:path";

const binary = resolve("bin/llm-decide.js");

/** A program and what it is started with. */
export interface Command {
  command: string;
  args: readonly string[];
}

/** The program itself. */
export const program = (...args: readonly string[]): Command => ({
  command: process.execPath,
  args: [binary, ...args],
});

/** A line of shell in which `llm-decide` is the program, for redirections and for what comes after it. */
export const shell = (line: string): Command => ({
  command: "bash",
  args: ["-c", `llm-decide() { "${process.execPath}" "${binary}" "$@"; }; ${line}`],
});
