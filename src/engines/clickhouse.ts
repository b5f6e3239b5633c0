import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from "@clickhouse/client";
import { answeredError, BrokenAnswer, clickhouseError, ServerError } from "./clickhouse-errors.js";
import { rowsOfText } from "./clickhouse-text.js";
import { type ConnectOptions, type Database, type Parameter, patienceMs, type Row } from "./database.js";
import type { DatabaseAddress } from "./database-address.js";
import type { DatabaseError } from "./database-error.js";
import { quotedTable, withLiterals } from "./sql-text.js";
import { within } from "./within.js";

/** How old servers and new ones write rows with their types, so that numbers can be told from text. */
const format = "FORMAT TabSeparatedWithNamesAndTypes";

/** Codes of ClickHouse (ErrorCodes.cpp) for a setting that it does not know, and for one that it lets nobody change. */
const unknownSetting = 115;
const readOnlyUser = 164;

/**
 * Finds the settings that the server takes: a user who may only read may change none, and servers before 2019 lack one.
 * Throws a DatabaseError.
 */
export async function connectClickhouse(address: DatabaseAddress, { timeoutMs }: ConnectOptions): Promise<Database> {
  const client = createClient({
    url: `${address.encryption === "disable" ? "http" : "https"}://${hostOf(address)}:${address.port}`,
    username: address.user,
    password: address.password ?? "",
    database: address.database,
    application: "llm-decide",
    // later than what `answer` waits for, which tells a slow server from a line that was cut
    request_timeout: 2 * patienceMs(timeoutMs),
    max_open_connections: 1,
    // its log would repeat what a server says
    log: { level: ClickHouseLogLevel.OFF },
  });
  const failed = (error: unknown, sql = "") => clickhouseError(error, { address, sql });
  const limits = { readonly: "1", max_execution_time: Math.ceil(timeoutMs / 1000) } satisfies ClickHouseSettings;
  const attempts = [{ ...limits, cancel_http_readonly_queries_on_client_close: 1 as const }, limits, {}];
  try {
    for (const settings of attempts) {
      const database = await tried({ client, settings, timeoutMs }, failed);
      if (database) return database;
    }
    throw new ServerError(readOnlyUser, "");
  } catch (error) {
    await client.close();
    throw failed(error);
  }
}

interface Connection {
  client: ClickHouseClient;
  settings: ClickHouseSettings;
  timeoutMs: number;
}

/** Undefined where the server does not take these settings. */
async function tried(
  connection: Connection,
  failed: (error: unknown, sql?: string) => DatabaseError,
): Promise<Database | undefined> {
  try {
    for await (const [version] of answer(connection, "SELECT version()")) {
      return new Clickhouse(connection, String(version), failed);
    }
    throw new BrokenAnswer();
  } catch (error) {
    if (error instanceof ServerError && (error.number === unknownSetting || error.number === readOnlyUser)) return;
    throw error;
  }
}

class Clickhouse implements Database {
  readonly dialect = "clickhouse";

  constructor(
    private readonly connection: Connection,
    readonly version: string,
    private readonly failed: (error: unknown, sql?: string) => DatabaseError,
  ) {}

  async *rows(sql: string, parameters: readonly Parameter[] = []): AsyncGenerator<Row> {
    const complete = withLiterals(sql, parameters);
    try {
      yield* answer(this.connection, complete);
    } catch (error) {
      throw this.failed(error, sql);
    }
  }

  async columns(table: string): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for await (const [name, type] of this.rows(`DESCRIBE TABLE ${quotedTable(table, "clickhouse")}`)) {
      found.set(String(name), String(type));
    }
    return found;
  }

  async close(): Promise<void> {
    await this.connection.client.close();
  }
}

/**
 * The rows of an answer as they come. The library's own reading of rows would drop a last line that was cut off, so
 * that half an answer would pass for a whole one.
 */
async function* answer({ client, settings, timeoutMs }: Connection, sql: string): AsyncGenerator<Row> {
  const patience = patienceMs(timeoutMs);
  const ending = new AbortController();
  const asked = client.exec({
    query: `${sql}\n${format}`,
    clickhouse_settings: settings,
    ignore_error_response: true,
    abort_signal: ending.signal,
  });
  const { stream, http_status_code: status } = await within(patience, asked, () => ending.abort());
  stream.on("error", () => undefined);
  const chunks = inTime<Uint8Array>(stream, patience);
  try {
    if (status !== undefined && status !== 200) throw await answeredError(status, chunks);
    yield* rowsOfText(chunks);
  } finally {
    // an answer that nobody reads on is not waited for
    stream.destroy();
  }
}

/** What comes of a stream, or `NoAnswer` once nothing comes for so many milliseconds. */
async function* inTime<T>(stream: AsyncIterable<T>, milliseconds: number): AsyncGenerator<T> {
  const iterator = stream[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await within(milliseconds, iterator.next());
    if (done) return;
    yield value;
  }
}

const hostOf = ({ host }: DatabaseAddress): string => (host.includes(":") ? `[${host}]` : host);
