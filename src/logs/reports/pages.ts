import { own } from "./figures.js";
import { gather, toldBy } from "./gather.js";
import { jsonDocuments } from "./json-documents.js";
import { once, type Row } from "./once.js";
import { Problems } from "./problems.js";
import type { ReportCode, ReportRead } from "./report.js";
import type { Span } from "./times.js";

/** Pages of buckets of results, as the administrative interfaces of OpenAI and Anthropic give. */
export interface PageFormat {
  /** The span of a bucket. */
  span(bucket: unknown): Span | undefined;
  /** A result of a bucket, or why it is none. */
  row(result: object): Omit<Row, "line" | "start" | "width"> | ReportCode;
  cost: boolean;
}

/** When the buckets of a page begin and end, and whether none is missing between. */
interface Page {
  start: number;
  end: number;
  gapless: boolean;
  more: boolean;
}

/** Reads pages, in whatever order and however often they stand in the text. */
export function readPages(text: string, format: PageFormat): ReportRead {
  const problems = new Problems();
  const rows: Row[] = [];
  const pages: Page[] = [];
  let seen = 0;
  for (const { value, lineOf } of jsonDocuments(text, problems)) {
    for (const page of Array.isArray(value) ? value : [value]) {
      const buckets = bucketsOf(page);
      if (buckets === undefined) {
        seen += 1;
        problems.add("other-report", lineOf(page));
      } else {
        const spans = buckets.flatMap((bucket) => take(bucket, lineOf));
        pages.push({ ...extent(spans), more: own(page, "has_more") === true });
      }
    }
  }
  const parts = gather(once(rows, problems));
  const incomplete = problems.has("truncated") || !ended(pages);
  return { parts, rows: seen, problems: problems.list(), tells: toldBy(parts, format.cost), incomplete };

  function take(bucket: unknown, lineOf: (part: unknown) => number): Span[] {
    const span = format.span(bucket);
    const results = own(bucket, "results");
    if (!Array.isArray(results)) problems.add("other-report", lineOf(bucket));
    for (const result of Array.isArray(results) ? results : []) {
      seen += 1;
      const line = lineOf(result);
      if (typeof result !== "object" || result === null) problems.add("other-report", lineOf(bucket));
      else if (span === undefined) problems.add("bad-time", line);
      else {
        const row = format.row(result);
        if (typeof row === "string") problems.add(row, line);
        else rows.push({ ...row, ...span, line });
      }
    }
    return span ? [span] : [];
  }
}

/** The buckets of a page; a bucket alone, as a filter may leave, is a page of its own. */
function bucketsOf(page: unknown): readonly unknown[] | undefined {
  const data = own(page, "data");
  if (Array.isArray(data)) return data;
  return Array.isArray(own(page, "results")) ? [page] : undefined;
}

/**
 * True where every page that has more is followed by another. Pages do not name themselves, so that the next one is known by
 * its time: it ends later, and begins just where this one ends if buckets without traffic are written too (none of the
 * page's is missing), else anywhere behind its beginning.
 */
function ended(pages: readonly Page[]): boolean {
  return pages.every(
    ({ more, start, end, gapless }) =>
      !more || pages.some((next) => next.end > end && (gapless ? next.start <= end : next.start > start)),
  );
}

function extent(spans: readonly Span[]): Omit<Page, "more"> {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let end = Number.NEGATIVE_INFINITY;
  let gapless = sorted.length > 1;
  for (const [i, { start, width }] of sorted.entries()) {
    gapless &&= i === 0 || start === end;
    end = Math.max(end, start + width);
  }
  return { start: sorted[0]?.start ?? Number.POSITIVE_INFINITY, end, gapless };
}
