import type { Problems } from "./problems.js";
import type { ReportAsked } from "./report.js";
import { plausible } from "./times.js";
import { type WallClock, wallClock } from "./wall-clock.js";

const engineLine =
  /\b(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:[.,]\d+)? .*?(?:Engine (\d+): )?Avg prompt throughput: (\S+) tokens\/s, Avg generation throughput: (\S+) tokens\/s(?:.*?Prefix cache hit rate: (\S+)%)?/;

/** Characters of a line that are looked at. */
const longestLine = 2000;

/** True of a line in which an engine tells its throughput. */
export const isEngineLine = (row: string): boolean => engineLine.test(row.slice(0, longestLine));

/** What an engine told at one time. */
export interface Line {
  line: number;
  engine: string;
  /** Epoch milliseconds. */
  time: number;
  inputPerSecond: number;
  outputPerSecond: number;
  /** From 0 to 1; null where it is not told. */
  hitRate: number | null;
}

/**
 * The engine lines of a log, each once, in the order of time. Without a year or a time zone there are none.
 *
 * @returns the lines, and how many there are in the text
 */
export function linesOf(
  text: string,
  { year, timezone }: ReportAsked,
  problems: Problems,
): { lines: Line[]; rows: number } {
  const lines: Line[] = [];
  const clock = timezone === undefined ? undefined : wallClock(timezone);
  let rows = 0;
  let years = 0;
  let month = 0;
  const latest = new Map<string, number>();
  for (const [i, row] of text.split(/\r?\n/).entries()) {
    if (!row.includes("Avg prompt throughput")) continue;
    rows += 1;
    const line = i + 1;
    const found = engineLine.exec(row.slice(0, longestLine));
    if (!found) problems.add("bad-line", line);
    else if (year === undefined) problems.add("no-year", line);
    else if (clock === undefined) problems.add("no-timezone", line);
    else {
      const [, mm, , , , , engine = "000", input, output, rate] = found;
      // from December to January the year is the next one, and back where lines of two logs are mixed
      if (month === 12 && Number(mm) === 1) years += 1;
      else if (month === 1 && Number(mm) === 12 && years > 0) years -= 1;
      month = Number(mm);
      const time = timeOf(found, year + years, clock, latest.get(engine) ?? 0);
      const [inputPerSecond, outputPerSecond] = [throughput(input), throughput(output)];
      const hitRate = rate === undefined ? null : throughput(rate);
      if (time === undefined) problems.add("bad-time", line);
      else if (inputPerSecond === undefined || outputPerSecond === undefined || hitRate === undefined) {
        problems.add("bad-figure", line);
      } else if (hitRate !== null && hitRate > 100) problems.add("bad-figure", line);
      else {
        lines.push({ line, engine, time, inputPerSecond, outputPerSecond, hitRate: hitRate && hitRate / 100 });
        latest.set(engine, time);
      }
    }
  }
  const kept = onceEach(lines, problems);
  return { lines: kept, rows };
}

/** The time of a line; where clocks are put back, the first of both that is not before the line above. */
function timeOf(found: RegExpExecArray, year: number, clock: WallClock, before: number): number | undefined {
  const [, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.map(Number);
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(local);
  // what is no date of that year rolls over to another
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return;
  const times = clock(local);
  return plausible(times.find((time) => time >= before) ?? times[0] ?? Number.NaN);
}

/** No engine is near a billion tokens a second. */
function throughput(text: string | undefined): number | undefined {
  const number = /^\d+(\.\d+)?$/.test(text ?? "") ? Number(text) : Number.NaN;
  return number < 1e9 ? number : undefined;
}

/** An engine writes one line at a time: a second one of the same second is the same line again. */
function onceEach(lines: readonly Line[], problems: Problems): Line[] {
  const kept = new Map<string, Line>();
  for (const line of lines) {
    const key = `${line.engine}|${line.time}`;
    if (kept.has(key)) problems.add("duplicate", line.line);
    else kept.set(key, line);
  }
  return [...kept.values()].sort((a, b) => a.time - b.time);
}
