import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

describe("the README", () => {
  it("shows what its main command really prints", () => {
    const output = execFileSync(
      process.execPath,
      ["bin/llm-decide.js", "assess", "fixtures/portfolio.yaml", "--as-of", "2026-11-24"],
      { encoding: "utf8", env: { ...process.env, COLUMNS: "100", NO_COLOR: "1" } },
    );
    expect(readFileSync("README.md", "utf8")).toContain(`\`\`\`\n${output.trimEnd()}\n\`\`\``);
  });
});
