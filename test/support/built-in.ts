import { readFileSync } from "node:fs";
import { completePack } from "../../src/rules/extend.js";
import type { Pack } from "../../src/rules/pack.js";
import { parsePack } from "../../src/rules/parse.js";

/** A built-in pack, parsed from its source. */
export function builtIn(id: string): Pack {
  const { source } = parsePack(readFileSync(`rules/${id}.yaml`, "utf8"), `rules/${id}.yaml`);
  const pack = source && completePack(source, undefined, "").pack;
  if (!pack) throw new Error(`rules/${id}.yaml does not read`);
  return pack;
}
