import type { ParseCsv } from "../../sizing-answer/rows/records.js";

/** Reads comma-separated text by RFC 4180; the library is loaded when a table is. */
export async function csvParser(): Promise<ParseCsv> {
  const { default: papa } = await import("papaparse");
  return (text) => {
    const { data, errors } = papa.parse<string[]>(text.replaceAll("\r\n", "\n"), { delimiter: ",", newline: "\n" });
    return {
      data,
      unsound: new Set(errors.flatMap(({ row, type }) => (row !== undefined && type === "Quotes" ? [row] : []))),
    };
  };
}
