import type { ConnectOptions, Database } from "./database.js";
import { readAddress } from "./database-address.js";

/**
 * Connects to the server that a URL names and tells whether it reads: postgres://, postgresql://, clickhouse:// (HTTP)
 * and clickhouses:// (HTTPS). Throws a DatabaseError. The libraries are loaded only here, when they are needed.
 */
export async function connect(url: string, options: ConnectOptions): Promise<Database> {
  const address = readAddress(url, options.env);
  if (address.dialect === "postgres") {
    const { connectPostgres } = await import("./postgres.js");
    return connectPostgres(address, options);
  }
  const { connectClickhouse } = await import("./clickhouse.js");
  return connectClickhouse(address, options);
}
