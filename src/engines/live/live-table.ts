import type { RowFormat } from "../../logs/formats/format.js";
import { formatsWith, rowFormats } from "../../logs/formats/formats.js";
import { missingColumns } from "../../logs/formats/missing-columns.js";
import { clickhouse } from "../../logs/sql/clickhouse.js";
import type { Dialect } from "../../logs/sql/dialect.js";
import type { LiveRows } from "../../logs/sql/live-rows.js";
import { postgres } from "../../logs/sql/postgres.js";
import type { TimeColumn } from "../../logs/sql/time-range.js";
import type { Database } from "../database.js";
import { DatabaseError } from "../database-error.js";
import { lackingColumns } from "../lacking-columns.js";
import { SourceError } from "../source-error.js";
import { quotedName, quotedTable } from "../sql-text.js";

/** Tables that people have, where no table is named: as LiteLLM, Langfuse and Helicone call them. */
const knownTables: Readonly<Record<Database["dialect"], readonly (readonly [string, string])[]>> = {
  postgres: [["LiteLLM_SpendLogs", "litellm-spend"]],
  clickhouse: [
    ["observations", "langfuse"],
    ["events_full", "langfuse"],
    ["request_response_rmt", "helicone"],
  ],
};

/** A table of requests and how it is read. */
export interface LiveTable {
  name: string;
  format: RowFormat;
  dialect: Dialect;
  /** The table and the columns that are read, as the server takes them. */
  sql: Pick<LiveRows, "table" | "columns" | "deleted">;
  time: TimeColumn | undefined;
  missing: readonly string[];
}

/** What is asked for: a table, and what it holds; else both are found out. */
export interface Wanted {
  server: string;
  table?: string | undefined;
  from?: RowFormat | string | undefined;
  timezone: string;
}

/**
 * Finds the table and its format.
 *
 * @throws SourceError where there is none, could be several, or it lacks what its format needs
 */
export async function liveTable(database: Database, wanted: Wanted): Promise<LiveTable> {
  const { from } = wanted;
  const given = typeof from === "string" ? namedFormat(from) : from;
  const { name, columns } = await foundTable(database, wanted);
  const format = given ?? recognised(name, columns, wanted);
  const missing = missingColumns(format, columns);
  if (missing.required.length > 0) {
    const lacking = lackingColumns(`The table ${name} of ${wanted.server}`, missing.required, format, columns.keys());
    throw new SourceError(`${lacking} ${remedy}.`);
  }
  const read = new Map([...columns].filter(([column]) => format.columns.includes(column)));
  const dialect = (database.dialect === "postgres" ? postgres : clickhouse)(read, wanted.timezone);
  const quote = (column: string) => quotedName(column, database.dialect);
  // Langfuse and Helicone write a row anew to delete it; other tables may mean something else by the name
  const isReplaced = database.dialect === "clickhouse" && typeof wanted.from !== "object";
  const deleted = isReplaced && columns.get("is_deleted") === "UInt8" ? ["is_deleted"] : [];
  return {
    name,
    format,
    dialect,
    sql: {
      table: quotedTable(name, database.dialect),
      columns: [...read.keys(), ...deleted].map(quote),
      deleted: deleted.map(quote)[0],
    },
    time: timeColumn(format, columns),
    missing: missing.others,
  };
}

const remedy = `Name what it holds with --from (${rowFormats.map(({ id }) => id).join(", ")}), or its columns in a column map`;

/** A name of a table in an address has the parts of "schema.name"; one of ours may have capitals and no dot. */
async function foundTable(
  database: Database,
  { server, table, from }: Wanted,
): Promise<{ name: string; columns: ReadonlyMap<string, string> }> {
  if (table !== undefined) return { name: table, columns: await database.columns(table) };
  if (typeof from === "object") {
    throw new SourceError(
      `${server} has many tables: name the one that ${from.title} is for, with ?table=name at the end of the address.`,
    );
  }
  const known = knownTables[database.dialect].filter(([, format]) => from === undefined || format === from);
  const found: { name: string; columns: ReadonlyMap<string, string> }[] = [];
  for (const [name] of known) {
    const columns = await columnsIfThere(database, name);
    if (columns) found.push({ name, columns });
  }
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  const names = (first ? found : known.map(([name]) => ({ name }))).map(({ name }) => name);
  const what = first
    ? `has the tables ${names.join(" and ")}, which may hold the same requests`
    : `has no table ${names.join(", ") || "of this format"} that this user sees`;
  throw new SourceError(
    `${server} ${what}: name one with ?table=name or ?table=schema.name at the end of the address.`,
  );
}

async function columnsIfThere(database: Database, name: string): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    return await database.columns(name);
  } catch (error) {
    // who may not read it sees as little of it as if it were not there
    if (error instanceof DatabaseError && (error.code === "missing_table" || error.code === "permission")) return;
    throw error;
  }
}

/** The format that was named. @throws SourceError where there is none of this name that a table can be of */
function namedFormat(from: string): RowFormat {
  const named = rowFormats.find(({ id, relation }) => id === from && relation === undefined);
  if (named) return named;
  throw new SourceError(`A table cannot be of the format ${from}. ${remedy}.`);
}

function recognised(name: string, columns: ReadonlyMap<string, string>, { server }: Wanted): RowFormat {
  const formats = formatsWith(new Set(columns.keys()));
  const [first, second] = formats.filter(({ relation }) => relation === undefined);
  if (first && first.knownBy.length !== second?.knownBy.length) return first;
  throw new SourceError(`The table ${name} of ${server} is none of the known formats. ${remedy}.`);
}

/** The one column that tells the time, where there is one alone. */
function timeColumn({ time }: RowFormat, columns: ReadonlyMap<string, string>): TimeColumn | undefined {
  const [name, ...others] = time?.columns.filter((column) => columns.has(column)) ?? [];
  if (name === undefined || others.length > 0) return undefined;
  return { name, type: columns.get(name) ?? "", unit: time?.unit };
}
