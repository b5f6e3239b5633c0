#!/usr/bin/env node
import { readFileSync } from "node:fs";

const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === "--version" || first === "-V")) {
  // answered before anything is loaded
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  process.stdout.write(`${manifest.version}\n`);
} else {
  const { main } = await import("../dist/cli/main.js");
  await main(process.argv);
}
