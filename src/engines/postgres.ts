import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import { Client, type ClientConfig, type FieldDef } from "pg";
import Cursor from "pg-cursor";
import { type ConnectOptions, type Database, type Parameter, patienceMs, type Row, type Value } from "./database.js";
import type { DatabaseAddress } from "./database-address.js";
import { DatabaseError } from "./database-error.js";
import { wantedEncryption, withoutEncryption } from "./postgres-encryption.js";
import { postgresError } from "./postgres-errors.js";
import { checkedRow, types } from "./postgres-values.js";
import { quotedTable } from "./sql-text.js";
import { within } from "./within.js";

/** Rows that are asked for at once: what stands in memory. */
const rowsAtOnce = 2_000;

const columnsOf = `SELECT attname, pg_catalog.format_type(atttypid, atttypmod) FROM pg_catalog.pg_attribute
WHERE attrelid = pg_catalog.to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`;

/** Connects, encrypted as far as the address wants it. Throws a DatabaseError. */
export async function connectPostgres(address: DatabaseAddress, options: ConnectOptions): Promise<Database> {
  const { encryption } = address;
  const open = (ssl: ClientConfig["ssl"]) => opened(address, options, ssl);
  if (encryption === "disable") return open(false);
  const certificate = await rootCertificate(address);
  try {
    return await open(wantedEncryption(encryption, certificate));
  } catch (error) {
    if (encryption === "prefer" && withoutEncryption(error)) return open(false);
    throw error;
  }
}

async function rootCertificate({ rootCertificate: file, server }: DatabaseAddress): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new DatabaseError("encryption", { server, reason: "the file that sslrootcert names cannot be read" });
  }
}

async function opened(
  address: DatabaseAddress,
  { timeoutMs }: ConnectOptions,
  ssl: ClientConfig["ssl"],
): Promise<Database> {
  const socket = new Socket();
  const client = new Client({
    host: address.host,
    port: address.port,
    database: address.database,
    user: address.user,
    // without one, the library looks into ~/.pgpass
    ...(address.password !== undefined && { password: address.password }),
    application_name: "llm-decide",
    connectionTimeoutMillis: timeoutMs,
    keepAlive: true,
    ssl,
    // at hand, so that a connection that has died can be ended without asking it
    stream: () => socket,
  });
  // what fails is told by what is asked next; an unheard event would end the process
  client.on("error", () => undefined);
  const failed = (error: unknown, sql = "") => postgresError(error, { address, sql });
  try {
    await client.connect();
    const { rows } = await client.query<[string]>({ text: "SHOW server_version", rowMode: "array" });
    return new Postgres(client, socket, timeoutMs, rows[0]?.[0] ?? "", address.server, failed);
  } catch (error) {
    socket.destroy();
    throw failed(error);
  }
}

class Postgres implements Database {
  readonly dialect = "postgres";
  #busy = false;

  constructor(
    private readonly client: Client,
    private readonly socket: Socket,
    private readonly timeoutMs: number,
    readonly version: string,
    private readonly server: string,
    private readonly failed: (error: unknown, sql?: string) => DatabaseError,
  ) {}

  async *rows(sql: string, parameters: readonly Parameter[] = []): AsyncGenerator<Row> {
    if (this.#busy) throw new Error("a connection answers one query at a time");
    this.#busy = true;
    try {
      // for each query, not for the session: behind a pooler a session belongs to others too
      await this.#run("BEGIN TRANSACTION READ ONLY");
      await this.#run(`SET LOCAL statement_timeout = ${Math.ceil(this.timeoutMs)}`);
      yield* this.#answer(sql, parameters);
      await this.#run("COMMIT");
    } catch (error) {
      throw this.failed(error, sql);
    } finally {
      await this.#leave();
      this.#busy = false;
    }
  }

  async columns(table: string): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for await (const [name, type] of this.rows(columnsOf, [quotedTable(table, "postgres")])) {
      found.set(String(name), String(type));
    }
    if (found.size > 0) return found;
    throw new DatabaseError("missing_table", { server: this.server, name: table });
  }

  async close(): Promise<void> {
    if (this.socket.destroyed) return;
    await within(1_000, this.client.end()).catch(() => undefined);
    this.socket.destroy();
  }

  async *#answer(sql: string, parameters: readonly Parameter[]): AsyncGenerator<Row> {
    const cursor = this.client.query(new Cursor<readonly Value[]>(sql, [...parameters], { rowMode: "array", types }));
    // a cursor that has failed or ended is closed already, and closing it again would wait for ever
    let open = true;
    const read = () =>
      this.#patiently(next(cursor)).catch((error: unknown) => {
        open = false;
        throw error;
      });
    try {
      for (let { rows, fields } = await read(); rows.length > 0; { rows, fields } = await read()) {
        for (const row of rows) yield checkedRow(row, fields);
      }
      open = false;
    } finally {
      if (open) await this.#patiently(cursor.close());
    }
  }

  #run(sql: string): Promise<unknown> {
    return this.#patiently(this.client.query(sql));
  }

  /** Ends the connection where the server says nothing for longer than it may: it would not end the query itself. */
  #patiently<T>(answer: Promise<T>): Promise<T> {
    return within(patienceMs(this.timeoutMs), answer, () => this.socket.destroy());
  }

  /** Leaves no transaction open, whatever happened in it: outside of one this does nothing. */
  async #leave(): Promise<void> {
    if (!this.socket.destroyed) await this.#run("ROLLBACK").catch(() => undefined);
  }
}

/** The next rows of an answer, none at its end, and its columns. */
function next(cursor: Cursor<readonly Value[]>): Promise<{ rows: (readonly Value[])[]; fields: FieldDef[] }> {
  return new Promise((resolve, reject) => {
    cursor.read(rowsAtOnce, (error, rows, result) => {
      if (error) reject(error);
      else resolve({ rows, fields: result?.fields ?? [] });
    });
  });
}
