/** Characters of one record. More are a quote that nobody closed, or no table at all. */
export const longestRecord = 2 ** 20;

/**
 * Cuts text after its last whole record: at a line break outside of double quotes. `rest` goes in front of the text that
 * follows; where it alone is longer than any record, nothing of it can be read.
 */
export function cutAtRecord(text: string): { whole: string; rest: string } {
  const cut = hasQuote(text) ? lastBreakOutsideQuotes(text) : text.lastIndexOf("\n");
  if (cut !== -1) return { whole: text.slice(0, cut + 1), rest: text.slice(cut + 1) };
  if (text.length <= longestRecord) return { whole: "", rest: text };
  const line = text.lastIndexOf("\n");
  return { whole: text.slice(0, line + 1), rest: text.slice(line + 1) };
}

const hasQuote = (text: string): boolean => text.includes('"');

function lastBreakOutsideQuotes(text: string): number {
  let isOpen = false;
  let last = -1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 34) isOpen = !isOpen;
    else if (code === 10 && !isOpen) last = i;
  }
  return last;
}

/** One record: its fields, its text as it stands, and the line of the file that it begins in. */
export interface CsvRecord {
  fields: readonly string[];
  /** Without the line break at its end. */
  text: string;
  line: number;
  /** Whether its quotes match up. */
  isSound: boolean;
}

/** What papaparse gives for text without options that change fields. */
export type ParseCsv = (text: string) => { data: string[][]; unsound: ReadonlySet<number> };

/** The records of text that ends with one, empty lines left out, and the line after them. */
export function recordsOf(
  text: string,
  firstLine: number,
  parse: ParseCsv,
): { records: CsvRecord[]; nextLine: number } {
  const lines = text.split("\n");
  // what follows the last line break is no line
  if (lines.at(-1) === "") lines.pop();
  const { data, unsound } = parse(text);
  const nextLine = firstLine + lines.length;
  // a stray quote would swallow the records behind it
  if (unsound.size > 0) return { records: oneByOne(lines, firstLine, parse), nextLine };
  const records: CsvRecord[] = [];
  let at = 0;
  for (const fields of data) {
    if (at >= lines.length) break;
    const height = 1 + breaksIn(fields);
    if (!isEmpty(fields)) {
      const own = lines.slice(at, at + height).join("\n");
      records.push({ fields, text: withoutReturn(own), line: firstLine + at, isSound: true });
    }
    at += height;
  }
  return { records, nextLine };
}

/** Each record by itself: as many lines as it takes for its quotes to be even in number. */
function oneByOne(lines: readonly string[], firstLine: number, parse: ParseCsv): CsvRecord[] {
  const records: CsvRecord[] = [];
  let own: string[] = [];
  let isOpen = false;
  for (const [i, line] of lines.entries()) {
    own.push(line);
    if ((line.split('"').length - 1) % 2 === 1) isOpen = !isOpen;
    if (isOpen && i < lines.length - 1) continue;
    const text = withoutReturn(own.join("\n"));
    const { data, unsound } = parse(text);
    const [fields = [""], ...others] = data;
    const isSound = unsound.size === 0 && others.length === 0;
    if (!isEmpty(fields)) records.push({ fields, text, line: firstLine + i - own.length + 1, isSound });
    own = [];
    isOpen = false;
  }
  return records;
}

const isEmpty = (fields: readonly string[]): boolean => fields.length === 1 && fields[0]?.trim() === "";

function breaksIn(fields: readonly string[]): number {
  let count = 0;
  for (const field of fields) {
    for (let i = field.indexOf("\n"); i !== -1; i = field.indexOf("\n", i + 1)) count += 1;
  }
  return count;
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);
