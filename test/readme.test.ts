import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const readme = readFileSync("README.md", "utf8");

/** The blocks of one language, in their order. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, text = ""]) => text);

const run = (args: readonly string[], input = ""): string =>
  execFileSync(process.execPath, args, { encoding: "utf8", input, env: { ...process.env, NODE_NO_WARNINGS: "1" } });

describe("the README", () => {
  it("has library examples that run as they stand", () => {
    const [plain = "", costs = ""] = blocks("js");
    expect(run(["--input-type=module", "-"], plain)).toContain("# Where should chat run?");
    expect(run(["--input-type=module", "-"], costs)).toMatch(/Stay on a managed API.*expected: [1-9]/s);
  });

  it("shows every file that its commands read", () => {
    const dir = mkdtempSync(join(tmpdir(), "readme-"));
    try {
      const packs = blocks("yaml").filter((text) => /^(id|pack): /.test(text));
      for (const text of packs) {
        writeFileSync(join(dir, text.startsWith("id:") ? "my-pack.yaml" : "my-pack.test.yaml"), text);
      }
      expect(run(["bin/llm-decide.js", "rules", "test", join(dir, "my-pack.yaml")])).toMatch(/of \d+ cases passed/);
      const [csv = ""] = blocks("csv");
      writeFileSync(join(dir, "deployments.csv"), csv);
      const rows = run(["bin/llm-decide.js", "size", "--rows", join(dir, "deployments.csv")])
        .trim()
        .split("\n");
      expect(rows).toHaveLength(csv.trim().split("\n").length);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it("shows what its main command really prints", () => {
    const output = execFileSync(
      process.execPath,
      ["bin/llm-decide.js", "assess", "fixtures/portfolio.yaml", "--as-of", "2026-11-24"],
      { encoding: "utf8", env: { ...process.env, COLUMNS: "100", NO_COLOR: "1" } },
    );
    expect(readme).toContain(`\`\`\`\n${output.trimEnd()}\n\`\`\``);
  });
});
