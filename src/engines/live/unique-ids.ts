import type { Database } from "../database.js";
import { quotedTable } from "../sql-text.js";
import type { LiveTable } from "./live-table.js";

/** Columns of a table of PostgreSQL that hold each value once by themselves. */
const uniqueColumns = `SELECT attribute.attname FROM pg_catalog.pg_index AS index
JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = index.indrelid AND attribute.attnum = index.indkey[0]
WHERE index.indrelid = pg_catalog.to_regclass($1) AND index.indisunique AND index.indisvalid AND index.indnkeyatts = 1
  AND index.indpred IS NULL`;

/** True where the server itself sees to it that no request is there twice: then nothing has to be sorted for it. */
export async function hasUniqueIds(database: Database, { name, format, dialect }: LiveTable): Promise<boolean> {
  const id = format.fields(dialect).id;
  if (id === undefined) return true;
  if (database.dialect !== "postgres") return false;
  for await (const [column] of database.rows(uniqueColumns, [quotedTable(name, "postgres")])) {
    if (id === dialect.text(dialect.column(String(column)))) return true;
  }
  return false;
}
