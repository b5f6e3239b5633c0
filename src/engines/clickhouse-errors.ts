import type { DatabaseAddress } from "./database-address.js";
import { DatabaseError, type DatabaseErrorCode } from "./database-error.js";
import { UnsafeInteger } from "./exact-number.js";
import { networkError } from "./network-error.js";

/** An error that the server told. Its words are kept for finding a name in them, and never shown. */
export class ServerError extends Error {
  constructor(
    readonly number: number | undefined,
    readonly words: string,
    readonly status?: number,
  ) {
    super("the server answered with an error");
  }
}

/** An answer that ends in the middle, or is none of ClickHouse. */
export class BrokenAnswer extends Error {}

/** Numbers of errors (ClickHouse, ErrorCodes.cpp). */
const numbers: Readonly<Record<number, DatabaseErrorCode>> = {
  16: "missing_column",
  47: "missing_column",
  10: "missing_column",
  60: "missing_table",
  81: "missing_database",
  82: "missing_database",
  159: "too_slow",
  160: "too_slow",
  164: "read_only",
  192: "authentication",
  193: "authentication",
  194: "authentication",
  195: "authentication",
  516: "authentication",
  497: "permission",
  291: "permission",
  // limits of connections, queries and memory, and of a quota
  201: "overloaded",
  202: "overloaded",
  203: "overloaded",
  241: "overloaded",
  439: "overloaded",
  745: "overloaded",
  // another node of the cluster
  32: "dropped",
  209: "dropped",
  210: "dropped",
  236: "dropped",
  279: "dropped",
  394: "dropped",
  425: "dropped",
  519: "dropped",
};

/** What proxies in front of a server say in its place. */
const statuses: Readonly<Record<number, DatabaseErrorCode>> = {
  401: "authentication",
  403: "permission",
  429: "overloaded",
  502: "overloaded",
  503: "overloaded",
  504: "no_answer",
};

/** How much of an error is read: what it says stands at its beginning. */
const longest = 16_384;

/** The error of an answer whose status says that it is one. */
export async function answeredError(status: number, body: AsyncIterable<Uint8Array>): Promise<ServerError> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longest) break;
  }
  const error = serverErrorIn(text);
  return new ServerError(error?.number, text, status);
}

/** The error that a text holds, as servers of all ages write it: "Code: 60. DB::Exception: …", "Code: 60, e.displayText() = …". */
export function serverErrorIn(text: string): ServerError | undefined {
  const number = text.match(/\bCode: (\d{1,5})[.,]/)?.[1];
  return number !== undefined && text.includes("Exception") ? new ServerError(Number(number), text) : undefined;
}

interface Asked {
  address: DatabaseAddress;
  sql: string;
}

/** What went wrong, from what was thrown. Of a server's words nothing is kept but names that stand in the query. */
export function clickhouseError(error: unknown, { address, sql }: Asked): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const { server } = address;
  if (error instanceof UnsafeInteger) return new DatabaseError("unsafe_integer", { server, ...named(error.column) });
  if (error instanceof BrokenAnswer) return new DatabaseError("dropped", { server });
  if (error instanceof ServerError) return told(error, { address, sql });
  const network = networkError(error, server);
  if (network) return network;
  const text = error instanceof Error ? error.message : "";
  if (/^Timeout error|^Timed out/.test(text)) return new DatabaseError("no_answer", { server });
  if (/aborted|socket hang up|closed/.test(text)) return new DatabaseError("dropped", { server });
  return new DatabaseError("unusable_answer", { server });
}

function told({ number, status, words }: ServerError, { address, sql }: Asked): DatabaseError {
  const { server } = address;
  if (number === undefined) {
    const code = statuses[status ?? 0] ?? "unusable_answer";
    return new DatabaseError(code, { server, ...(status !== undefined && { reason: `HTTP ${status}` }) });
  }
  const code = numbers[number] ?? "refused";
  if (code === "missing_database") {
    // the database of a table, or that of the address
    const name = nameIn(words, sql);
    if (name !== undefined) return new DatabaseError("missing_table", { server, name });
    return new DatabaseError(code, { server, name: address.database });
  }
  if (code === "missing_table" || code === "missing_column" || code === "permission") {
    return new DatabaseError(code, { server, ...named(nameIn(words, sql)) });
  }
  return new DatabaseError(code, { server, reason: `code ${number}` });
}

/** The name that an error is about, if it stands in the query as a whole word: anything else could be data. */
function nameIn(words: string, sql: string): string | undefined {
  const asked = new Set(sql.match(word));
  for (const [, said = ""] of words.slice(0, longest).matchAll(announced)) {
    const name = said.match(word)?.findLast((part) => asked.has(part));
    if (name !== undefined) return name;
  }
  return undefined;
}

const word = /[\p{L}\p{N}_$]+/gu;
/** What stands after the words with which servers of all ages introduce a name. */
const announced = /(?:identifier:?|[Cc]olumns?:?|[Tt]able|Database)\s+[`'"]?([\p{L}\p{N}_$.]+)/gu;

const named = (name: string | undefined): { name?: string } => (name === undefined ? {} : { name });
