import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../src/engines/connect.js";
import { all, drained, failure, opened } from "./support/answers.js";
import { owner, type Postgres, startPostgres } from "./support/postgres.js";
import { type FaultProxy, startProxy } from "./support/proxy.js";

const asReader = { user: "reader", password: "reader's p@ss/word" };

/** Rows of a kibibyte each, as many as asked for. */
const wide = (rows: number) => `SELECT n, repeat('x', 1024) FROM generate_series(1, ${rows}) AS n`;

describe("PostgreSQL", () => {
  let server: Postgres;
  let proxy: FaultProxy;

  beforeAll(async () => {
    server = await startPostgres();
    proxy = await startProxy(server.port);
    await server.run(`
      CREATE ROLE reader LOGIN PASSWORD 'reader''s p@ss/word';
      CREATE ROLE crowded LOGIN PASSWORD 'crowded' CONNECTION LIMIT 0;
      CREATE SCHEMA "Proxy";
      CREATE TABLE "Proxy"."LiteLLM.SpendLogs" ("startTime" timestamp(3), prompt_tokens int NOT NULL, spend float8);
      CREATE TABLE kept (id int);
      INSERT INTO kept VALUES (1);
      GRANT SELECT ON kept TO reader;
      CREATE FUNCTION says(state text, words text) RETURNS int LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION USING ERRCODE = state, MESSAGE = words, DETAIL = words, HINT = words; END $$;`);
  });
  beforeEach(() => proxy.fault());
  afterAll(async () => {
    await proxy?.stop();
    await server?.stop();
  });

  it("gives numbers as numbers, text as text, and nothing as null", async () => {
    const database = await opened(server.url());
    const rows = database.rows(
      `SELECT 9007199254740991::int8, sum(n)::numeric, 1.25::numeric, 0.5::float8, 'NaN'::float8, true, 'it''s'::text,
        NULL::int8, timestamp '2026-01-02 03:04:05.678', $1::text, $2::int FROM generate_series(1, 3) AS n`,
      ["$2 'quoted' \\", -7],
    );
    expect(await all(rows)).toEqual([
      [9007199254740991, 6, 1.25, 0.5, Number.NaN, true, "it's", null, "2026-01-02 03:04:05.678", "$2 'quoted' \\", -7],
    ]);
    expect(database).toMatchObject({ dialect: "postgres", version: expect.stringMatching(/^\d\d/) });
  });

  it("refuses a whole number that would be rounded, and goes on", async () => {
    const database = await opened(server.url());
    const error = await failure(all(database.rows("SELECT 1 AS small, 9007199254740992::int8 AS large")));
    expect(error).toMatchObject({ code: "unsafe_integer", details: { name: "large" }, transient: false });
    expect(await all(database.rows("SELECT 2"))).toEqual([[2]]);
  });

  it("tells the columns of a table whose name has capitals and a dot", async () => {
    const database = await opened(server.url());
    expect([...(await database.columns('Proxy."LiteLLM.SpendLogs"'))]).toEqual([
      ["startTime", "timestamp(3) without time zone"],
      ["prompt_tokens", "integer"],
      ["spend", "double precision"],
    ]);
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

  it.each([
    "INSERT INTO kept VALUES (2)",
    "WITH more AS (INSERT INTO kept VALUES (2) RETURNING id) SELECT id FROM more",
    "DROP TABLE kept",
    "SELECT setval('pg_catalog.x', 1)",
    "CREATE TABLE more (id int)",
  ])("writes nothing: %s", async (sql) => {
    const database = await opened(server.url());
    const { code } = await failure(all(database.rows(sql)));
    // the last but one fails for want of the sequence, which is not there
    expect(code).toBe(sql.includes("setval") ? "missing_table" : "read_only");
    expect(await all(database.rows("SELECT id FROM kept"))).toEqual([[1]]);
  });

  it.each([
    ["missing_table", "SELECT 1 FROM nowhere", "nowhere"],
    ["missing_table", 'SELECT 1 FROM "Nowhere"."At All"', "Nowhere.At All"],
    ["missing_column", "SELECT id, prompt FROM kept", "prompt"],
    ["missing_column", 'SELECT k."no such" FROM kept AS k', "k.no such"],
  ])("%s names what is missing: %s", async (code, sql, name) => {
    const database = await opened(server.url());
    expect(await failure(all(database.rows(sql)))).toMatchObject({ code, details: { name }, transient: false });
  });

  it("says that a table has no columns because there is none", async () => {
    const database = await opened(server.url());
    expect(await failure(database.columns("public.nowhere"))).toMatchObject({
      code: "missing_table",
      details: { name: "public.nowhere" },
    });
  });

  it("says what a user may not read", async () => {
    const database = await opened(server.url(asReader));
    expect(await all(database.rows("SELECT id FROM kept"))).toEqual([[1]]);
    const error = await failure(all(database.rows('SELECT 1 FROM "Proxy"."LiteLLM.SpendLogs"')));
    expect(error).toMatchObject({ code: "permission", transient: false });
  });

  it.each([
    ["authentication", { ...asReader, password: "wrong" }, false],
    ["authentication", { user: "nobody-here", password: "wrong" }, false],
    ["authentication", { user: "reader", password: "" }, false],
    ["missing_database", { database: "elsewhere" }, false],
    ["overloaded", { user: "crowded", password: "crowded" }, true],
  ])("%s is told when connecting: %o", async (code, wanted, transient) => {
    const error = await failure(connect(server.url(wanted), { timeoutMs: 20_000 }));
    expect(error).toMatchObject({ code, transient });
  });

  it("takes the password from the environment it is given", async () => {
    const url = `postgres://reader@127.0.0.1:${server.port}/postgres`;
    const database = await connect(url, { timeoutMs: 20_000, env: { PGPASSWORD: asReader.password } });
    expect(await all(database.rows("SELECT current_user"))).toEqual([["reader"]]);
    await database.close();
  });

  describe("encryption", () => {
    const encrypted =
      "SELECT ssl, application_name FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE pid = pg_backend_pid()";
    const at = (host: string, rest: string) => `${server.url({ host })}?${rest}`;

    it.each([
      ["disable", "", false],
      ["prefer", "", true],
      ["require", "", true],
      ["verify-ca", "&sslrootcert=CERTIFICATE", true],
    ])("sslmode=%s%s encrypts: %s", async (mode, rest, ssl) => {
      const named = rest.replace("CERTIFICATE", encodeURIComponent(server.certificate));
      const database = await opened(at("127.0.0.1", `sslmode=${mode}${named}`));
      expect(await all(database.rows(encrypted))).toEqual([[ssl, "llm-decide"]]);
    });

    it("verify-full takes the certificate of this host alone, by an authority that is named", async () => {
      const certificate = `&sslrootcert=${encodeURIComponent(server.certificate)}`;
      const right = await opened(at("localhost", `sslmode=verify-full${certificate}`));
      expect(await all(right.rows("SELECT 1"))).toEqual([[1]]);
      for (const url of [
        at("127.0.0.1", `sslmode=verify-full${certificate}`),
        at("localhost", "sslmode=verify-full"),
        at("localhost", "sslmode=verify-full&sslrootcert=/nowhere.crt"),
      ]) {
        const error = await failure(connect(url, { timeoutMs: 20_000 }));
        expect(error).toMatchObject({ code: "encryption", transient: false });
      }
    });
  });

  describe("faults", () => {
    it("ends a query that takes too long", async () => {
      const database = await opened(server.url(), 300);
      expect(await failure(all(database.rows("SELECT pg_sleep(30)")))).toMatchObject({
        code: "too_slow",
        transient: false,
      });
      expect(await all(database.rows("SELECT 1"))).toEqual([[1]]);
    });

    it.each([0, 5, 4_000, 3_000_000])("tells a line that is cut after %d bytes of the answer", async (afterBytes) => {
      const database = await opened(server.url({ port: proxy.port }));
      proxy.fault({ kind: "cut", afterBytes });
      expect(await failure(all(database.rows(wide(10_000))))).toMatchObject({ code: "dropped", transient: true });
      // nor does a connection that is gone answer anything else, or keep one waiting
      expect(await failure(all(database.rows("SELECT 1")))).toMatchObject({ code: "dropped" });
    });

    it.each([0, 4_000, 3_000_000])(
      "waits no longer than it may for a line that falls silent after %d bytes",
      async (afterBytes) => {
        const database = await opened(server.url({ port: proxy.port }), 1_000);
        proxy.fault({ kind: "silence", afterBytes });
        expect(await failure(all(database.rows(wide(10_000))))).toMatchObject({ code: "no_answer", transient: true });
      },
    );

    it.each([
      ["cut", "dropped"],
      ["silence", "no_answer"],
    ] as const)("tells a line that is %s while connecting", async (kind, code) => {
      proxy.fault({ kind, afterBytes: 20 });
      const url = `${server.url({ port: proxy.port })}?sslmode=disable`;
      expect(await failure(connect(url, { timeoutMs: 500 }))).toMatchObject({ code, transient: true });
    });

    it("tells that an administrator has ended the connection", async () => {
      const database = await opened(server.url());
      const rows = database.rows("SELECT pg_backend_pid() FROM generate_series(1, 100000)")[Symbol.asyncIterator]();
      const { value } = await rows.next();
      await server.run(`SELECT pg_terminate_backend(${value[0]})`);
      await pause(100);
      const rest = async () => {
        for (let next = await rows.next(); !next.done; next = await rows.next());
      };
      expect(await failure(rest())).toMatchObject({ code: "dropped", transient: true });
    });
  });

  it.each(["42703", "42P01", "42501", "28P01", "3D000", "57014", "08006", "53000", "22012", "XX000", "P0001"])(
    "repeats nothing of what a server says with state %s",
    async (state) => {
      const database = await opened(server.url());
      const secret = `${owner.password} ${server.url()} tell me about my rash`;
      const words = `column "${secret}" does not exist; relation "${secret}" of ${secret}`;
      const error = await failure(all(database.rows("SELECT says($1, $2)", [state, words])));
      const everything = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join("\n");
      for (const piece of [owner.password, encodeURIComponent(owner.password), "rash", "owner"]) {
        expect(everything).not.toContain(piece);
      }
      expect(error.message).not.toContain("\n");
    },
  );
});
