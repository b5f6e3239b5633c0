import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "llm-decide-loading-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const list = join(folder, "loaded");
const hooks = join(folder, "hooks.mjs");
const register = join(folder, "register.mjs");
writeFileSync(
  hooks,
  `import { appendFileSync } from "node:fs";
   export async function load(url, context, next) {
     appendFileSync(${JSON.stringify(list)}, url + "\\n");
     return next(url, context);
   }`,
);
writeFileSync(register, `import { register } from "node:module"; register(${JSON.stringify(pathToFileURL(hooks))});`);

/** The packages and the parts of the program that a run loads. */
function loadedBy(...args: string[]): Set<string> {
  writeFileSync(list, "");
  const run = spawnSync(process.execPath, ["--import", register, resolve("bin/llm-decide.js"), ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  const names = readFileSync(list, "utf8").matchAll(
    /node_modules\/(?<library>[^/]+)\/|dist\/bundle\/(?<part>[^/]+?)(?:-[\w-]{8})?\.js/g,
  );
  return new Set([...names].map(({ groups }) => groups?.["library"] ?? groups?.["part"] ?? ""));
}

describe("loading", () => {
  it("answers --version before anything is loaded", () => {
    expect([...loadedBy("--version")]).toEqual([]);
  });

  it("assesses with a built-in pack without the schema library and the prompts", () => {
    const loaded = loadedBy("assess", "fixtures/portfolio.yaml", "--quiet");
    expect(loaded).toContain("yaml");
    expect(loaded).not.toContain("zod");
    expect(loaded).not.toContain("inquirer");
  });

  it("renders JSON without the libraries of the terminal", () => {
    const loaded = loadedBy("assess", "fixtures/portfolio.yaml", "--quiet", "--format", "json");
    expect(loaded).toContain("json");
    for (const part of ["terminal", "document", "chalk", "cli-table3", "string-width"]) {
      expect(loaded).not.toContain(part);
    }
  });
});
