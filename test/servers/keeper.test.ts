import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { Server, serverFolder } from "./support/server.js";

/** A server that will not end when it is asked to. */
const stubborn = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); process.stdout.write("up")';

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function gone(pid: number, folder: string): Promise<void> {
  while (alive(pid) || existsSync(folder)) await pause(50);
}

describe("the keeper of a server", () => {
  it("ends the server and removes its folder when its test does", async () => {
    const folder = serverFolder();
    const args = ["-e", "setInterval(() => {}, 1000)"];
    const server = new Server({ command: process.execPath, args, folder, signal: "SIGTERM" });
    await server.ready(() => Promise.resolve());
    while (server.pid === undefined) await pause(10);
    const { pid } = server;
    expect(alive(pid)).toBe(true);
    await server.stop();
    expect([alive(pid), existsSync(folder)]).toEqual([false, false]);
  });

  it("does so too when the test's process is killed, and by force where the server does not listen", async () => {
    const folder = mkdtempSync(join(tmpdir(), "llm-decide-server-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const keeper = fileURLToPath(new URL("support/keeper.js", import.meta.url));
    const task = { command: process.execPath, args: ["-e", stubborn], env: {}, folder, signal: "SIGTERM" };
    // stands for a test that starts a server, tells its number and goes on
    const program = `
      const { spawn } = require("node:child_process");
      const [keeper, task] = process.argv.slice(1);
      spawn(process.execPath, [keeper, task], { stdio: ["pipe", "inherit", "inherit"], detached: true });
      setInterval(() => {}, 1000);`;
    const test = spawn(process.execPath, ["-e", program, keeper, JSON.stringify(task)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [told] = await once(test.stdout.setEncoding("utf8"), "data");
    const pid = Number(String(told).match(/started (\d+)/)?.[1]);
    // from here on it does not listen
    while (!readFileSync(join(folder, "log"), "utf8").includes("up")) await pause(20);
    expect(alive(pid)).toBe(true);
    test.kill("SIGKILL");
    await gone(pid, folder);
    expect([alive(pid), existsSync(folder)]).toEqual([false, false]);
  });

  it("tells a server that ends by itself, with its log", async () => {
    const folder = serverFolder();
    const args = ["-e", 'console.error("no such port"); process.exit(3)'];
    const server = new Server({ command: process.execPath, args, folder, signal: "SIGTERM" });
    const never = () => Promise.reject(new Error("refused"));
    await expect(server.ready(never)).rejects.toThrow(/has ended; its log:\n(.*\n)*no such port/);
    expect(existsSync(folder)).toBe(false);
  });
});
