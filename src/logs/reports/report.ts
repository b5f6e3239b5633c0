import type { Parts } from "../../evidence/parts.js";

/** A report: totals of spans of time, already summed by who wrote it, instead of one record a request. */
export interface ReportFormat {
  /** As in `--from openai-usage`. */
  id: string;
  title: string;
  /** True where the head of a file (decoded text, may be cut inside a line) is this format. */
  recognises(head: string): boolean;
  /** What a row can be counted to; without a wish the first of these that the row tells is its workload. */
  keys: readonly string[];
  /**
   * Reads a whole report. Several files of one format may be put one after the other and read at once: what stands in
   * more than one of them is then counted once. Never throws.
   */
  read(text: string, asked: ReportAsked): ReportRead;
}

/** What the reader of a file knows and the file does not. */
export interface ReportAsked {
  /** The key to count by, one of `keys`; rows that do not tell it count to `unattributed`. */
  by?: string;
  /** Epoch milliseconds of each scrape in the file's order, for scrapes that do not tell it themselves. */
  times?: readonly number[];
  /** The year of the first line, where lines tell month and day alone. */
  year?: number;
  /** Of line times: an IANA name (`Europe/Berlin`), `UTC`, or an offset (`+02:00`). */
  timezone?: string;
  /** The file's name, for logs that tell nothing else to count by. */
  file: string;
}

/**
 * Parts of a report. Figures that come without a count of requests stand in `input_tokens`, `output_tokens`, `cost_nano_usd`
 * and their likes as any others do, and add nothing to the `with_*` counts; the tokens among them are `uncounted_tokens` too,
 * so that tokens a request are (input + output − uncounted) ÷ `with_tokens`.
 */
export interface ReportRead {
  parts: Parts;
  /** Rows of the report: results of a bucket, lines of a table or a log, scrapes. */
  rows: number;
  problems: readonly ReportProblem[];
  /** What the report tells at all; what it does not tell is unknown, not zero. */
  tells: { requests: boolean; status: boolean; cached: boolean; cost: boolean; latency: boolean };
  /** True where the report ends before its last page does. */
  incomplete: boolean;
}

/** What is wrong with rows. */
export const badRows = {
  "not-json": "what stands between or inside pages is not JSON",
  truncated: "the text ends, or a page breaks off, before its last bracket",
  "other-report": "a page or row of another report",
  "bad-line": "a line that has not the columns or the form of the others",
  "bad-time": "a time that is missing, cannot be read, or lies outside the years 2015 to 2100",
  "bad-figure": "a figure that is no number, negative, broken where it must be whole, or above 2^53",
  "missing-figure": "a figure without which the row says nothing",
  "parts-exceed-whole": "more cached than input tokens, or more reasoning than output tokens",
  "other-currency": "money that is not US dollars",
  "no-scrape-time": "a scrape whose time neither the file nor the reader tells",
  "no-year": "line times without a year, and none is given",
  "no-timezone": "line times without a time zone, and none that is known is given",
} as const;

/** Rows that are sound and left out or read with care, so that nothing counts twice. */
export const handledRows = {
  duplicate: "stands in the report before with the same figures",
  revised: "stands in the report with other figures too; the larger are kept, for a span that still runs only grows",
  overlapping: "lies inside a longer span of the same group, which counts it already",
  "counter-reset": "a counter went back: the process was started anew and counts from zero",
  "single-scrape": "the only scrape of a process, so that nothing can be subtracted from it",
} as const;

export type ReportCode = keyof typeof badRows | keyof typeof handledRows;

export interface ReportProblem {
  code: ReportCode;
  /** True where rows could not be used: what a threshold for bad rows counts. */
  bad: boolean;
  count: number;
  /** Lines of the text, from 1; the first five. */
  places: readonly { line: number }[];
}

/** The workload of rows that tell none of the keys. */
export const unattributed = "unattributed";
