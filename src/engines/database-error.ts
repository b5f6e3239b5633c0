import { plain } from "../text/plain.js";
import { SourceError } from "./source-error.js";

export const databaseErrorCodes = [
  "bad_url",
  "unknown_host",
  "unreachable",
  "encryption",
  "authentication",
  "missing_database",
  "missing_table",
  "missing_column",
  "permission",
  "read_only",
  "too_slow",
  "no_answer",
  "dropped",
  "overloaded",
  "unusable_answer",
  "unsafe_integer",
  "refused",
] as const;
export type DatabaseErrorCode = (typeof databaseErrorCodes)[number];

/** What a message may tell. Nothing else of a server's own words is kept: they may repeat passwords and data. */
export interface ErrorDetails {
  /** The server as users know it: "PostgreSQL at localhost:5432". */
  server: string;
  /** A table, column or database, as it stands in the query or in the address. */
  name?: string;
  /** The server's number or state for the error, or what is wrong with an address. */
  reason?: string;
}

/** What may go well a moment later: the caller connects again and asks again. */
const worthARetry: ReadonlySet<DatabaseErrorCode> = new Set(["unreachable", "no_answer", "dropped", "overloaded"]);

/** Why a database gave no answer, in one line that says what to do and repeats no password, address or data. */
export class DatabaseError extends SourceError {
  readonly transient: boolean;

  constructor(
    readonly code: DatabaseErrorCode,
    readonly details: ErrorDetails,
    { transient = worthARetry.has(code) } = {},
  ) {
    super(plain(words[code](details)));
    this.name = "DatabaseError";
    this.transient = transient;
  }
}

const words: Readonly<Record<DatabaseErrorCode, (details: ErrorDetails) => string>> = {
  bad_url: ({ reason }) =>
    `The address of the database cannot be read: ${reason ?? "it is not a URL"}. Write it like postgres://user@host:5432/database?table=name or clickhouse://user@host:8123/database?table=name, with the characters : / ? # [ ] @ % of a name or password written as %3A %2F %3F %23 %5B %5D %40 %25.`,
  unknown_host: ({ server }) =>
    `${server} is not found: no address is known for this host. Check its spelling, and that this machine reaches the network it is in.`,
  unreachable: ({ server, reason }) =>
    `${server} does not take connections${because(reason)}. Check that the server runs, that the port is right, and that no firewall stands between.`,
  encryption: ({ server, reason }) =>
    `The encrypted connection to ${server} did not come about${because(reason)}. Check that the server speaks TLS at this port and that its certificate is valid for this host; for PostgreSQL, sslmode and sslrootcert in the address say what is checked.`,
  authentication: ({ server }) =>
    `${server} does not let this user in. Check the user name and the password; a password is best given by PGPASSWORD or CLICKHOUSE_PASSWORD.`,
  missing_database: ({ server, name }) =>
    `${server} has no database ${name ? `"${name}" ` : "of this name "}that this user may open. Check the name after the last / of the address.`,
  missing_table: ({ server, name }) =>
    `${server} has no table ${name ? `"${name}"` : "of this name"}. Check its spelling, upper and lower case included, and name its schema too: table=schema.name.`,
  missing_column: ({ server, name }) =>
    `The table that ${server} was asked for lacks ${name ? `the column "${name}"` : "a column"} that this format has. Check that the table is of the format named, or map its columns.`,
  permission: ({ server, name }) =>
    `${server} does not allow this user to read ${name ? `"${name}"` : "the table"}. Ask its administrator for the right to SELECT from it.`,
  read_only: ({ server }) =>
    `${server} was asked for something else than reading and refused it. Only SELECT is ever run; this is a mistake in the query.`,
  too_slow: ({ server }) =>
    `${server} ended the query because it ran out of time. Allow more time, or read a shorter span of time at once.`,
  no_answer: ({ server }) => `${server} did not answer in time. Check the connection, or allow more time.`,
  dropped: ({ server }) =>
    `${server} closed the connection before the answer was complete. Try again; if it happens again, read a shorter span of time at once.`,
  overloaded: ({ server, reason }) => `${server} takes no more work at the moment${because(reason)}. Try again later.`,
  unusable_answer: ({ server, reason }) =>
    `${server} gave an answer that is not one of this kind of database${because(reason)}. Check that host and port lead to the database itself.`,
  unsafe_integer: ({ server, name }) =>
    `${server} gave a whole number in ${name ? `"${name}"` : "a column"} that is too large to be held exactly (above 2^53). Read a shorter span of time at once.`,
  refused: ({ server, reason }) =>
    `${server} refused the query${because(reason)}. Its documentation of error codes, or its log, says why.`,
};

const because = (reason: string | undefined): string => (reason === undefined ? "" : ` (${reason})`);
