import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { binary } from "../../support/command-here.js";
import { emptyFolder } from "../../support/folder.js";
import { lines, request, writeLog } from "./log.js";

const workloads = "version: 1\nworkloads:\n  - name: chat # ours\n";

function shell(folder: string, script: string) {
  const head = `measure() { "${process.execPath}" "${binary}" measure --as-of 2026-11-24 "$@"; }; set -o pipefail; `;
  const { stdout, stderr, status } = spawnSync("bash", ["-c", head + script], { cwd: folder, encoding: "utf8" });
  return { stdout, stderr, status };
}

describe("how a run ends", () => {
  it("a reader that has seen enough is no error", () => {
    const folder = emptyFolder();
    writeLog(folder);
    expect(shell(folder, "measure log.ndjson | head -1")).toEqual({
      stdout: "1 source measured, as of 2026-11-24\n",
      stderr: "",
      status: 0,
    });
  });

  it.runIf(existsSync("/dev/full"))("a full disk is told in one line", () => {
    const folder = emptyFolder();
    writeLog(folder);
    expect(shell(folder, "measure log.ndjson > /dev/full")).toEqual({
      stdout: "",
      stderr: "llm-decide: cannot write to standard output: the disk is full\n",
      status: 2,
    });
  });

  it("an interrupt ends it by its signal and leaves nothing behind", async () => {
    const folder = emptyFolder();
    const temporary = join(folder, "tmp");
    mkdirSync(temporary);
    writeFileSync(join(folder, "workloads.yaml"), workloads);
    // enough to be read for long after the engine has made its folder
    const some = lines(Array.from({ length: 2000 }, (_, nth) => request(nth, 1)));
    writeFileSync(join(folder, "long.ndjson"), some.repeat(300));
    const child = spawn(process.execPath, [binary, "measure", "long.ndjson", "--out", "workloads.yaml"], {
      cwd: folder,
      env: { ...process.env, TMPDIR: temporary },
      stdio: "ignore",
    });
    const ended = new Promise<[number | null, NodeJS.Signals | null]>((done) => {
      child.on("exit", (code, signal) => done([code, signal]));
    });
    while (readdirSync(temporary).length === 0 && child.exitCode === null) await pause(10);
    // its handlers stand once the engine is open
    await pause(300);
    child.kill("SIGINT");
    expect(await ended).toEqual([null, "SIGINT"]);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readFileSync(join(folder, "workloads.yaml"), "utf8")).toBe(workloads);
  });
});
