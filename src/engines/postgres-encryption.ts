import type { ConnectionOptions } from "node:tls";
import type { Encryption } from "./database-address.js";
import { DatabaseError } from "./database-error.js";

/**
 * What is checked of a server's certificate, as in libpq: nothing for prefer and require, unless a root certificate is
 * named; who signed it for verify-ca; for verify-full also that it is this host's.
 */
export function wantedEncryption(encryption: Encryption, rootCertificate: string | undefined): ConnectionOptions {
  const trusted = rootCertificate === undefined ? {} : { ca: rootCertificate };
  if (encryption === "verify-full") return trusted;
  if (encryption === "verify-ca" || rootCertificate !== undefined) {
    return { ...trusted, checkServerIdentity: () => undefined };
  }
  return { rejectUnauthorized: false };
}

/** What `postgresError` calls a server that does not speak TLS. */
export const speaksNoTls = "the server does not offer encryption";

/** True where a connection without encryption may do: the server has none. */
export const withoutEncryption = (error: unknown): boolean =>
  error instanceof DatabaseError && error.details.reason === speaksNoTls;
