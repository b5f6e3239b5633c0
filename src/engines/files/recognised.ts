import type { RowFormat } from "../../logs/formats/format.js";
import { rowFormats } from "../../logs/formats/formats.js";
import { recogniseRows } from "../../logs/recognise.js";
import type { ReportFormat } from "../../logs/reports/report.js";
import { recogniseReport, reportFormats } from "../../logs/reports/reports.js";
import { type RowFile, schemaOf } from "../duckdb/relation.js";
import type { Store } from "../duckdb/store.js";
import { lackingColumns } from "../lacking-columns.js";
import { SourceError } from "../source-error.js";
import type { OpenedFile } from "./opened.js";
import { readingFailed } from "./reading-failed.js";

/** A file whose beginning was looked at and is not kept: there may be thousands of them. */
export type LookedAtFile = Omit<OpenedFile, "head">;

/** What a file is: rows of requests, or a report of sums. */
export type Recognised =
  | { kind: "rows"; opened: LookedAtFile; file: RowFile; format: RowFormat }
  | { kind: "report"; opened: LookedAtFile; format: ReportFormat };

/** How much of a file tells what report it is. */
const reportHead = 256 * 1024;

/** Names of all formats, as `--from` takes them. */
export const formatNames: readonly string[] = [...rowFormats, ...reportFormats].map(({ id }) => id);

/**
 * Finds out what a file is by its content, or takes it for what it is said to be.
 *
 * @param from a format of rows, or the name of any format
 * @throws SourceError where it is none, could be several, or lacks what the format needs
 */
export async function recognised(store: Store, opened: OpenedFile, from?: RowFormat | string): Promise<Recognised> {
  const { head, ...lookedAt } = opened;
  const { source } = opened;
  const report =
    from === undefined
      ? recogniseReport(head.text.slice(0, reportHead))
      : reportFormats.find((format) => format.id === from);
  if (report) return { kind: "report", opened: lookedAt, format: report };
  if (opened.isOtherEncoding) throw new SourceError(`${source} is not in UTF-8: save it as UTF-8`);
  const file = await rowFile(store, opened);
  if (file === undefined) throw new SourceError(`${source} is none of the known formats. ${remedy}`);
  const format = typeof from === "object" ? from : formatOf(file, source, from);
  const missing = format.required.filter((name) => !file.columns.has(name));
  if (missing.length > 0) {
    throw new SourceError(`${lackingColumns(source, missing, format, file.columns.keys())} ${remedy}`);
  }
  return { kind: "rows", opened: lookedAt, file, format };
}

const remedy = `Name its format with --from (${formatNames.join(", ")}), or its columns in a column map`;

function formatOf(file: RowFile, source: string, from?: string): RowFormat {
  if (from !== undefined) {
    const named = rowFormats.find(({ id }) => id === from);
    if (named) return named;
    throw new SourceError(`there is no format ${from}. ${remedy}`);
  }
  const [first, ...others] = recogniseRows({ container: file.container, columns: [...file.columns.keys()] });
  if (first && others.length === 0) return first;
  const names = [first, ...others].flatMap((format) => format?.id ?? []);
  throw new SourceError(
    names.length === 0
      ? `${source} is none of the known formats. ${remedy}`
      : `${source} could be ${names.join(" or ")}: say which with --from`,
  );
}

/** Undefined where it has no rows. @throws SourceError where its columns cannot be read */
async function rowFile(store: Store, opened: OpenedFile): Promise<RowFile | undefined> {
  const { path, gzip, head } = opened;
  if (head.container === "text") return undefined;
  const file = {
    path,
    gzip,
    container: head.container,
    isList: head.isList,
    jsonTexts: head.jsonTexts,
    delimiter: head.delimiter,
    blankLines: head.blankLines,
  };
  if (head.container !== "parquet") return { ...file, columns: new Map(head.columns.map((name) => [name, "VARCHAR"])) };
  try {
    return { ...file, columns: await schemaOf(store, file) };
  } catch (error) {
    throw readingFailed(opened.source, file, error);
  }
}
