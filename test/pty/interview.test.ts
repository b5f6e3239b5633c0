import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasUnsafe } from "../../src/diagnostics/plain-text.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { emptyFolder } from "../support/folder.js";
import { shell } from "./command.js";
import type { Key } from "./keys.js";
import { openTerminal, type TerminalOptions } from "./terminal.js";

/** An interview in a folder of its own. */
function interview(args: readonly string[], { text, ...more }: Partial<TerminalOptions> & { text?: string } = {}) {
  const cwd = more.cwd ?? emptyFolder();
  const file = join(cwd, "w.yaml");
  if (text !== undefined) writeFileSync(file, text);
  const terminal = openTerminal({ args: ["interview", "w.yaml", "--as-of", "2026-11-24", ...args], ...more, cwd });
  /** Waits for a question, and answers it with text and Enter or with keys. */
  const answer = async (question: string | RegExp, reply: string | readonly Key[]): Promise<void> => {
    await terminal.shows(question);
    await terminal.settled();
    if (typeof reply === "string") terminal.type(reply);
    else for (const key of reply) terminal.press(key);
    if (typeof reply === "string") terminal.press("enter");
  };
  const read = () => readFileSync(file, "utf8");
  const stated = () => {
    const { portfolio, diagnostics } = readPortfolio([{ file: "w.yaml", text: read() }]);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    return Object.fromEntries([...(portfolio?.workloads[0]?.stated ?? [])].map(([name, { value }]) => [name, value]));
  };
  return { cwd, terminal, answer, read, stated };
}

const named = ["--workload", "chat"];

/** Nothing that was asked for leaves the terminal in another state than it was. */
function expectRestored(raw: string) {
  expect(raw.lastIndexOf("\x1b[?2004l")).toBeGreaterThan(raw.lastIndexOf("\x1b[?2004h"));
  expect(raw.lastIndexOf("\x1b[?25h")).toBeGreaterThanOrEqual(raw.lastIndexOf("\x1b[?25l"));
  expect(raw).not.toMatch(/this is a bug|at .*\.js:\d+/);
}

describe("an interview at a terminal", () => {
  it("leads by keys from a name to the file, the verdict and the report", async () => {
    const { cwd, terminal, answer, read, stated } = interview([]);
    await answer("What is the workload called?", "ticket notes");
    await answer("Which team or person answers for it?", "support");
    await answer("Question 1 · Privacy level", ["down", "up", "enter"]);
    await answer("Privacy controls asked for", ["down", "space", "down", "space", "space", "enter"]);
    await answer("Evals of an open-weight model", "2");
    await answer("The verdict is settled", ["down", "enter"]);
    await answer("Add another workload", ["enter"]);
    await answer("Write it to w.md", ["enter"]);
    expect(await terminal.exit()).toEqual({ code: 0 });
    expect(stated()).toEqual({
      "privacy.level": "normal",
      "privacy.controls": ["residency"],
      "quality.open_weight_evals": "not_run",
    });
    expect(read()).toMatch(/^version: 1\nworkloads:\n {2}- name: ticket notes\n {4}owner: support\n/);
    expect(terminal.transcript()).toContain("ticket notes: managed, settled");
    expect(readFileSync(join(cwd, "w.md"), "utf8")).toMatch(/ticket notes/);
    expectRestored(terminal.raw());
  });

  it("reads words back, asks again where it had to guess, and goes back to mend an answer", async () => {
    const given = ["--privacy-level", "normal", "--privacy-controls", "none", "--quality-open-weight-evals", "not run"];
    const { terminal, answer, stated } = interview([...named, ...given]);
    await answer("The verdict is settled", ["enter"]);
    await answer("Who runs inference today?", ["enter"]);
    await answer("Which provider or runtime", "don't know");
    await answer("Which model answers today?", "skip");
    await answer("cost a month today?", "about $18k");
    await answer("How many requests a month?", "40k a day");
    await terminal.shows("Read as: 1,216,667 requests a month (40,000 a day");
    expect(stated()).not.toHaveProperty(["traffic.requests_per_month"]);
    terminal.press("enter");
    await answer("How many input tokens", "back");
    await answer("Now: 1,216,667 requests a month", "1.2M requests");
    await answer("How many input tokens", "12 apples");
    await terminal.shows("> 12 apples");
    terminal.press("ctrl-d");
    terminal.press("ctrl-c");
    await terminal.exit();
    expect(stated()).toMatchObject({ "current.usd_per_month": 18_000, "traffic.requests_per_month": 1_200_000 });
    expect(stated()).not.toHaveProperty(["traffic.input_tokens"]);
  });

  it("loses nothing on Ctrl-C, and goes on with --resume", async () => {
    const first = interview(named);
    await first.answer("Privacy level", ["enter"]);
    await first.answer("Privacy controls asked for", ["end", "up", "up", "enter"]);
    await first.terminal.shows("Question 3");
    first.terminal.press("ctrl-c");
    expect(await first.terminal.exit()).toMatchObject({ signal: 2 });
    expect(first.terminal.transcript()).toContain("llm-decide interview w.yaml --resume");
    expectRestored(first.terminal.raw());
    const before = first.read();
    const second = interview(["--resume"], { cwd: first.cwd });
    await second.terminal.shows(/Question 1 · (?!Privacy level)/);
    second.terminal.press("ctrl-c");
    await second.terminal.exit();
    expect(second.read()).toBe(before);
  });

  it("stops at the end of input", async () => {
    const { terminal, stated } = interview([...named, "--privacy-level", "normal"]);
    await terminal.shows("Question 1");
    terminal.press("ctrl-d");
    expect(await terminal.exit()).toEqual({ code: 0 });
    expect(terminal.transcript()).toContain("Stopped.");
    expect(stated()).toEqual({ "privacy.level": "normal" });
    expectRestored(terminal.raw());
  });

  it("stops where somebody says so", async () => {
    const given = ["--privacy-level=normal", "--privacy-controls=none", "--quality-open-weight-evals=passed"];
    const { terminal, answer, stated } = interview([...named, ...given, "--serving=interactive"]);
    await answer("How stable is the traffic", "stop");
    expect(await terminal.exit()).toEqual({ code: 0 });
    expect(terminal.transcript()).toContain("Stopped.");
    expect(stated()).toMatchObject({ serving: "interactive" });
  });

  it("takes a paste of odd text as one answer without what acts on a terminal, and as none where a key is asked for", async () => {
    const { terminal, answer, read } = interview([]);
    await terminal.shows("What is the workload called?");
    terminal.paste("two\nlines \x1b[31mred\x1b[0m \u202e\u00e9volu\u00e9 \u{1f600}\n");
    await terminal.settled();
    expect(terminal.screen()).toContain("What is the workload called?");
    terminal.press("enter");
    await answer("Which team or person", "");
    await terminal.shows("Question 1 · Privacy level");
    terminal.paste("3\n3\n?\x1b\n");
    await terminal.settled();
    expect(terminal.screen()).toContain("Question 1 · Privacy level");
    terminal.press("ctrl-c");
    await terminal.exit();
    expect(read()).toMatch(/name: two lines .*\u00e9volu\u00e9 \u{1f600}/u);
    expect(hasUnsafe(read().replaceAll("\n", ""))).toBe(false);
  });

  it("takes what fits of a paste without end, and goes on after it was in the background", async () => {
    const { terminal, answer, stated } = interview([...named, "--privacy-level=strict", "--serving=batch"], {
      ...shell(
        "set -m; llm-decide interview w.yaml --workload chat --current-mode managed --privacy-level normal --privacy-controls none --quality-open-weight-evals failed; fg",
      ),
    });
    await answer("The verdict is settled", ["enter"]);
    await terminal.shows("Which provider or runtime");
    terminal.paste("x".repeat(400_000));
    await terminal.shows(/> x{70}/);
    terminal.press("backspace", 3);
    terminal.press("ctrl-u");
    await terminal.hides(/> x/);
    terminal.press("ctrl-z");
    await terminal.settled();
    await answer(/^> ?$/m, "openai");
    await terminal.shows("Provider today: openai");
    terminal.press("ctrl-c");
    await terminal.exit();
    expect(stated()).toMatchObject({ "current.provider": "openai" });
  });

  it("is drawn anew where the terminal is resized, and fits 80 and 40 columns", async () => {
    const { terminal } = interview(named, { columns: 120, rows: 30 });
    await terminal.shows("Question 1");
    for (const [columns, rows] of [
      [80, 24],
      [40, 20],
      [160, 40],
    ] as const) {
      terminal.resize(columns, rows);
      await terminal.shows(/Question 1/);
      await terminal.settled();
      expect(terminal.screen().match(/Question 1 ·/g)).toHaveLength(1);
      expect(terminal.screen()).toContain("Verdict:");
      expect(terminal.overflows()).toEqual([]);
    }
    terminal.press("down");
    await terminal.shows(/^> 2/m);
  });

  it("asks about a contradiction before anything of it is saved", async () => {
    const text = `workloads:\n  - name: chat # mine\n    traffic: { tokens_per_month: 160M, requests_per_month: 1.2M, input_tokens: 1100 }\n    quality: { open_weight_evals: not_run }\n    privacy: { level: normal, controls: [] }\n    current: { mode: managed, provider: openai, model: gpt-4o-mini, usd_per_month: $300 }\n`;
    const { terminal, answer, read } = interview(named, { text });
    await answer("The verdict is settled", ["enter"]);
    await answer("How many output tokens", "240");
    await terminal.shows("These answers contradict each other");
    expect(read()).toBe(text);
    await answer("Change: Tokens a month", ["down", "enter"]);
    await answer("How many tokens a month", "1.6B");
    await terminal.shows(/Question \d+ · Input read/);
    expect(read()).toBe(text.replace("160M", "1.6B").replace("1100 }", "1100, output_tokens: 240 }"));
  });

  it("asks for the team once for all workloads of a file", async () => {
    const given = ["--privacy-level=strict", "--quality-open-weight-evals=passed", "--team-inference-engineers=0"];
    const { terminal, answer, read } = interview([...named, ...given]);
    await answer("The verdict is settled", ["down", "enter"]);
    await answer("Add another workload", ["down", "enter"]);
    await answer("What is the workload called?", "chat");
    await answer("There is a workload chat in the file already", " two");
    await answer("Which team or person", "");
    await answer("Question 1 · Privacy level", ["down", "down", "enter"]);
    // nobody can run it, and that stands for both: nothing more can change the verdict
    await answer("The verdict is settled", ["down", "enter"]);
    await answer("Add another workload", ["enter"]);
    await answer("Write it to w.md", ["down", "enter"]);
    expect(await terminal.exit()).toEqual({ code: 0 });
    expect(terminal.transcript()).toMatch(/chat +│ blocked │ settled[\s\S]*chat two +│ blocked │ settled/);
    expect(read()).toBe(
      "version: 1\nteam:\n  inference_engineers: 0\nworkloads:\n  - name: chat\n    quality:\n      open_weight_evals: passed\n    privacy:\n      level: strict\n  - name: chat two\n    privacy:\n      level: strict\n",
    );
  });

  it("asks before it replaces what somebody else has answered meanwhile", async () => {
    const { cwd, terminal, answer, read } = interview(named);
    await terminal.shows("Question 1 · Privacy level");
    const theirs = "workloads:\n  - name: chat\n    privacy: { level: strict } # theirs\n";
    writeFileSync(join(cwd, "w.yaml"), theirs);
    terminal.press("enter");
    await answer("Somebody else has written meanwhile: Privacy level: strict", ["enter"]);
    await terminal.shows(/Question 2/);
    expect(read()).toBe(theirs);
    // and waits where the file cannot be read for a moment
    writeFileSync(join(cwd, "w.yaml"), "workloads: [");
    terminal.press("enter");
    await terminal.shows("The file does not read any more");
    writeFileSync(join(cwd, "w.yaml"), theirs);
    terminal.press("enter");
    await terminal.shows(/Question \d/);
    expect(read()).toBe(theirs);
  });

  it("shows a list as it was answered when somebody goes back to it", async () => {
    const { terminal, answer, stated } = interview([...named, "--privacy-level=contractual"]);
    await answer("Privacy controls asked for", ["space", "down", "space", "enter"]);
    await answer("Question 2", ["left"]);
    await terminal.shows("Now: baa, residency (Enter keeps it)");
    expect(terminal.screen()).toMatch(/Question 1 ·[\s\S]*1 \[x\] baa[\s\S]*2 \[x\] residency[\s\S]*3 \[ \]/);
    terminal.press("enter");
    await answer("Question 2", ["left"]);
    await answer("Now: baa, residency", ["space", "enter"]);
    await answer("Privacy controls asked for: residency", ["left"]);
    await terminal.shows("Now: residency (Enter");
    terminal.type("7");
    terminal.press("enter");
    await terminal.shows("Privacy controls asked for: none of them");
    expect(stated()).toMatchObject({ "privacy.controls": [] });
  });

  it.each([
    [80, 12],
    [40, 12],
    [20, 6],
  ])("keeps the question and the line of the cursor in view on %i columns and %i rows", async (columns, rows) => {
    const { terminal } = interview([...named, "--privacy-level=normal"], { columns, rows });
    await terminal.shows(/> 1 \[ \]/);
    terminal.press("up", 4);
    await terminal.shows(/^> 6 \[ \]/m);
    expect(terminal.screen()).toContain("Which");
    expect(
      terminal
        .screen()
        .split("\n")
        .filter((line) => line.startsWith(">")),
    ).toHaveLength(1);
  });

  it("asks what to do with a file that exists, and leaves it as it is", async () => {
    const text = "workloads: [{ name: a }]\n";
    const { terminal, answer, read } = interview([], { text });
    await answer("w.yaml exists", ["up", "enter"]);
    expect(await terminal.exit()).toEqual({ code: 0 });
    expect(read()).toBe(text);
  });

  it("dies with its terminal, and what was answered is saved", async () => {
    const { terminal, answer, stated } = interview(named);
    await answer("Privacy level", ["enter"]);
    await terminal.shows("Question 2");
    terminal.hangUp();
    expect(await terminal.exit()).toMatchObject({ signal: 1 });
    expect(stated()).toEqual({ "privacy.level": "normal" });
  });

  it("leaves standard output to the report", async () => {
    const given = "--privacy-level strict --quality-open-weight-evals failed";
    const { cwd, terminal, answer } = interview([], {
      ...shell(`llm-decide interview w.yaml --workload chat ${given} --format json > out.json`),
    });
    await answer("The verdict is settled", ["down", "enter"]);
    await answer("Add another workload", ["enter"]);
    await answer("Write it to w.md", ["down", "enter"]);
    expect(await terminal.exit()).toEqual({ code: 0 });
    expect(JSON.parse(readFileSync(join(cwd, "out.json"), "utf8")).workloads[0].verdict).toMatchObject({
      mode: "blocked",
      settled: true,
    });
    expect(existsSync(join(cwd, "w.md"))).toBe(false);
  });
});

describe("an interview for every terminal", () => {
  it("has no colour where none is wanted", async () => {
    const { terminal } = interview(named, { env: { NO_COLOR: "1" } });
    await terminal.shows("Question 1");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are the point
    expect(terminal.raw()).not.toMatch(/\x1b\[[\d;]*m/);
  });

  it.each([
    ["--linear", ["--linear"], {}],
    ["ACCESSIBLE=1", [], { ACCESSIBLE: "1" }],
    ["TERM=dumb", [], { TERM: "dumb" }],
  ] as const)("writes line by line with %s: nothing is redrawn", async (_, flags, env) => {
    const { terminal, answer, stated } = interview([...named, ...flags], { env });
    await answer("Privacy level", "help");
    await answer("How to find out", "contractual");
    await answer("Privacy controls asked for", "residency and zero retention");
    await answer("Contract meets the privacy need", "dunno");
    await answer("Evals of an open-weight model", "back");
    await answer(/back\s+Question \d+ · Contract meets/, "yes");
    await terminal.shows("Taken: yes.");
    await terminal.settled();
    terminal.press("ctrl-c");
    await terminal.exit();
    expect(stated()).toEqual({
      "privacy.level": "contractual",
      "privacy.controls": ["residency", "zero_retention"],
      "privacy.contract_covers": true,
    });
    expect(terminal.raw()).not.toContain("\x1b");
  });
});
