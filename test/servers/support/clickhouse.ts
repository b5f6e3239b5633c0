import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { clickhouseServer, librariesOf } from "./found.js";
import { freePorts, Server, serverFolder } from "./server.js";

/** Users of both kinds of server besides the administrator: one whose profile is read-only already. */
export const readers = { reader: "reader's p@ss/word" } as const;

/** A fault of the front, from the next request on. `late error` is written into an answer that began well. */
export interface FrontFault {
  kind: "cut" | "silence" | "hang" | "error" | "late error";
  afterBytes?: number;
  text?: string;
  status?: number;
}

export interface Clickhouse {
  port: number;
  /** Address for the administrator, or for another user and database. */
  url(options?: { user?: string; password?: string; database?: string; port?: number }): string;
  /** Runs one statement as the administrator. */
  run(sql: string): Promise<string>;
}

export interface Cluster {
  /** The two nodes; `pair` is the cluster's name for a Distributed table. */
  nodes: readonly [Clickhouse, Clickhouse];
  stop(): Promise<void>;
}

export interface Modern extends Clickhouse {
  fault(fault?: FrontFault): Promise<void>;
  stop(): Promise<void>;
}

/** Two servers of ClickHouse 18.16 on the loopback address that know each other as the two shards of `pair`. */
export async function startCluster(): Promise<Cluster> {
  const command = clickhouseServer();
  if (!command) throw new Error("ClickHouse 18.16 is not on this machine; npm run servers gets it");
  const [http1 = 0, http2 = 0, tcp1 = 0, tcp2 = 0] = await freePorts(4);
  const shards = [tcp1, tcp2];
  const first = oldNode(command, { http: http1, tcp: tcp1 }, shards);
  const second = oldNode(command, { http: http2, tcp: tcp2 }, shards);
  const stop = async () => {
    await Promise.all([first.server.stop(), second.server.stop()]);
  };
  try {
    for (const { server, node } of [first, second]) await server.ready(() => node.run("SELECT 1"));
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes: [first.node, second.node], stop };
}

interface Ports {
  http: number;
  tcp: number;
}

function oldNode(
  command: string,
  { http, tcp }: Ports,
  shards: readonly number[],
): { server: Server; node: Clickhouse } {
  const folder = serverFolder();
  for (const name of ["data", "tmp", "files"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "config.xml"), configuration(folder, { http, tcp }, shards));
  writeFileSync(join(folder, "users.xml"), users);
  const server = new Server({
    command,
    args: [`--config-file=${join(folder, "config.xml")}`],
    folder,
    env: librariesOf("clickhouse-server"),
    signal: "SIGTERM",
  });
  return { server, node: clickhouseAt(http) };
}

const configuration = (folder: string, { http, tcp }: Ports, shards: readonly number[]): string => `<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <http_port>${http}</http_port>
  <tcp_port>${tcp}</tcp_port>
  <listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/tmp/</tmp_path>
  <user_files_path>${folder}/files/</user_files_path>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <timezone>UTC</timezone>
  <mark_cache_size>67108864</mark_cache_size>
  <remote_servers><pair>${shards.map(shard).join("")}</pair></remote_servers>
</yandex>
`;

const shard = (port: number): string => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`;

const users = `<yandex>
  <profiles><default/><limited><readonly>1</readonly></limited></profiles>
  <quotas><default/></quotas>
  <users>
    <default>
      <password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
    </default>
    <reader>
      <password>${readers.reader}</password><networks><ip>127.0.0.1</ip></networks><profile>limited</profile>
      <quota>default</quota><allow_databases><database>default</database></allow_databases>
    </reader>
  </users>
</yandex>
`;

const front = fileURLToPath(new URL("chdb-front.js", import.meta.url));

/** Today's ClickHouse, as a library behind ClickHouse's HTTP interface. */
export async function startModern(): Promise<Modern> {
  const [port = 0] = await freePorts(1);
  const folder = serverFolder();
  const known = { default: { password: "" }, reader: { password: readers.reader, readonly: true } };
  const server = new Server({
    command: process.execPath,
    args: [front, JSON.stringify({ port, folder, users: known })],
    folder,
    signal: "SIGTERM",
  });
  const node = clickhouseAt(port);
  await server.ready(() => node.run("SELECT 1"));
  return {
    ...node,
    fault: async (fault) => {
      const body = fault === undefined ? "" : JSON.stringify(fault);
      await fetch(`http://127.0.0.1:${port}/fault`, { method: "POST", body });
    },
    stop: () => server.stop(),
  };
}

function clickhouseAt(port: number): Clickhouse {
  return {
    port,
    url: ({ user = "default", password = "", database = "default", port: at = port } = {}) =>
      `clickhouse://${user}:${encodeURIComponent(password)}@127.0.0.1:${at}/${database}`,
    run: async (sql) => {
      const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: sql });
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      return text;
    },
  };
}
