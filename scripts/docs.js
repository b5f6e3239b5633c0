// Writes the generated reference pages; with --check, fails where a committed page is stale.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const check = process.argv.includes("--check") ? ["--check"] : [];
const pages = [
  ["facts", "docs/facts.md"],
  ["default", "docs/rules/default.md"],
  ["guide-runtime", "docs/rules/guide-runtime.md"],
  ["guide-deployment", "docs/rules/guide-deployment.md"],
];

let failed = false;
for (const [subject, out] of pages) {
  const run = spawnSync(process.execPath, ["bin/llm-decide.js", "rules", "docs", subject, "--out", out, ...check], {
    cwd: root,
    stdio: "inherit",
  });
  failed ||= run.status !== 0;
}
process.exit(failed ? 1 : 0);
