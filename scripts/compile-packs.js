// Parses the built-in packs once, at build time, so that the program starts without a YAML or a schema library.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { renderDiagnostics } from "../dist/diagnostics/render.js";
import { completePack } from "../dist/rules/extend.js";
import { parsePack } from "../dist/rules/parse.js";
import { checkTable } from "../dist/tables/check.js";
import { tableNames } from "../dist/tables/names.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const out = `${root}dist/packs`;
mkdirSync(out, { recursive: true });

function fail(text) {
  process.stderr.write(text);
  process.exit(1);
}

const names = readdirSync(`${root}rules`)
  .filter((name) => name.endsWith(".yaml") && !name.endsWith(".test.yaml"))
  .map((name) => name.slice(0, -".yaml".length));

for (const name of names) {
  const file = `rules/${name}.yaml`;
  const text = readFileSync(`${root}${file}`, "utf8");
  const { source, diagnostics } = parsePack(text, file);
  if (!source) fail(renderDiagnostics(diagnostics));
  // the program finds a built-in pack and its cases by its id
  if (source.id !== name) fail(`${file}: the id of a built-in pack is the name of its file, not ${source.id}\n`);
  if (source.extends !== undefined) fail(`${file}: a built-in pack stands on no other\n`);
  const completed = completePack(source, undefined, createHash("sha256").update(text).digest("hex"));
  if (!completed.pack) fail(renderDiagnostics(completed.diagnostics));
  writeFileSync(`${out}/${name}.json`, JSON.stringify(completed.pack));
}

// a pack that was renamed or dropped must not be shipped again
for (const file of readdirSync(out)) if (!names.includes(file.replace(/\.json$/, ""))) rmSync(`${out}/${file}`);

// the program trusts the package's own tables, because they are checked here
for (const name of tableNames) {
  const { misshapes = [] } = checkTable(name, JSON.parse(readFileSync(`${root}data/${name}`, "utf8")));
  const wrong = misshapes.map(({ path, message }) => `data/${name}: ${path.join(".")} ${message}\n`);
  if (wrong.length > 0) fail(wrong.join(""));
}
