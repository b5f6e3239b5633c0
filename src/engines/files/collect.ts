import type { SourceAccount } from "../../evidence/account.js";
import type { Parts } from "../../evidence/parts.js";
import type { RowFormat } from "../../logs/formats/format.js";
import type { ReportFormat } from "../../logs/reports/report.js";
import { partQueries } from "../../logs/sql/aggregate.js";
import { duckDb } from "../../logs/sql/duckdb.js";
import type { Collected, Collecting } from "../collected.js";
import type { Store } from "../duckdb/store.js";
import { RequestTable } from "../duckdb/table.js";
import { noKey } from "../no-key.js";
import { readParts } from "../parts.js";
import { SourceError } from "../source-error.js";
import { expanded } from "./expanded.js";
import { type OpenedFile, openFile } from "./opened.js";
import { type Recognised, recognised } from "./recognised.js";
import { readReport } from "./report-file.js";

/** @param from what the files are: a format's name, or a format of rows; else it is found out */
export interface CollectingFiles extends Collecting {
  from?: RowFormat | string | undefined;
}

/**
 * Reads files of logs and reports: names, patterns, `-` for standard input.
 *
 * @throws SourceError where one cannot be read, is none of the formats, or lacks the key that is asked for
 */
export async function collectFiles(store: Store, names: readonly string[], asked: CollectingFiles): Promise<Collected> {
  const opened: OpenedFile[] = [];
  try {
    for (const name of await expanded(store, names)) opened.push(await openFile(name));
    const files: Recognised[] = [];
    for (const file of opened) files.push(await recognised(store, file, asked.from));
    return await collected(store, files, asked);
  } finally {
    for (const file of opened) await file.close();
  }
}

async function collected(store: Store, files: readonly Recognised[], asked: CollectingFiles): Promise<Collected> {
  const rows = files.filter((file) => file.kind === "rows");
  const reports = new Map<ReportFormat, OpenedFile[]>();
  for (const file of files) {
    if (file.kind === "report") reports.set(file.format, [...(reports.get(file.format) ?? []), file.opened]);
  }
  const all: Collected[] = rows.length > 0 ? [await collectedRows(store, rows, asked)] : [];
  for (const [format, opened] of reports) {
    const { parts, account } = await readReport(format, opened, asked);
    all.push({ parts, accounts: [account] });
  }
  return joined(all);
}

/** Several collections as one. */
export const joined = (all: readonly Collected[]): Collected => ({
  parts: {
    traffic: all.flatMap(({ parts }) => parts.traffic),
    minutes: all.flatMap(({ parts }) => parts.minutes),
    histograms: all.flatMap(({ parts }) => parts.histograms),
  },
  accounts: all.flatMap(({ accounts }) => accounts),
});

async function collectedRows(
  store: Store,
  files: readonly Extract<Recognised, { kind: "rows" }>[],
  asked: CollectingFiles,
): Promise<Collected> {
  const table = await RequestTable.create(store);
  const total = files.reduce((sum, { opened }) => sum + opened.bytes, 0);
  let done = 0;
  for (const { opened, file, format } of files) {
    const by = keysOf(format, opened.source, asked.by);
    const { source, bytes } = opened;
    const onProgress = (share: number) =>
      asked.onProgress?.({ source, share, done: done + share * bytes, total, unit: "bytes" });
    try {
      await table.load({ source, file, format, asked: { ...asked, by } }, onProgress);
    } catch (error) {
      throw readingFailed(source, error);
    }
    done += bytes;
    onProgress(0);
  }
  const ends = await Promise.all(files.map(({ opened }) => opened.end));
  const accounts = (await table.settle()).map((account, i): SourceAccount => {
    const told = { ...account, broken_off: ends[i] !== "whole" };
    const kept = account.faults.filter(({ fault }) => leavesOut.has(fault)).reduce((sum, { rows }) => sum + rows, 0);
    return { ...told, used: Math.max(0, account.rows - kept) };
  });
  const parts: Parts = await readParts((sql) => store.rows(sql), partQueries(duckDb(new Map()), "requests"));
  return { parts, accounts };
}

/** Faults whose rows are not in the figures. */
const leavesOut: ReadonlySet<string> = new Set([
  "not_a_request",
  "unreadable",
  "impossible_time",
  "outside",
  "duplicate",
]);

function keysOf(format: RowFormat, source: string, by?: string): readonly string[] {
  if (by === undefined) return format.defaultKeys;
  const known = Object.keys(format.keys(duckDb(new Map())));
  if (!known.includes(by)) throw new SourceError(noKey(source, by, known));
  return [by];
}

/** What DuckDB says of a file may quote it: only the kind of problem is told. */
function readingFailed(source: string, error: unknown): Error {
  if (!(error instanceof Error)) return new SourceError(`cannot read ${source}`);
  const { message } = error;
  if (/maximum_object_size|Maximum line size/i.test(message)) {
    return new SourceError(`${source} has a row of more than 16 MiB, which is no request to a language model`);
  }
  if (/Could not read all|GZIP|gzip|decompress/i.test(message)) {
    return new SourceError(`${source} is damaged: its compressed bytes cannot be read`);
  }
  if (/No space left|could not write|temp.*directory/i.test(message)) {
    return new SourceError(`reading ${source} needs more room in the temporary folder: set TMPDIR to another disk`);
  }
  if (/Malformed JSON|Invalid Input Error/i.test(message))
    return new SourceError(`${source} is not valid: ${kindOf(message)}`);
  if (/parquet|Parquet/.test(message)) return new SourceError(`${source} is not a whole Parquet file`);
  return error;
}

const kindOf = (message: string): string =>
  /byte (\d+)/.exec(message)?.[1] === undefined
    ? "it is not JSON"
    : `it is not JSON at byte ${/byte (\d+)/.exec(message)?.[1]}`;
