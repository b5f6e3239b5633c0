import type { Dialect, Environment } from "./database.js";
import { DatabaseError } from "./database-error.js";

/** How far an encrypted connection is wanted and checked, as PostgreSQL names it (libpq, sslmode). */
export const encryptions = ["disable", "prefer", "require", "verify-ca", "verify-full"] as const;
export type Encryption = (typeof encryptions)[number];

/** Where a database is and who asks. `password` must never reach a message, a report or a log. */
export interface DatabaseAddress {
  dialect: Dialect;
  host: string;
  port: number;
  database: string;
  user: string;
  password: string | undefined;
  /** As written after table=: "name" or "schema.name". */
  table: string | undefined;
  encryption: Encryption;
  /** File of the certificates that are trusted, for PostgreSQL. */
  rootCertificate: string | undefined;
  /** "PostgreSQL at localhost:5432": what messages call it. */
  server: string;
}

interface Scheme {
  dialect: Dialect;
  title: string;
  port: number;
  encryption: Encryption;
  /** The variables that stand in for what the address leaves out. */
  variables: { user: readonly string[]; password: string; database: string };
  user: string;
  /** Database of an address that names none: PostgreSQL's is called like the user. */
  database?: string;
  parameters: readonly string[];
}

const postgres: Scheme = {
  dialect: "postgres",
  title: "PostgreSQL",
  port: 5432,
  encryption: "prefer",
  variables: { user: ["PGUSER", "USER"], password: "PGPASSWORD", database: "PGDATABASE" },
  user: "postgres",
  parameters: ["table", "host", "sslmode", "sslrootcert"],
};

const clickhouse: Scheme = {
  dialect: "clickhouse",
  title: "ClickHouse",
  port: 8123,
  encryption: "disable",
  variables: { user: ["CLICKHOUSE_USER"], password: "CLICKHOUSE_PASSWORD", database: "CLICKHOUSE_DATABASE" },
  user: "default",
  database: "default",
  parameters: ["table"],
};

const schemes: Readonly<Record<string, Scheme>> = {
  "postgres:": postgres,
  "postgresql:": postgres,
  "clickhouse:": clickhouse,
  "clickhouses:": { ...clickhouse, port: 8443, encryption: "verify-full" },
};

/** True for what `readAddress` is meant for, so that it is not taken for the name of a file. */
export const isDatabaseUrl = (text: string): boolean =>
  /^(postgres|postgresql|clickhouse|clickhouses):\/\//i.test(text);

/** A scheme, or a name and a password before an `@`: what is meant for a server, and may hold a secret. */
const addressLike = /^\s*(?:[a-z][\w+.-]+:)?\/\/.*@|^\s*[a-z][\w+.-]+:(?:\/\/|.*@)/i;

/**
 * Refuses the address of a server where a file is meant: taken for the name of a file it would be repeated in a message, with its
 * password.
 *
 * @throws DatabaseError that repeats nothing of it
 */
export function refuseAddresses(names: readonly string[]): void {
  for (const name of names) {
    if (isDatabaseUrl(name)) throw badUrl("a file is meant here, such as an export of its table");
    if (addressLike.test(name)) throw badUrl(otherScheme);
  }
}

const otherScheme = "it begins with none of postgres://, clickhouse:// and clickhouses://";

/** The address that a URL and the environment give. Throws a DatabaseError that repeats nothing of the URL. */
export function readAddress(text: string, env: Environment = {}): DatabaseAddress {
  const url = parsed(text);
  const scheme = schemes[url.protocol];
  if (!scheme) throw badUrl(otherScheme);
  // a / ? or # in a password ends the host there, and what follows would be taken for a path
  if (`${url.pathname}${url.search}${url.hash}`.includes("@")) throw badUrl("an @ stands after the host");
  const given = parametersOf(url, scheme);
  const user = decoded(url.username) || first(scheme.variables.user, env) || scheme.user;
  const host = given.get("host") || url.hostname.replace(/^\[(.*)\]$/, "$1") || "localhost";
  const port = url.port === "" ? scheme.port : Number(url.port);
  return {
    dialect: scheme.dialect,
    host,
    port,
    database: decoded(url.pathname.slice(1)) || env[scheme.variables.database] || scheme.database || user,
    user,
    password: decoded(url.password) || env[scheme.variables.password] || undefined,
    table: given.get("table") || undefined,
    encryption: encryptionOf(given.get("sslmode"), scheme),
    rootCertificate: given.get("sslrootcert") || undefined,
    server: `${scheme.title} at ${host}:${port}`,
  };
}

function parsed(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw badUrl("it is not a URL");
  }
}

function parametersOf(url: URL, { title, parameters }: Scheme): Map<string, string> {
  const given = new Map(url.searchParams);
  if ([...given.keys()].every((name) => parameters.includes(name))) return given;
  throw badUrl(`what may follow the ? for ${title} is ${parameters.map((name) => `${name}=`).join(", ")}`);
}

function encryptionOf(given: string | undefined, scheme: Scheme): Encryption {
  if (!given) return scheme.encryption;
  // libpq's "allow" tries without first; to try with is safer and connects as often
  const wanted = encryptions.find((name) => name === (given === "allow" ? "prefer" : given));
  if (!wanted) throw badUrl(`sslmode is one of ${encryptions.join(", ")}`);
  return wanted;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badUrl("a % in it is not followed by two digits of a code");
  }
}

const first = (names: readonly string[], env: Environment): string | undefined =>
  names.map((name) => env[name]).find((value) => value);

const badUrl = (reason: string): DatabaseError => new DatabaseError("bad_url", { server: "The database", reason });
