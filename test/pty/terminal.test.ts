import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { emptyFolder } from "../support/folder.js";
import { shell } from "./command.js";
import { openTerminal, type TerminalOptions } from "./terminal.js";

const echo = resolve("test/pty/echo.js");

async function openEcho(options: Partial<TerminalOptions> = {}) {
  const terminal = openTerminal({ command: process.execPath, args: [echo], cwd: emptyFolder(), ...options });
  await terminal.shows("ready");
  return terminal;
}

describe("a terminal", () => {
  it("sends characters and keys", async () => {
    const terminal = await openEcho();
    terminal.type("a€");
    terminal.press("up", 2);
    terminal.press("shift-tab");
    terminal.press("ctrl-d");
    await terminal.shows("key a\nkey €\nkey up\nkey up\nkey shift-tab\nkey ctrl-d");
    terminal.press("escape");
    await terminal.shows("key escape");
  });

  it("brackets a paste once the program asks for it", async () => {
    const terminal = await openEcho();
    terminal.paste("a\nb");
    await terminal.shows(/ready\nkey a\nkey return\nkey b$/);
    terminal.type("+");
    await terminal.shows("pastes are bracketed");
    terminal.paste("c\nd", "\n");
    await terminal.shows(/bracketed\nkey paste-start\nkey c\nkey enter\nkey d\nkey paste-end$/);
  });

  it("has a size that the program is told of", async () => {
    const terminal = await openEcho({ columns: 60, rows: 10 });
    expect(terminal.screen()).toBe("size 60x10\nready");
    terminal.resize(100, 12);
    await terminal.shows("size 100x12");
  });

  it("shows the screen, and remembers what has scrolled away", async () => {
    const terminal = await openEcho();
    terminal.type("#");
    await terminal.shows("line 50");
    expect(terminal.screen().split("\n").slice(0, 2)).toEqual(["line 28", "line 29"]);
    expect(terminal.cursor()).toEqual({ row: 23, column: 0 });
    expect(terminal.transcript()).toContain("size 80x24\nready\n");
    terminal.type("x");
    await terminal.hides("line 28");
  });

  it("finds the lines that are too wide, and only these", async () => {
    const terminal = await openEcho();
    terminal.type("=");
    await terminal.shows(/^===$/m);
    expect(terminal.overflows()).toEqual([["=".repeat(80), "==="]]);
  });

  it("answers what a terminal answers", async () => {
    const terminal = await openEcho();
    terminal.type("?");
    // the report of the cursor's place, of which Node knows the last letter as a function key's
    await terminal.shows("key f3");
  });

  it("tells how the program ended, after all that it wrote", async () => {
    const terminal = await openEcho();
    terminal.press("ctrl-c");
    expect(await terminal.exit()).toEqual({ code: 3 });
    expect(terminal.screen()).toContain("key ctrl-c");
    expect(() => terminal.type("x")).toThrow("takes no more keys");
  });

  it("tells the program when its window is closed", async () => {
    const terminal = await openEcho();
    terminal.hangUp();
    expect(await terminal.exit()).toEqual({ code: 0, signal: 1 });
  });

  it("fails with the screen when nothing comes of what is waited for", async () => {
    const terminal = await openEcho();
    await expect(terminal.shows(/never/g, { timeout: 50 })).rejects.toThrow(
      "the program does not show /never/g after 50 ms; its screen:\nsize 80x24\nready",
    );
    await expect(terminal.exit({ timeout: 50 })).rejects.toThrow("has not ended after 50 ms");
    await expect(terminal.hides("ready", { timeout: 50 })).rejects.toThrow("still shows ready after 50 ms");
    terminal.press("ctrl-c");
    await expect(terminal.shows("never")).rejects.toThrow("does not show never, and ended with 3");
  });

  it("is settled when nothing more comes", async () => {
    const terminal = await openEcho();
    terminal.type("#");
    await terminal.shows(/line \d+/);
    await terminal.settled();
    expect(terminal.screen()).toContain("line 50");
  });

  it("takes nothing over from the environment of the tests", async () => {
    const terminal = openTerminal({ ...shell("env | sort"), cwd: emptyFolder(), env: { NO_COLOR: "1" } });
    expect(await terminal.exit()).toEqual({ code: 0 });
    const names = Array.from(terminal.raw().matchAll(/^(\w+)=/gm), ([, name]) => name);
    expect(names).toEqual(["HOME", "LANG", "NO_COLOR", "PATH", "PWD", "SHLVL", "TERM", "TZ", "_"]);
  });

  it("runs lines of shell, so that only a part of the program is at the terminal", async () => {
    const cwd = emptyFolder();
    const terminal = openTerminal({ ...shell('llm-decide --version > out.txt; echo "status $?"; stty -a'), cwd });
    expect(await terminal.exit()).toEqual({ code: 0 });
    expect(readFileSync(join(cwd, "out.txt"), "utf8")).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(terminal.screen()).toContain("status 0\n");
    expect(terminal.screen()).toMatch(/columns 80;.* icanon/s);
  });

  it("ends what runs in it, children that ignore the hangup included", async () => {
    const terminal = openTerminal({ ...shell("trap '' HUP; (sleep 600); echo over"), cwd: emptyFolder() });
    await terminal.settled();
    await terminal.close();
    expect(await terminal.exit()).toEqual({ code: 0, signal: 9 });
  });
});
