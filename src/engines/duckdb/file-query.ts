import { canonicalSql } from "../../logs/sql/canonical.js";
import type { Sql } from "../../logs/sql/dialect.js";
import { duckDb, quoted } from "../../logs/sql/duckdb.js";
import type { Loading } from "./loading.js";
import { columnsRead, relationOf } from "./relation.js";

/** The rows of a file with what is taken out of their JSON. */
function extendedBy(lines: Sql, columns: readonly string[], extracted: readonly Sql[]): Sql {
  return `(SELECT ${[...columns.map(quoted), ...extracted].join(", ")} FROM ${lines}) AS file_rows`;
}

/** A query for the canonical rows of a file that reads no more columns than it takes. */
export function queryOf({ file, format, asked }: Pick<Loading, "file" | "format" | "asked">): Sql {
  const all = columnsRead(file, format);
  const rowsOf = (columns: ReadonlyMap<string, string>) => format.relation?.(relationOf(file, columns));
  const dialect = () => duckDb(rowsOf(all)?.columns ?? all, file.jsonTexts);
  const reading = { format, asked };
  let taken: readonly Sql[] = [];
  const text = canonicalSql(dialect(), {
    ...reading,
    relation: (extracted) => {
      taken = extracted;
      return "";
    },
  });
  const named = [text, ...taken].join("\n");
  const used = new Map([...all].filter(([name]) => format.relation || named.includes(quoted(name))));
  const rows = rowsOf(used);
  return canonicalSql(dialect(), {
    ...reading,
    relation: (extracted) => rows?.sql ?? extendedBy(relationOf(file, used), [...used.keys()], extracted),
  });
}
