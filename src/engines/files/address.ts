import { isDatabaseUrl } from "../database-address.js";
import { SourceError } from "../source-error.js";

/** @throws SourceError where the name of a file is an address instead, which may hold a password: that is not repeated */
export function refuseAddress(name: string): void {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(name)) return;
  throw new SourceError(
    isDatabaseUrl(name)
      ? `${withoutSecrets(name)} is the address of a database, not of a file: give an export of its table`
      : `${withoutSecrets(name)} is no address that can be read: use postgres://, clickhouse:// or clickhouses://`,
  );
}

/**
 * An address without who asks, and without parameters. A password may hold any sign that is not written as a code, so that the
 * last @ counts.
 */
const withoutSecrets = (address: string): string => address.replace(/(?<=^[^:]*:\/\/).*@/s, "").replace(/[?#].*$/s, "");
