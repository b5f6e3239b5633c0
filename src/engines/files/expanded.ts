import { existsSync } from "node:fs";
import { literal } from "../../logs/sql/duckdb.js";
import { refuseAddresses } from "../database-address.js";
import type { Store } from "../duckdb/store.js";
import { SourceError } from "../source-error.js";

/**
 * Names of files for names and patterns (`logs/**` + `/*.ndjson.gz`), each once, in the order given and within a pattern by
 * name. What is there under a name is no pattern.
 *
 * @throws SourceError where a pattern matches nothing, a name is an address of something else, or standard input is named twice
 */
export async function expanded(store: Store, names: readonly string[]): Promise<readonly string[]> {
  refuseAddresses(names);
  const found: string[] = [];
  for (const name of names) {
    if (name === "-" && found.includes("-")) {
      throw new SourceError("standard input can be read once only: name - a single time");
    }
    if (name === "-" || !/[*?[]/.test(name) || existsSync(name)) {
      found.push(name);
      continue;
    }
    const rows = await store.all(`SELECT file FROM glob(${literal(name)}) ORDER BY file`);
    if (rows.length === 0) throw new SourceError(`no file matches ${name}`);
    found.push(...rows.map(([file]) => String(file)));
  }
  return [...new Set(found)];
}
