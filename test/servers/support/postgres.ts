import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { makeCertificate } from "./certificate.js";
import { librariesOf, postgresFolder } from "./found.js";
import { freePorts, removeFolder, Server, serverFolder, type User } from "./server.js";

/** PostgreSQL's administrator in these tests; the tests' own password, which must appear in no message. */
export const owner = { user: "owner", password: "owner's p@ss/word" };

export interface Wanted {
  user?: string;
  password?: string;
  database?: string;
  host?: string;
  port?: number;
}

export interface Postgres {
  port: number;
  /** Address for the administrator, or for another user and database. */
  url(options?: Wanted): string;
  /** Runs statements as the administrator. */
  run(sql: string): Promise<void>;
  /** The process that `stop` ends. */
  pid: number | undefined;
  folder: string;
  /** The file of its certificate, which is for localhost. */
  certificate: string;
  stop(): Promise<void>;
}

/** A server of its own on the loopback address: `npm run servers` makes the programs available. */
export async function startPostgres(): Promise<Postgres> {
  const programs = postgresFolder();
  if (!programs) throw new Error("PostgreSQL is not on this machine; npm run servers gets it");
  const user = otherThanRoot();
  const folder = serverFolder(user);
  const data = join(folder, "data");
  const { certificate, key } = makeCertificate(folder);
  const env = librariesOf("postgresql-15");
  try {
    const secret = join(folder, "password");
    writeFileSync(secret, owner.password, { mode: 0o644 });
    const set = ["--auth=scram-sha-256", `--pwfile=${secret}`, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
    execFileSync(join(programs, "initdb"), ["-D", data, "-U", owner.user, ...set], {
      ...user,
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
  const [port = 0] = await freePorts(1);
  const all = { fsync: "off", unix_socket_directories: "", listen_addresses: "127.0.0.1" };
  const tls = { ssl: "on", ssl_cert_file: certificate, ssl_key_file: key };
  const server = new Server({
    command: join(programs, "postgres"),
    args: [
      "-D",
      data,
      "-p",
      `${port}`,
      ...Object.entries({ ...all, ...tls }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    folder,
    env,
    user,
    signal: "SIGINT",
  });
  const run = async (sql: string) => {
    const client = new Client({ host: "127.0.0.1", port, database: "postgres", ...owner });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await server.ready(() => run("SELECT 1"));
  return {
    port,
    url: ({ user: name, password, database = "postgres", host = "127.0.0.1", port: at = port } = {}) => {
      const [who, secret] = name === undefined ? [owner.user, owner.password] : [name, password ?? ""];
      return `postgres://${who}:${encodeURIComponent(secret)}@${host}:${at}/${database}`;
    },
    run,
    pid: server.pid,
    folder,
    certificate,
    stop: () => server.stop(),
  };
}

/** PostgreSQL does not run as root, so that somebody else has to where root runs the tests. */
function otherThanRoot(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entry = readFileSync("/etc/passwd", "utf8").match(/^nobody:[^:]*:(\d+):(\d+):/m);
  if (!entry) throw new Error("PostgreSQL does not run as root, and this machine has no user nobody");
  return { uid: Number(entry[1]), gid: Number(entry[2]) };
}
