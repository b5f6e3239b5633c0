#!/usr/bin/env node
import { readFileSync, writeSync } from "node:fs";

const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === "--version" || first === "-V")) {
  // answered before anything is loaded
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  try {
    writeSync(1, `${manifest.version}\n`);
  } catch (error) {
    if (error.code !== "EPIPE") {
      process.stderr.write(`llm-decide: cannot write to standard output: ${error.code}\n`);
      process.exitCode = 2;
    }
  }
} else {
  const { main } = await import("../dist/bundle/main.js");
  await main(process.argv);
}
