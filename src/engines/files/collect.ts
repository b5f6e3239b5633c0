import type { SourceAccount } from "../../evidence/account.js";
import type { Parts } from "../../evidence/parts.js";
import type { RowFormat } from "../../logs/formats/format.js";
import type { ReportFormat } from "../../logs/reports/report.js";
import { partQueries } from "../../logs/sql/aggregate.js";
import { duckDb } from "../../logs/sql/duckdb.js";
import { type Collected, type Collecting, joined } from "../collected.js";
import type { RowFile } from "../duckdb/relation.js";
import type { Store } from "../duckdb/store.js";
import { RequestTable } from "../duckdb/table.js";
import { keysOf } from "../keys.js";
import { readParts } from "../parts.js";
import { SourceError } from "../source-error.js";
import { refuseWorkloads } from "../too-many-workloads.js";
import { chooseModel } from "./choose-model.js";
import { expanded } from "./expanded.js";
import type { FileEnd } from "./gzip.js";
import { type OpenedFile, openFile } from "./opened.js";
import { readingFailed } from "./reading-failed.js";
import { type LookedAtFile, type Recognised, recognised } from "./recognised.js";
import { readReport } from "./report-file.js";
import { slicedBy } from "./sliced.js";

/** @param from what the files are: a format's name, or a format of rows; else it is found out */
export interface CollectingFiles extends Collecting {
  from?: RowFormat | string | undefined;
  /** A key by which the requests of a workload are told apart once more: workloads are then named as `nameParts` reads them. */
  slice?: string | undefined;
  /** Requests of other models are left out: a model by its name, or behind its provider and a slash. */
  model?: string | undefined;
}

/**
 * Reads files of logs and reports: names, patterns, `-` for standard input.
 *
 * @throws SourceError where one cannot be read, is none of the formats, lacks the key that is asked for, or has more
 * workloads than are allowed
 */
export async function collectFiles(store: Store, names: readonly string[], asked: CollectingFiles): Promise<Collected> {
  const closing: OpenedFile["close"][] = [];
  try {
    const files: Recognised[] = [];
    for (const name of await expanded(store, names)) {
      const opened = await openFile(name);
      closing.push(opened.close);
      files.push(await recognised(store, opened, asked.from));
    }
    return await collected(store, files, asked);
  } finally {
    for (const close of closing) await close();
  }
}

async function collected(store: Store, files: readonly Recognised[], asked: CollectingFiles): Promise<Collected> {
  const rows = files.filter((file) => file.kind === "rows");
  const reports = new Map<ReportFormat, LookedAtFile[]>();
  for (const file of files) {
    if (file.kind === "report") reports.set(file.format, [...(reports.get(file.format) ?? []), file.opened]);
  }
  const all: Collected[] = rows.length > 0 ? [await collectedRows(store, rows, asked)] : [];
  for (const [format, opened] of reports) {
    const named = () => opened.map(({ source }) => source).join(", ");
    if (asked.slice !== undefined) throw new SourceError(cannotSlice(named()));
    if (asked.model !== undefined) throw new SourceError(cannotChoose(named()));
    const { parts, account } = await readReport(format, opened, asked);
    all.push({ parts, accounts: [account] });
  }
  return joined(all);
}

async function collectedRows(
  store: Store,
  files: readonly Extract<Recognised, { kind: "rows" }>[],
  asked: CollectingFiles,
): Promise<Collected> {
  const table = await RequestTable.create(store);
  const total = files.reduce((sum, { opened }) => sum + opened.bytes, 0);
  const ends: FileEnd[] = [];
  let done = 0;
  for (const { opened, file, format } of files) {
    const { source, bytes } = opened;
    const told = { format, dialect: duckDb(new Map()) };
    const keys = keysOf(told, source, asked.by);
    if (asked.slice !== undefined) keysOf(told, source, asked.slice);
    const counted = asked.slice === undefined ? { format, by: keys } : slicedBy(format, keys, asked.slice);
    const onProgress = (share: number) =>
      asked.onProgress?.({ source, share, done: done + share * bytes, total, unit: "bytes" });
    try {
      const loading = { source, file, format: counted.format, asked: { ...asked, by: counted.by } };
      // of a compressed file it is found out beside the reading, of one file at a time
      const ending = opened.end();
      // a last line that is not ended may come first, unless one thread reads them all
      const isOrdered = file.container !== "ndjson" || file.gzip || (await ending).endsLine;
      await table.load(loading, { isOrdered, onProgress });
      const end = await ending;
      ends.push(end);
      if (file.container === "ndjson" && file.gzip && !end.endsLine) {
        await table.unload();
        await table.load(loading, { isOrdered: false, onProgress });
      }
    } catch (error) {
      throw readingFailed(source, file, error);
    }
    done += bytes;
    onProgress(0);
  }
  if (asked.model !== undefined) await chooseModel(table, asked.model, files);
  const accounts = (await table.deduplicate()).map((account, i): SourceAccount => {
    const damaged = ends[i]?.state === "damaged";
    const told = { ...account, broken_off: !damaged && isBrokenOff(files[i]?.file, ends[i]), damaged };
    const kept = account.faults.filter(({ fault }) => leavesOut.has(fault)).reduce((sum, { rows }) => sum + rows, 0);
    return { ...told, used: Math.max(0, account.rows - kept) };
  });
  // before the parts are in memory, of which each workload has hundreds
  if (asked.maxWorkloads !== undefined) refuseWorkloads(await table.workloads(), asked);
  const parts: Parts = await readParts(
    (sql, take) => store.each(sql, take),
    partQueries(duckDb(new Map()), "requests"),
  );
  return { parts, accounts };
}

/** A list that is cut off behind one of its rows reads like a whole one. */
const isBrokenOff = (file: RowFile | undefined, end: FileEnd | undefined): boolean =>
  end?.state !== "whole" || (file?.isList === true && !end.endsList);

/** Faults whose rows are not in the figures. */
const leavesOut: ReadonlySet<string> = new Set([
  "not_a_request",
  "unreadable",
  "impossible_time",
  "outside",
  "other_model",
  "duplicate",
]);

const cannotChoose = (source: string): string =>
  `${source} is a report of sums, of which no single model is read: give a log of requests`;

const cannotSlice = (source: string): string =>
  `${source} is a report of sums, in which no slices can be told apart: leave --slice-by out, or give a log of requests`;
