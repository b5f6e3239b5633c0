import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where servers are unpacked that this machine does not have; `npm run servers` fills it. */
export const servers = fileURLToPath(new URL("../../../.servers", import.meta.url));

/** Where libraries are that were unpacked with a server. */
const libraries = (name) =>
  ["usr/lib/x86_64-linux-gnu", "lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu", "lib/aarch64-linux-gnu"]
    .map((folder) => join(servers, name, folder))
    .filter((folder) => existsSync(folder))
    .join(delimiter);

/** What a server's program needs in its environment if it was unpacked. */
export function librariesOf(name) {
  const path = libraries(name);
  return path === "" ? {} : { LD_LIBRARY_PATH: path };
}

/** The folder of PostgreSQL's programs, the newest version first. */
export function postgresFolder() {
  const path = (process.env["PATH"] ?? "").split(delimiter);
  return [
    ...versions("/usr/lib/postgresql"),
    ...path,
    ...versions(join(servers, "postgresql-15/usr/lib/postgresql")),
  ].find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

function versions(folder) {
  if (!existsSync(folder)) return [];
  const byNumber = (a, b) => Number(b) - Number(a);
  return readdirSync(folder)
    .sort(byNumber)
    .map((version) => join(folder, version, "bin"));
}

/** Debian's ClickHouse, where it is installed and where it is unpacked. Any other is too new for what it stands for. */
export const clickhouseServer = () =>
  [join(servers, "clickhouse-server/usr/sbin/clickhouse-server"), "/usr/sbin/clickhouse-server"].find((file) =>
    existsSync(file),
  );

/** The program that makes certificates, where it is unpacked, with what it needs to run from there. */
export function openssl() {
  const command = join(servers, "openssl/usr/bin/openssl");
  if (!existsSync(command)) return { command: "openssl", env: {} };
  const env = { LD_LIBRARY_PATH: libraries("openssl"), OPENSSL_CONF: join(servers, "openssl/etc/ssl/openssl.cnf") };
  return { command, env };
}
