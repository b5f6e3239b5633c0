import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const keeper = fileURLToPath(new URL("keeper.js", import.meta.url));

/** How long a server may take to start, in milliseconds: machines that run tests are slow and shared. */
const patience = 60_000;

export interface User {
  uid: number;
  gid: number;
}

export interface Started {
  command: string;
  args: readonly string[];
  /** A folder of its own, which is removed at the end. */
  folder: string;
  env?: Readonly<Record<string, string>>;
  /** Who it runs as, where that is not who runs the tests. */
  user?: User | undefined;
  /** What ends it at once and in order. */
  signal: NodeJS.Signals;
}

/** A folder for a server, which its user may write. */
export function serverFolder(user?: User): string {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-server-"));
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** A server that a test has started, under a keeper that ends it in any case. */
export class Server {
  readonly #keeper: ChildProcessByStdio<Writable, Readable, null>;
  readonly folder: string;
  #pid: number | undefined;
  #ended = false;

  constructor({ command, args, folder, env = {}, user, signal }: Started) {
    this.folder = folder;
    const plain = { PATH: process.env["PATH"] ?? "", HOME: folder, TZ: "UTC", LANG: "C.UTF-8" };
    const task = { command, args, folder, signal, env: { ...plain, ...env }, ...user };
    this.#keeper = spawn(process.execPath, [keeper, JSON.stringify(task)], {
      stdio: ["pipe", "pipe", "inherit"],
      detached: true,
    });
    this.#keeper.stdout.setEncoding("utf8").on("data", (text: string) => {
      const pid = text.match(/^started (\d+)$/m)?.[1];
      if (pid !== undefined) this.#pid = Number(pid);
      if (/^ended /m.test(text)) this.#ended = true;
    });
    this.#keeper.on("exit", () => {
      this.#ended = true;
    });
  }

  /** The process of the server itself. */
  get pid(): number | undefined {
    return this.#pid;
  }

  /** Waits until the server answers. */
  async ready(answers: () => Promise<unknown>): Promise<void> {
    for (const end = Date.now() + patience; ; await pause(50)) {
      if (this.#ended) throw await this.#failure("has ended");
      try {
        await answers();
        return;
      } catch (error) {
        if (Date.now() > end) throw await this.#failure(`does not answer: ${error}`);
      }
    }
  }

  /** Ends the server and removes its folder; safe to call twice. */
  async stop(): Promise<void> {
    if (this.#keeper.exitCode !== null) return;
    const gone = once(this.#keeper, "exit");
    this.#keeper.stdin.end();
    await gone;
  }

  async #failure(what: string): Promise<Error> {
    const log = readFileSync(join(this.folder, "log"), "utf8").split("\n").slice(-20).join("\n");
    await this.stop();
    return new Error(`a server ${what}; its log:\n${log}`);
  }
}

/** Ports of the loopback address that nothing listens at, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const listeners = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  const ports: number[] = [];
  for (const listener of listeners) {
    if (!listener.listening) await once(listener, "listening");
    const address = listener.address();
    if (address === null || typeof address === "string") throw new Error("a listener has no port");
    ports.push(address.port);
  }
  for (const listener of listeners) {
    listener.close();
    await once(listener, "close");
  }
  return ports;
}

/** Removes a folder where its server was never started. */
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });
