import type { DatabaseAddress } from "./database-address.js";
import { DatabaseError, type DatabaseErrorCode } from "./database-error.js";
import { UnsafeInteger } from "./exact-number.js";
import { codeOf, networkError } from "./network-error.js";
import { speaksNoTls } from "./postgres-encryption.js";

/** SQLSTATEs (PostgreSQL documentation, appendix A). */
const states: Readonly<Record<string, DatabaseErrorCode>> = {
  "28000": "authentication",
  "28P01": "authentication",
  "3D000": "missing_database",
  "42P01": "missing_table",
  // a schema that is not there is a table that is not there
  "3F000": "missing_table",
  "42703": "missing_column",
  "42501": "permission",
  "25006": "read_only",
  "57014": "too_slow",
  "25P03": "dropped",
  "57P01": "dropped",
  "57P02": "dropped",
  "57P05": "dropped",
  "57P03": "overloaded",
  // a query that stood in the way of a standby's recovery, or two that waited for each other
  "40001": "overloaded",
  "40P01": "overloaded",
};

/** Classes of SQLSTATEs: connection, lack of resources. */
const classes: Readonly<Record<string, DatabaseErrorCode>> = { "08": "dropped", "53": "overloaded" };

/** What the library itself says, which has no code. */
const sayings: readonly (readonly [RegExp, DatabaseErrorCode, string?])[] = [
  [/^timeout e/, "no_answer"],
  [/does not support SSL/, "encryption", speaksNoTls],
  [/establishing an SSL connection/, "encryption", "the server did not answer as PostgreSQL does"],
  [/^SASL|password must be|unknown authentication/i, "authentication"],
  [/^Connection terminated|^Client has encountered a connection error|^Client was closed/, "dropped"],
];

/** What went wrong, from what the library threw. Of a server's words nothing is kept but names that stand in the query. */
export function postgresError(
  error: unknown,
  { address, sql }: { address: DatabaseAddress; sql: string },
): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const { server } = address;
  if (error instanceof UnsafeInteger) return new DatabaseError("unsafe_integer", { server, ...named(error.column) });
  const network = networkError(error, server);
  if (network) return network;
  const state = codeOf(error);
  if (state !== undefined && /^[0-9A-Z]{5}$/.test(state)) return fromState(state, error, { address, sql });
  const text = error instanceof Error ? error.message : "";
  const [, code, reason] = sayings.find(([pattern]) => pattern.test(text)) ?? [];
  if (code) return new DatabaseError(code, { server, ...(reason !== undefined && { reason }) });
  return new DatabaseError("unusable_answer", { server });
}

function fromState(
  state: string,
  error: unknown,
  { address, sql }: { address: DatabaseAddress; sql: string },
): DatabaseError {
  const { server } = address;
  const code = states[state] ?? classes[state.slice(0, 2)] ?? "refused";
  if (code === "missing_database") return new DatabaseError(code, { server, name: address.database });
  if (code === "missing_table" || code === "missing_column") {
    return new DatabaseError(code, { server, ...named(nameAt(sql, positionOf(error))) });
  }
  return new DatabaseError(code, { server, ...(told.has(code) && { reason: `SQLSTATE ${state}` }) });
}

const told = new Set<DatabaseErrorCode>(["overloaded", "refused"]);

/** Where in the query the server points at, counted from 1 in characters. */
function positionOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("position" in error)) return undefined;
  const position = Number(error.position);
  return Number.isSafeInteger(position) && position > 0 ? position : undefined;
}

/** The name that begins at a place of the query: taken from there, since the server's own words may be in any language. */
function nameAt(sql: string, position: number | undefined): string | undefined {
  if (position === undefined) return undefined;
  const rest = [...sql].slice(position - 1).join("");
  return rest.match(/^(?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))*/)?.[0].replaceAll('"', "");
}

const named = (name: string | undefined): { name?: string } => (name === undefined ? {} : { name });
