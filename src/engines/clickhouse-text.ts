import { BrokenAnswer, ServerError, serverErrorIn } from "./clickhouse-errors.js";
import type { Row, Value } from "./database.js";
import { exactNumber, UnsafeInteger } from "./exact-number.js";

interface Column {
  name: string;
  read: (text: string) => Value;
}

/**
 * Rows of TabSeparatedWithNamesAndTypes. A server that fails in the middle of an answer writes its error into it, so
 * whatever is no row ends in an error: a line that is cut off, has another number of fields, or a number that is none.
 */
export async function* rowsOfText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  const lines = linesOf(chunks);
  let names: string[] | undefined;
  let columns: Column[] | undefined;
  for await (const line of lines) {
    const fields = line.split("\t");
    if (isNoRow(line, fields, names)) throw await errorFrom(line, lines);
    if (columns) yield rowOf(fields, columns);
    else if (names) columns = names.map((name, index) => columnOf(name, unescaped(fields[index] ?? "")));
    else names = fields.map(unescaped);
  }
  if (!columns) throw new BrokenAnswer();
}

/** Text of one column may be anything, and be an error all the same; a carriage return is escaped within a value. */
function isNoRow(line: string, fields: readonly string[], names: readonly string[] | undefined): boolean {
  if (fields.length !== (names ?? fields).length || line.endsWith("\r")) return true;
  return fields.length === 1 && /^Code: \d+[.,] .*Exception/.test(line);
}

/** How much is read of what follows a broken line, in characters, to find why it broke. */
const longest = 16_384;

async function errorFrom(line: string, lines: AsyncIterable<string>): Promise<Error> {
  let text = line;
  try {
    for await (const more of lines) {
      text += `\n${more}`;
      if (text.length > longest) break;
    }
  } catch (error) {
    // that it breaks off as well says no more
    if (error instanceof ServerError) return error;
  }
  return serverErrorIn(text) ?? new BrokenAnswer();
}

const rowOf = (fields: readonly string[], columns: readonly Column[]): Row =>
  columns.map(({ read }, index) => read(fields[index] ?? ""));

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") throw serverErrorIn(rest) ?? new BrokenAnswer();
}

function columnOf(name: string, type: string): Column {
  const inner = type.replace(/^(?:Nullable|LowCardinality)\((.*)\)$/, "$1");
  if (inner !== type) {
    const { read } = columnOf(name, inner);
    return { name, read: (text) => (text === "\\N" ? null : read(text)) };
  }
  if (/^(U?Int\d+|Float\d+|BFloat16|Decimal.*)$/.test(type)) return { name, read: (text) => numberOf(text, name) };
  if (type === "Bool") return { name, read: (text) => text === "true" };
  return { name, read: unescaped };
}

function numberOf(text: string, column: string): number {
  const value = exactNumber(text);
  if (value === undefined) throw new UnsafeInteger(column);
  if (Number.isNaN(value) && !/^-?nan$/.test(text)) throw serverErrorIn(text) ?? new BrokenAnswer();
  return value;
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", r: "\r", n: "\n", t: "\t", "0": "\0" };

/** Text as it was before it was written into a line (ClickHouse documentation, TabSeparated). */
const unescaped = (text: string): string =>
  text.includes("\\") ? text.replace(/\\(.)/gs, (_, character: string) => escapes[character] ?? character) : text;
