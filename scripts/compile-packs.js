// Parses the built-in packs once, at build time, so that the program starts without a YAML or a schema library.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lifecycleSchema } from "../dist/assessment/reference-schema.js";
import { renderDiagnostics } from "../dist/diagnostics/render.js";
import { completePack } from "../dist/rules/extend.js";
import { parsePack } from "../dist/rules/parse.js";

const root = fileURLToPath(new URL("../", import.meta.url));
mkdirSync(`${root}dist/packs`, { recursive: true });

function fail(diagnostics) {
  process.stderr.write(renderDiagnostics(diagnostics));
  process.exit(1);
}

for (const name of readdirSync(`${root}rules`).filter((file) => /^[a-z-]+\.yaml$/.test(file))) {
  const text = readFileSync(`${root}rules/${name}`, "utf8");
  const { source, diagnostics } = parsePack(text, `rules/${name}`);
  if (!source) fail(diagnostics);
  const completed = completePack(source, undefined, createHash("sha256").update(text).digest("hex"));
  if (!completed.pack) fail(completed.diagnostics);
  writeFileSync(`${root}dist/packs/${completed.pack.id}.json`, JSON.stringify(completed.pack));
}

// the program trusts the package's own tables, because they are checked here
lifecycleSchema.parse(JSON.parse(readFileSync(`${root}data/model-lifecycle.json`, "utf8")));
