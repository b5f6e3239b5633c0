import { DatabaseError, type DatabaseErrorCode } from "./database-error.js";
import { NoAnswer } from "./within.js";

/** What Node and TLS call what goes wrong on the way to a server. */
const codes: Readonly<Record<string, DatabaseErrorCode>> = {
  ENOTFOUND: "unknown_host",
  EAI_AGAIN: "unknown_host",
  EAI_NODATA: "unknown_host",
  ECONNREFUSED: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  EACCES: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  // a socket file that is not there
  ENOENT: "unreachable",
  ETIMEDOUT: "no_answer",
  ECONNRESET: "dropped",
  ECONNABORTED: "dropped",
  EPIPE: "dropped",
  ERR_STREAM_PREMATURE_CLOSE: "dropped",
  CERT_HAS_EXPIRED: "encryption",
  CERT_NOT_YET_VALID: "encryption",
  DEPTH_ZERO_SELF_SIGNED_CERT: "encryption",
  SELF_SIGNED_CERT_IN_CHAIN: "encryption",
  UNABLE_TO_GET_ISSUER_CERT: "encryption",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "encryption",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "encryption",
  CERT_SIGNATURE_FAILURE: "encryption",
  CERT_REVOKED: "encryption",
  EPROTO: "encryption",
};

/** Codes that are told to a user as they are: they stand for one thing, whatever a server may say. */
const told = new Set<DatabaseErrorCode>(["unreachable", "encryption"]);

/** What is wrong with the connection itself; undefined where the error is of another kind. */
export function networkError(error: unknown, server: string): DatabaseError | undefined {
  if (error instanceof NoAnswer) return new DatabaseError("no_answer", { server });
  const name = codeOf(error);
  if (name === undefined) return undefined;
  const code = codes[name] ?? (/^ERR_(TLS|SSL|OSSL)_/.test(name) ? "encryption" : undefined);
  if (code === undefined) return undefined;
  return new DatabaseError(code, { server, ...(told.has(code) && { reason: name }) }, transience(name));
}

/** A name that is not found now may be found in a moment where the name server itself gave no answer. */
const transience = (name: string): { transient?: boolean } => (name === "EAI_AGAIN" ? { transient: true } : {});

/** The code of an error; of the first one where several addresses of a host were tried. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}
