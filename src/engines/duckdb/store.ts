import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Sql } from "../../logs/sql/dialect.js";
import { temporaryFolder } from "../temporary-folder.js";

/** What DuckDB may hold in memory; beyond that it spills canonical rows (no prompts, no answers) to the temporary folder. */
const memoryLimit = "384MiB";

/** Each reader holds buffers of its own, and more than four hardly read faster. */
const usualThreads = Math.min(4, availableParallelism());

/** How far a query is, from 0 to 1. */
export type OnProgress = (share: number) => void;

/** DuckDB in the process, with one connection. */
export class Store {
  private constructor(
    readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
    private readonly folder: string,
  ) {}

  /** @param timezone IANA name of the zone of times without an offset */
  static async open(timezone = "UTC"): Promise<Store> {
    // required, since what is imported of a CommonJS package is first searched for its names, which takes longer than to run it
    const { DuckDBInstance }: typeof import("@duckdb/node-api") = createRequire(import.meta.url)("@duckdb/node-api");
    const folder = temporaryFolder();
    const instance = await DuckDBInstance.create(":memory:", {
      memory_limit: memoryLimit,
      threads: String(usualThreads),
      temp_directory: folder,
      // nothing is fetched from anywhere
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    const connection = await instance.connect();
    await connection.run(`SET TimeZone = '${timezone.replaceAll("'", "''")}'`);
    await connection.run("SET enable_progress_bar = true");
    await connection.run("SET enable_progress_bar_print = false");
    return new Store(instance, connection, folder);
  }

  /** Has one thread do what follows, or as many as usual. */
  async useThreads(threads: "one" | "usual"): Promise<void> {
    await this.run(`SET threads = ${threads === "one" ? 1 : usualThreads}`);
  }

  async run(sql: Sql, onProgress?: OnProgress): Promise<void> {
    if (onProgress === undefined) {
      await this.connection.run(sql);
      return;
    }
    const timer = setInterval(() => onProgress(Math.max(0, this.connection.progress.percentage) / 100), 200);
    try {
      await this.connection.run(sql);
    } finally {
      clearInterval(timer);
    }
  }

  /** Hands over the rows of a query as arrays: whole numbers as numbers, lists and maps as DuckDB's own values. */
  async each(sql: Sql, take: (row: Value[]) => void): Promise<void> {
    // never as a stream: where memory is short, one can wait for ever on a task that nobody wakes; these are sums, not rows
    const result = await this.connection.run(sql);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      const columns = Array.from({ length: chunk.columnCount }, (_, i) => chunk.getColumnVector(i));
      for (let row = 0; row < chunk.rowCount; row++) take(columns.map((column) => plain(column.getItem(row))));
    }
  }

  async all(sql: Sql): Promise<(readonly Value[])[]> {
    const rows: (readonly Value[])[] = [];
    await this.each(sql, (row) => rows.push(row));
    return rows;
  }

  close(): void {
    try {
      this.connection.closeSync();
      this.instance.closeSync();
    } finally {
      this.discard();
    }
  }

  /** Takes the temporary folder away, whatever state the engine is in. */
  discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type Value = string | number | boolean | null;

/** 64-bit sums may be larger than a double holds exactly; what is lost then is less than a part in 10^15. */
const plain = (value: unknown): Value => {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : String(value);
};
