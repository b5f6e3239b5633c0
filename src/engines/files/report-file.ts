import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { reasonOf } from "../../diagnostics/system-error.js";
import type { FaultCount, SourceAccount } from "../../evidence/account.js";
import { isBill, tellsUse } from "../../evidence/bills.js";
import type { Parts } from "../../evidence/parts.js";
import { badRows, handledRows, type ReportFormat, type ReportProblem } from "../../logs/reports/report.js";
import type { Collecting } from "../collected.js";
import { noKey } from "../keys.js";
import { SourceError } from "../source-error.js";
import type { GzipEnd } from "./gzip.js";
import type { LookedAtFile } from "./recognised.js";

/** The most that is read of one report, all of its files: these are sums, a year of them by the minute is far smaller. */
const usualMostBytes = 256 * 1024 * 1024;

/**
 * Reads files of one report at once, so that what stands in more than one of them counts once.
 *
 * @param mostBytes of all files together, decompressed
 * @throws SourceError where one cannot be read, they are too large, or lack the key that is asked for
 */
export async function readReport(
  format: ReportFormat,
  files: readonly LookedAtFile[],
  { by, timezone }: Pick<Collecting, "by" | "timezone">,
  mostBytes = usualMostBytes,
): Promise<{ parts: Parts; account: SourceAccount }> {
  const source = files.map((file) => file.source).join(", ");
  if (by !== undefined && !format.keys.includes(by)) throw new SourceError(noKey(source, by, format.keys));
  const { text, ends } = await textOf(files, mostBytes);
  const changed = new Date(files[0]?.changed ?? 0);
  const read = format.read(text, {
    file: source,
    timezone,
    times: files.map((file) => file.changed),
    year: changed.getUTCFullYear(),
    ...(by === undefined ? {} : { by }),
  });
  const bad = read.problems.reduce((sum, problem) => sum + (problem.bad ? problem.count : 0), 0);
  const times = read.parts.traffic;
  return {
    parts: read.parts,
    account: {
      source,
      format: format.id,
      engine: "report",
      by: by === undefined ? format.keys : [by],
      rows: read.rows,
      used: Math.max(0, read.rows - bad),
      faults: read.problems.map(faultOf),
      out_of_order: null,
      from:
        times.length === 0
          ? null
          : times.reduce((first, { start }) => Math.min(first, start), Number.POSITIVE_INFINITY),
      to: times.length === 0 ? null : times.reduce((last, { start, width }) => Math.max(last, start + width), 0),
      missing_columns: [],
      only_bills: times.some(isBill) && !times.some(tellsUse),
      // the text of one that is damaged may end anywhere, which says no more
      broken_off: ends.has("truncated") || (read.incomplete && !ends.has("damaged")),
      damaged: ends.has("damaged"),
      duplicates_unknown: false,
    },
  };
}

const faultOf = ({ code, bad, count, places }: ReportProblem): FaultCount => ({
  fault: code,
  means: { ...badRows, ...handledRows }[code],
  bad,
  rows: count,
  places: places.map(({ line }) => line),
});

/** The text of all files, one behind the other, read one at a time. */
async function textOf(
  files: readonly LookedAtFile[],
  most: number,
): Promise<{ text: string; ends: ReadonlySet<GzipEnd> }> {
  const texts: string[] = [];
  let left = most;
  const ends = new Set<GzipEnd>();
  for (const file of files) {
    const bytes = await bytesOf(file, left);
    if (bytes === undefined) {
      const names = files.map(({ source }) => source).join(", ");
      throw new SourceError(`${names}: larger than a report can be (${Math.floor(most / 1024 / 1024)} MiB)`);
    }
    left -= bytes.length;
    texts.push(bytes.toString("utf8"));
    ends.add((await file.end()).state);
  }
  return { text: texts.join("\n"), ends };
}

/** What a file holds, decompressed; undefined where it is more than so many bytes. */
async function bytesOf({ path, gzip, source }: LookedAtFile, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    const bytes = createReadStream(path);
    for await (const chunk of gzip ? bytes.pipe(createGunzip()) : bytes) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > most) return undefined;
    }
  } catch (error) {
    // of a compressed file that breaks off or is damaged what is there counts, and how it ends is told
    if (!gzip) throw new SourceError(`cannot read ${source}: ${reasonOf(error)}`);
  }
  return Buffer.concat(chunks);
}
