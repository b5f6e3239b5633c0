import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";
import { connect } from "../../../src/engines/connect.js";
import type { Database, Row } from "../../../src/engines/database.js";
import { DatabaseError } from "../../../src/engines/database-error.js";

/** A connection that ends with the test. */
export async function opened(url: string, timeoutMs = 20_000): Promise<Database> {
  const database = await connect(url, { timeoutMs });
  onTestFinished(() => database.close());
  return database;
}

export async function all(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

/** The error that something fails with, which has to be one of a database's. */
export async function failure(promised: Promise<unknown>): Promise<DatabaseError> {
  const outcome = await promised.catch((error: unknown) => error);
  if (outcome instanceof DatabaseError) return outcome;
  throw new Error("it did not fail with an error of the database", { cause: outcome });
}

const drain = fileURLToPath(new URL("drain.js", import.meta.url));

/** Reads an answer in a process of its own: its rows, and the most memory that the process took. */
export async function drained(url: string, sql: string): Promise<{ rows: number; peakMebibytes: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [drain, url, sql]);
  return JSON.parse(stdout);
}
