import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { emptyFolder } from "../support/folder.js";
import { type Command, shell } from "./command.js";
import { openTerminal } from "./terminal.js";

const mine = "mine\n";

/** The question that `init` asks about a file that exists, at a terminal. */
async function asked(command: Partial<Command> = { args: ["init"] }) {
  const cwd = emptyFolder();
  const file = join(cwd, "workloads.yaml");
  writeFileSync(file, mine);
  const terminal = openTerminal({ ...command, cwd });
  await terminal.shows("workloads.yaml exists. Replace it? (y/N)");
  return { terminal, file, text: () => readFileSync(file, "utf8"), schema: join(cwd, "workloads.schema.json") };
}

type Asked = Awaited<ReturnType<typeof asked>>;

async function expectUntouched({ terminal, text, schema }: Asked) {
  expect(await terminal.exit()).toEqual({ code: 2 });
  expect(text()).toBe(mine);
  expect(existsSync(schema)).toBe(false);
  expect(terminal.transcript()).toContain("workloads.yaml exists and was left as it is");
  expect(terminal.transcript()).not.toMatch(/\bat .*:\d+:\d+|this is a bug|Error/);
  // the cursor is seen again
  expect(terminal.raw().lastIndexOf("\x1b[?25h")).toBeGreaterThan(terminal.raw().lastIndexOf("\x1b[?25l"));
}

describe("init at a terminal, where the file exists", () => {
  it.each(["y", "yes"])("replaces it on %s", async (answer) => {
    const { terminal, text } = await asked();
    terminal.type(answer);
    terminal.press("enter");
    expect(await terminal.exit()).toEqual({ code: 0 });
    expect(text()).toContain("workloads:");
    expect(terminal.screen()).toContain("wrote workloads.yaml and workloads.schema.json");
  });

  it.each(["n", ""])("leaves it as it is on '%s'", async (answer) => {
    const question = await asked();
    question.terminal.type(answer);
    question.terminal.press("enter");
    await expectUntouched(question);
  });

  it.each(["ctrl-c", "ctrl-d"] as const)("leaves it as it is on %s", async (key) => {
    const question = await asked();
    question.terminal.press(key);
    await expectUntouched(question);
  });

  it("asks where the question is seen though standard output is a file", async () => {
    const { terminal, file, text } = await asked(shell("llm-decide init > out.txt"));
    terminal.type("y");
    terminal.press("enter");
    expect(await terminal.exit()).toEqual({ code: 0 });
    expect(text()).toContain("workloads:");
    expect(readFileSync(join(dirname(file), "out.txt"), "utf8")).toBe("");
  });

  it("leaves it as it is when the window is closed", async () => {
    const { terminal, text } = await asked();
    terminal.hangUp();
    await terminal.exit();
    expect(text()).toBe(mine);
  });
});
