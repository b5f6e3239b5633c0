import papa from "papaparse";
import type { Problems } from "./problems.js";

/** A row of a table by the names of its columns, which are told in lower case. */
export interface CsvRow {
  line: number;
  fields: ReadonlyMap<string, string>;
}

const newlines = (fields: readonly string[]): number =>
  fields.reduce((sum, field) => sum + (field.match(/\n/g)?.length ?? 0), 0);

/** The columns of the first line of a text, which may be cut. */
export const csvHeader = (head: string): ReadonlySet<string> =>
  new Set((/^[^\r\n]*/.exec(head.replace(/^\ufeff/, ""))?.[0] ?? "").split(",").map(columnName));

const columnName = (name: string): string => name.replaceAll('"', "").trim().toLowerCase();

/**
 * The rows of comma-separated text with a header (RFC 4180). A header that comes again, as where files were put one after
 * the other, is passed over; a row with fewer or more fields than columns, or a quote that is not closed, is told.
 */
export function csvRows(text: string, problems: Problems): CsvRow[] {
  const plain = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const { data, errors } = papa.parse<string[]>(plain, { delimiter: ",", newline: "\n" });
  const unsound = new Set(errors.flatMap(({ row, type }) => (row !== undefined && type === "Quotes" ? [row] : [])));
  const rows: CsvRow[] = [];
  let header: string[] | undefined;
  let line = 1;
  for (const [i, fields] of data.entries()) {
    const here = line;
    line += 1 + newlines(fields);
    if (fields.length === 1 && fields[0]?.trim() === "") continue;
    const names = fields.map(columnName);
    if (header === undefined) header = names;
    else if (names.join() === header.join()) continue;
    else if (unsound.has(i) || fields.length !== header.length) problems.add("bad-line", here);
    else rows.push({ line: here, fields: new Map(header.map((name, column) => [name, fields[column] ?? ""])) });
  }
  return rows;
}
