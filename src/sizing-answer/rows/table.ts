import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Catalogue } from "./catalogue.js";
import { estimateRow, placed } from "./estimate.js";
import { type Header, headerOf } from "./header.js";
import { cutAtRecord, longestRecord, type ParseCsv, recordsOf } from "./records.js";

/** Problems that are told; more are counted, in one that says so. */
const mostTold = 99;

/** Estimates a table piece by piece, in memory that does not grow with it. */
export class TableEstimator {
  readonly diagnostics: Diagnostic[] = [];
  #left = 0;
  #hasErrors = false;
  #isEndless = false;
  #rest = "";
  #line = 1;
  #header: Header | undefined;
  readonly #catalogue: Catalogue;
  readonly #parse: ParseCsv;
  readonly #file: string;

  /** @param file the name that problems are reported with */
  constructor(catalogue: Catalogue, parse: ParseCsv, file: string) {
    this.#catalogue = catalogue;
    this.#parse = parse;
    this.#file = file;
  }

  /** Whether the file holds mistakes, told or only counted. */
  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  /** Whether the header keeps everything from being read, or a record without an end what follows it. */
  get isHopeless(): boolean {
    return this.#isEndless || (this.#hasErrors && this.#header === undefined);
  }

  /** Problems that were not kept. */
  get left(): number {
    return this.#left;
  }

  /** The next text of the table, of any length; returns output lines, each with its line break. */
  push(text: string): string {
    const { whole, rest } = cutAtRecord(this.#rest + text);
    const lines = this.#estimated(whole);
    this.#rest = rest;
    if (rest.length > longestRecord && !this.isHopeless) this.#giveUp();
    return lines;
  }

  /** The last record, which may lack its line break. */
  end(): string {
    const last = this.#estimated(this.#rest);
    if (this.#header === undefined && !this.#hasErrors) {
      this.#report({ code: "table-empty", severity: "error", args: {}, file: this.#file });
    }
    return last;
  }

  #estimated(text: string): string {
    if (text === "" || this.isHopeless) return "";
    const { records, nextLine } = recordsOf(text, this.#line, this.#parse);
    this.#line = nextLine;
    const lines: string[] = [];
    for (const record of records) {
      if (this.#header === undefined) {
        const { header, diagnostics } = headerOf(record, this.#file);
        for (const diagnostic of diagnostics) this.#report(diagnostic);
        if (header === undefined) return "";
        this.#header = header;
        lines.push(header.text);
        continue;
      }
      const { text: line, problem } = estimateRow(record, this.#header, this.#catalogue);
      lines.push(line);
      if (problem) this.#report(placed(problem, record, this.#header, this.#file));
    }
    return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
  }

  /** A record that goes on and on is not kept: it could be longer than memory. */
  #giveUp(): void {
    this.#isEndless = true;
    const at = { file: this.#file, line: this.#line, col: 1 };
    this.#report({ code: "record-too-long", severity: "error", args: { limit: longestRecord }, at });
    this.#rest = "";
  }

  /** Where the text stops being UTF-8. */
  breakOff(): void {
    const at = { file: this.#file, line: this.#line, col: 1 };
    this.#report({ code: "table-not-utf8", severity: "error", args: {}, at });
  }

  #report(diagnostic: Diagnostic): void {
    if (diagnostic.severity === "error") this.#hasErrors = true;
    if (this.diagnostics.length < mostTold) this.diagnostics.push(diagnostic);
    else this.#left += 1;
  }
}
