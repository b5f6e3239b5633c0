import papa from "papaparse";

/** A row of a table by the names of its columns, which are told in lower case. */
export interface CsvRow {
  line: number;
  fields: ReadonlyMap<string, string>;
}

const newlines = (fields: readonly string[]): number =>
  fields.reduce((sum, field) => sum + (field.match(/\n/g)?.length ?? 0), 0);

const columnName = (name: string): string => name.replaceAll('"', "").trim().toLowerCase();

/** The columns of the first line of comma-separated text, which may be cut. */
export const csvHeader = (head: string): ReadonlySet<string> =>
  new Set((/^[^\r\n]*/.exec(head.replace(/^\ufeff/, ""))?.[0] ?? "").split(",").map(columnName));

/**
 * The columns of a line as they are written, and what stands between them: a comma, semicolon, tabulator or bar. A name that
 * is there twice, whatever its case, or is missing gets its number, so that each column can be named.
 */
export function csvColumns(line: string): { columns: readonly string[]; delimiter: string } {
  const { data, meta } = papa.parse<string[]>(line, { delimitersToGuess: [",", ";", "\t", "|"] });
  const seen = new Set<string>();
  const columns = (data[0] ?? []).map((raw, i) => {
    let name = raw.trim() || `#${i + 1}`;
    while (seen.has(name.toLowerCase())) name = `${name}#${i + 1}`;
    seen.add(name.toLowerCase());
    return name;
  });
  return { columns, delimiter: meta.delimiter };
}

/**
 * The rows of comma-separated text with a header (RFC 4180). A header that comes again, as where files were put one after
 * the other, is passed over.
 *
 * @param onBadLine is told of a row with fewer or more fields than columns, or a quote that is not closed
 */
export function csvRows(text: string, onBadLine: (line: number) => void): CsvRow[] {
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
    else if (unsound.has(i) || fields.length !== header.length) onBadLine(here);
    else rows.push({ line: here, fields: new Map(header.map((name, column) => [name, fields[column] ?? ""])) });
  }
  return rows;
}
