import { type IPty, spawn } from "@lydell/node-pty";
import type { Command } from "./command.js";

/** How a program ended. */
export interface Exit {
  code: number;
  /** The number of the signal that ended it. */
  signal?: number;
}

export interface Size {
  columns: number;
  rows: number;
}

/** A program that runs at a pseudo-terminal, and what it starts there. */
export class Session {
  readonly #pty: IPty;
  #exit: Exit | undefined;
  #closed = false;

  constructor({ command, args }: Command, { columns, rows }: Size, cwd: string, env: Readonly<Record<string, string>>) {
    this.#pty = spawn(command, [...args], { cols: columns, rows, cwd, env: { ...env } });
    this.#pty.onExit(({ exitCode, signal }) => {
      this.#exit = { code: exitCode, ...(signal ? { signal } : {}) };
    });
  }

  get open(): boolean {
    return this.#exit === undefined && !this.#closed;
  }

  onOutput(take: (bytes: string) => void): void {
    this.#pty.onData(take);
  }

  /** Called after all output. */
  onExit(take: (exit: Exit) => void): void {
    this.#pty.onExit(() => {
      if (this.#exit) take(this.#exit);
    });
  }

  write(bytes: string): void {
    this.#pty.write(bytes);
  }

  resize({ columns, rows }: Size): void {
    this.#pty.resize(columns, rows);
  }

  /** Closes the terminal under the program, which the kernel tells to it; no signal is sent from here. */
  hangUp(): void {
    if (!this.open) return;
    this.#closed = true;
    (this.#pty as unknown as Opened)._socket.destroy();
  }

  /** Ends the program and what it started: they are one process group, led by the process that was started here. */
  kill(): void {
    const { pid } = this.#pty;
    // once it has ended, the number may be another's
    if (this.#exit || !(pid > 1)) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch (error) {
      // ended a moment ago
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
}

/** The library has a way to close its end only together with a signal of its own. */
interface Opened {
  _socket: { destroy(): void };
}
