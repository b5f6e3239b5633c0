import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../src/engines/connect.js";
import { all, drained, failure, opened } from "./support/answers.js";
import {
  type Clickhouse,
  type Cluster,
  type Modern,
  readers,
  startCluster,
  startModern,
} from "./support/clickhouse.js";
import { type FaultProxy, startProxy } from "./support/proxy.js";

const asReader = { user: "reader", password: readers.reader };

/** Rows of a kibibyte each, as many as asked for. */
const wide = (rows: number) => `SELECT number, '${"x".repeat(1024)}' FROM system.numbers LIMIT ${rows}`;

let cluster: Cluster;
let modern: Modern;

beforeAll(async () => {
  [cluster, modern] = await Promise.all([startCluster(), startModern()]);
});
afterAll(async () => {
  await Promise.all([cluster?.stop(), modern?.stop()]);
});

describe.each([
  ["18.16", () => cluster.nodes[0]],
  ["of today", (): Clickhouse => modern],
] as const)("ClickHouse %s", (_, found) => {
  let server: Clickhouse;
  let proxy: FaultProxy;

  beforeAll(async () => {
    server = found();
    proxy = await startProxy(server.port);
    await server.run("CREATE DATABASE hidden");
    await server.run(
      "CREATE TABLE default.kept (id UInt64, `request created at` DateTime, tokens Nullable(Int64)) ENGINE = MergeTree ORDER BY id PARTITION BY tuple()",
    );
    await server.run("INSERT INTO default.kept VALUES (1, '2026-01-02 03:04:05', NULL)");
  });
  beforeEach(() => proxy.fault());
  afterAll(() => proxy?.stop());

  it("gives numbers as numbers, text as text, and nothing as null", async () => {
    const database = await opened(server.url());
    const rows = database.rows(
      `SELECT toUInt64(9007199254740991), toInt64(-9007199254740991), toDecimal64('1.250', 3), toFloat64(0.5),
        toFloat64(0) / 0, 'it''s\\t"x"\\r\\n\\\\', CAST(NULL AS Nullable(Int64)), CAST(7 AS Nullable(Int64)), tokens,
        \`request created at\`, '$1', $1, $2 FROM kept`,
      ["$2 'quoted' \\ \t", -7],
    );
    expect(await all(rows)).toEqual([
      [
        9007199254740991,
        -9007199254740991,
        1.25,
        0.5,
        Number.NaN,
        `it's\t"x"\r\n\\`,
        null,
        7,
        null,
        "2026-01-02 03:04:05",
        "$1",
        "$2 'quoted' \\ \t",
        -7,
      ],
    ]);
    expect(database).toMatchObject({ dialect: "clickhouse", version: expect.stringMatching(/^\d\d\.\d/) });
  });

  it("gives an answer without rows, and one whose only value is empty", async () => {
    const database = await opened(server.url());
    expect(await all(database.rows("SELECT id FROM kept WHERE id > 1"))).toEqual([]);
    expect(await all(database.rows("SELECT ''"))).toEqual([[""]]);
  });

  it("refuses a whole number that would be rounded, and goes on", async () => {
    const database = await opened(server.url());
    const error = await failure(all(database.rows("SELECT 1 AS small, toUInt64(9007199254740992) AS large")));
    expect(error).toMatchObject({ code: "unsafe_integer", details: { name: "large" }, transient: false });
    expect(await all(database.rows("SELECT 2"))).toEqual([[2]]);
  });

  it("tells the columns of a table", async () => {
    const database = await opened(server.url());
    expect([...(await database.columns("default.kept"))]).toEqual([
      ["id", "UInt64"],
      ["request created at", "DateTime"],
      ["tokens", "Nullable(Int64)"],
    ]);
    for (const table of ["nowhere", "default.nowhere", "nowhere.kept"]) {
      expect(await failure(database.columns(table))).toMatchObject({
        code: "missing_table",
        details: { name: "nowhere" },
      });
    }
  });

  it("streams 200,000 rows, 200 MiB in all, in little more memory than ten", async () => {
    const few = await drained(server.url(), wide(10));
    const many = await drained(server.url(), wide(200_000));
    expect([few.rows, many.rows]).toEqual([10, 200_000]);
    expect(many.peakMebibytes - few.peakMebibytes).toBeLessThan(100);
  });

  it("takes another query after one that was left in the middle", async () => {
    const database = await opened(server.url());
    for await (const [n] of database.rows(wide(50_000))) if (n === 3) break;
    expect(await all(database.rows("SELECT 1"))).toEqual([[1]]);
  });

  it.each([{ user: "default", password: "" }, asReader])("writes nothing as %o", async (who) => {
    const database = await opened(server.url(who));
    for (const sql of [
      "INSERT INTO kept (id) SELECT 2",
      "CREATE TABLE more (id UInt8) ENGINE = Memory",
      "DROP TABLE kept",
      "ALTER TABLE kept DELETE WHERE 1",
      "SELECT * FROM url('http://127.0.0.1:1/', TSV, 'a UInt8')",
      "SET readonly = 0",
    ]) {
      // whatever is said of it, it fails
      const { code } = await failure(all(database.rows(sql)));
      expect(["read_only", "refused", "permission"]).toContain(code);
    }
    expect(await all(database.rows("SELECT id FROM kept"))).toEqual([[1]]);
  });

  it.each([
    ["missing_table", "SELECT 1 FROM nowhere", "nowhere"],
    ["missing_table", "SELECT 1 FROM default.nowhere", "nowhere"],
    ["missing_table", "SELECT 1 FROM nowhere.kept", "nowhere"],
    ["missing_column", "SELECT id, prompt FROM kept", "prompt"],
    ["missing_column", "SELECT sum(prompt) FROM kept GROUP BY id", "prompt"],
  ])("%s names what is missing: %s", async (code, sql, name) => {
    const database = await opened(server.url());
    expect(await failure(all(database.rows(sql)))).toMatchObject({ code, details: { name }, transient: false });
  });

  it.each([
    ["authentication", { ...asReader, password: "wrong" }],
    ["authentication", { user: "nobody-here", password: "wrong" }],
    ["missing_database", { database: "elsewhere" }],
  ])("%s is told when connecting: %o", async (code, wanted) => {
    const error = await failure(connect(server.url(wanted), { timeoutMs: 20_000 }));
    expect(error).toMatchObject({ code, transient: false });
  });

  it("takes the password from the environment it is given", async () => {
    const url = `clickhouse://reader@127.0.0.1:${server.port}`;
    const database = await connect(url, { timeoutMs: 20_000, env: { CLICKHOUSE_PASSWORD: readers.reader } });
    expect(await all(database.rows("SELECT id FROM kept"))).toEqual([[1]]);
    await database.close();
  });

  it("ends a query that takes too long", async () => {
    const database = await opened(server.url(), 1_000);
    const endless = "SELECT max(number) FROM system.numbers";
    expect(await failure(all(database.rows(endless)))).toMatchObject({ code: "too_slow", transient: false });
  });

  it.each([0, 150, 4_000, 3_000_000])("tells a line that is cut after %d bytes of the answer", async (afterBytes) => {
    const database = await opened(server.url({ port: proxy.port }));
    proxy.fault({ kind: "cut", afterBytes });
    expect(await failure(all(database.rows(wide(10_000))))).toMatchObject({ code: "dropped", transient: true });
    // another query gets another connection
    proxy.fault();
    expect(await all(database.rows("SELECT 1"))).toEqual([[1]]);
  });

  it.each([0, 4_000, 3_000_000])(
    "waits no longer than it may for a line that falls silent after %d bytes",
    async (afterBytes) => {
      const database = await opened(server.url({ port: proxy.port }), 1_000);
      proxy.fault({ kind: "silence", afterBytes });
      expect(await failure(all(database.rows(wide(10_000))))).toMatchObject({ code: "no_answer", transient: true });
    },
  );
});

describe("ClickHouse with two nodes", () => {
  it("reads both shards through a Distributed table", async () => {
    const [first, second] = cluster.nodes;
    for (const [node, values] of [
      [first, "(1), (2)"],
      [second, "(10), (20), (30)"],
    ] as const) {
      await node.run("CREATE TABLE local (n UInt64) ENGINE = MergeTree ORDER BY n PARTITION BY tuple()");
      await node.run("CREATE TABLE everywhere (n UInt64) ENGINE = Distributed(pair, default, local, rand())");
      await node.run(`INSERT INTO local VALUES ${values}`);
    }
    for (const node of cluster.nodes) {
      const database = await opened(node.url(asReader));
      expect(await all(database.rows("SELECT count(), sum(n) FROM everywhere"))).toEqual([[5, 63]]);
    }
  });

  it("says what a user may not read", async () => {
    const [node] = cluster.nodes;
    await node.run("CREATE TABLE hidden.prompts (id UInt8) ENGINE = Memory");
    const database = await opened(node.url(asReader));
    expect(await failure(all(database.rows("SELECT id FROM hidden.prompts")))).toMatchObject({ code: "permission" });
  });
});

describe("what stands before a ClickHouse", () => {
  beforeEach(() => modern.fault());
  afterAll(() => modern?.fault());

  const secret = "reader's p@ss/word clickhouse://reader:pw@host tell me about my rash";

  it.each([
    [500, "unusable_answer", false],
    [502, "overloaded", true],
    [503, "overloaded", true],
    [504, "no_answer", true],
    [429, "overloaded", true],
    [401, "authentication", false],
    [404, "unusable_answer", false],
  ])("may answer %d: %s", async (status, code, transient) => {
    const database = await opened(modern.url());
    await modern.fault({ kind: "error", status, text: `<html>${secret}</html>` });
    const error = await failure(all(database.rows("SELECT 1")));
    expect(error).toMatchObject({ code, transient });
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain("rash");
  });

  it.each([60, 47, 497, 516, 159, 241, 81, 395, 9999])(
    "may repeat anything with code %d, and nothing of it is told",
    async (number) => {
      const database = await opened(modern.url());
      const words = `Code: ${number}. DB::Exception: Table ${secret} identifier '${secret}' does not exist. (X) (version 26)`;
      await modern.fault({ kind: "error", text: words });
      const error = await failure(all(database.rows("SELECT 1 AS one")));
      expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toMatch(/rash|pw@|p@ss|reader/);
    },
  );

  it("may never answer", async () => {
    const database = await opened(modern.url(), 500);
    await modern.fault({ kind: "hang" });
    expect(await failure(all(database.rows("SELECT 1")))).toMatchObject({ code: "no_answer", transient: true });
  });

  it.each([
    ["before 25.11", "Code: 159. DB::Exception: Timeout exceeded. (TIMEOUT_EXCEEDED) (version 24.8)\n", "too_slow"],
    [
      "of 18.16",
      "Code: 241, e.displayText() = DB::Exception: Memory limit exceeded, e.what() = DB::Exception\n",
      "overloaded",
    ],
    ["without a line end", "Code: 159. DB::Exception: Timeout exceeded", "too_slow"],
    [
      "since 25.11",
      "\r\n__exception__\r\ntagtagtagtag\nCode: 159. DB::Exception: Timeout exceeded. (TIMEOUT_EXCEEDED)\n71 tagtagtagtag\r\n__exception__\r\n",
      "too_slow",
    ],
    ["that is nothing known", "upstream connect error\n", "dropped"],
  ])("may write its error into the answer, as servers %s do", async (_, text, code) => {
    const database = await opened(modern.url());
    await modern.fault({ kind: "late error", afterBytes: 5_000, text });
    expect(await failure(all(database.rows(wide(100))))).toMatchObject({ code });
    if (text.startsWith("upstream")) return;
    // where there is one column only, an error has as many fields as a row
    expect(await failure(all(database.rows("SELECT toString(number) FROM system.numbers LIMIT 9000")))).toMatchObject({
      code,
    });
  });
});
