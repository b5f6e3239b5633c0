import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Store, type Value } from "../../../src/engines/duckdb/store.js";
import { RequestTable } from "../../../src/engines/duckdb/table.js";
import type { SourceAccount } from "../../../src/evidence/account.js";
import { readColumnMap } from "../../../src/logs/column-map/read-column-map.js";
import type { Container, RowFormat } from "../../../src/logs/formats/format.js";
import { headOf } from "../../../src/logs/recognise.js";
import { literal } from "../../../src/logs/sql/duckdb.js";

export const columns = [
  ...["ts", "workload", "provider", "model", "input", "cached", "written", "output", "reasoning"],
  ...["latency", "ttft", "cost", "status"],
];

/** The format that a map without problems makes. */
export function formatOf(text: string): RowFormat {
  const { format, diagnostics } = readColumnMap({ file: "map.yaml", text });
  if (format === undefined) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return format;
}

export interface RowsRead {
  rows: readonly Readonly<Record<string, Value>>[];
  account: Omit<SourceAccount, "used" | "broken_off" | "damaged"> | undefined;
}

/** Where a test writes its log: into a file of a folder that is gone afterwards. */
export type WriteLog = (store: Store, path: string) => Promise<void> | void;

/** Rows of a log that a map reads, by their time and flags, as canonical columns. */
export async function readRows(
  map: string,
  container: Container,
  write: WriteLog | string,
  asked: { by?: readonly string[]; names?: readonly string[] } = {},
): Promise<RowsRead> {
  const format = formatOf(map);
  const folder = mkdtempSync(join(tmpdir(), "column-map-"));
  const path = join(folder, `log.${container}`);
  const store = await Store.open();
  try {
    if (typeof write === "string") writeFileSync(path, write);
    else await write(store, path);
    const table = await RequestTable.create(store);
    const head = container === "parquet" ? undefined : headOf(readFileSync(path, "utf8"));
    const typed = head ? [] : await store.all(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`);
    const found = head ? head.columns.map((name) => [name, "VARCHAR"]) : typed;
    await table.load({
      source: "log",
      file: {
        path,
        container,
        gzip: false,
        isList: head?.isList ?? false,
        columns: new Map(found.map(([name, type]) => [`${name}`, `${type}`])),
      },
      format,
      asked: { by: asked.by ?? format.defaultKeys, latest: Date.parse("2026-12-31T00:00:00Z") },
    });
    const names = asked.names ?? columns;
    const read = await store.all(`SELECT ${names.join(", ")} FROM requests ORDER BY rowid`);
    const [account] = await table.deduplicate();
    return { rows: read.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null]))), account };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
