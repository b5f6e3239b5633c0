import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Progress } from "../../src/engines/collected.js";
import { answerOf } from "../../src/engines/live/answer.js";
import { collectTable } from "../../src/engines/live/collect-table.js";
import { liveTable } from "../../src/engines/live/live-table.js";
import { groupedRows } from "../../src/logs/sql/live-rows.js";
import { timeCondition } from "../../src/logs/sql/time-range.js";
import { all, opened } from "./support/answers.js";
import { oddRequests, random } from "./support/odd-requests.js";
import { latest, sorted } from "./support/parts.js";
import { owner, type Postgres, startPostgres } from "./support/postgres.js";
import { type FaultProxy, startProxy } from "./support/proxy.js";
import { fill, spendLogs, spendRows, spoken } from "./support/spend-logs.js";

const span = { since: Date.parse("2026-06-01T00:00:00Z"), until: Date.parse("2026-06-04T00:00:00Z") };
const asked = { ...span, latest, timezone: "UTC" };
const table = '"LiteLLM_SpendLogs"';

/** The columns that a role needs to read LiteLLM's table, as the documentation gives them. */
const granted =
  /GRANT SELECT \([^)]*\)\s+ON "LiteLLM_SpendLogs"/.exec(readFileSync("docs/live-tables.md", "utf8"))?.[0] ?? "";

describe("what a live table of PostgreSQL is asked", () => {
  let server: Postgres;
  let proxy: FaultProxy;

  beforeAll(async () => {
    server = await startPostgres();
    proxy = await startProxy(server.port);
    await server.run(spendLogs);
    const numbers = random(3);
    await fill(server, table, spendRows(oddRequests(2_000, numbers), numbers));
    // a year around the three days, so that an index is worth its while
    await server.run(`INSERT INTO ${table} (request_id, call_type, "startTime", "endTime")
      SELECT 'other ' || n, '', timestamp '2025-06-01' + n * interval '10 minutes', timestamp '2025-06-01' FROM generate_series(1, 50000) AS n`);
    await server.run(`ANALYZE; CREATE ROLE measurer LOGIN PASSWORD 'measurer''s secret'; ${granted} TO measurer;
      CREATE ROLE bystander LOGIN PASSWORD 'secret'`);
    await server.run("ALTER SYSTEM SET log_statement = 'all'");
    await server.run("SELECT pg_reload_conf()");
  });
  afterAll(async () => {
    await proxy?.stop();
    await server?.stop();
  });

  it("selects no prompt and no answer, and needs no right to them", async () => {
    const before = readFileSync(join(server.folder, "log"), "utf8").length;
    const measurer = { user: "measurer", password: "measurer's secret" };
    const { parts } = await collectTable(server.url(measurer), asked, {});
    const log = readFileSync(join(server.folder, "log"), "utf8").slice(before);
    expect(log).toContain("GROUPING SETS");
    for (const column of spoken) expect(log).not.toMatch(new RegExp(`\\b${column}\\b`));
    const database = await opened(server.url(measurer));
    await expect(all(database.rows(`SELECT messages FROM ${table}`))).rejects.toMatchObject({ code: "permission" });
    expect(sorted(parts)).toEqual(sorted((await collectTable(server.url(), asked, {})).parts));
  });

  it("finds the rows of a day by the index on their time", async () => {
    const database = await opened(server.url());
    const found = await liveTable(database, { server: "PostgreSQL", timezone: "UTC" });
    const day = { since: span.since, until: span.since + 86_400_000 };
    const live = {
      ...{ ...found.sql, format: found.format, by: found.format.defaultKeys, latest, span: day, uniqueIds: true },
      condition: found.time && timeCondition("postgres", found.time, day, "UTC"),
    };
    const plan = (await all(database.rows(`EXPLAIN ${groupedRows(found.dialect, live)}`))).join("\n");
    expect(plan).toContain("LiteLLM_SpendLogs_startTime_idx");
    expect(plan).not.toContain("Seq Scan");
    expect((await answerOf(database, found.dialect, live)).parts.traffic.length).toBeGreaterThan(0);
  });

  it("tells how far it is, by the hours of each day", async () => {
    const told: Progress[] = [];
    await collectTable(server.url(), { ...asked, onProgress: (progress) => told.push(progress) }, {});
    expect(told.map(({ done, total, unit }) => [done, total, unit])).toEqual([
      [24, 72, "hours"],
      [48, 72, "hours"],
      [72, 72, "hours"],
    ]);
  });

  it("asks for 30 days up to the last whole hour where no span is given", async () => {
    const now = { latest: Date.parse("2026-06-03T10:20:30.400Z"), timezone: "UTC" };
    const { accounts } = await collectTable(server.url(), now, {});
    expect(accounts[0]?.span).toEqual({
      since: Date.parse("2026-05-04T10:00:00Z"),
      until: Date.parse("2026-06-03T10:00:00Z"),
    });
  });

  it("says that there is nothing where there is nothing", async () => {
    const empty = { ...asked, since: Date.parse("2020-01-01T00:00:00Z"), until: Date.parse("2020-01-02T00:00:00Z") };
    const { parts, accounts } = await collectTable(server.url(), empty, {});
    expect(parts).toEqual({ traffic: [], minutes: [], histograms: [] });
    expect(accounts[0]).toMatchObject({ rows: 0, used: 0, faults: [], from: null, to: null });
  });

  it("names the source without who asks", async () => {
    const { accounts } = await collectTable(server.url(), asked, {});
    expect(accounts[0]?.source).toBe(`postgres://127.0.0.1:${server.port}/postgres LiteLLM_SpendLogs`);
  });

  it("gives the same after a line that was cut in the middle of an answer", async () => {
    const whole = await collectTable(server.url(), asked, {});
    const before = proxy.connections();
    let cuts = 0;
    const onProgress = () => {
      if (cuts++ === 0) proxy.fault({ kind: "cut", afterBytes: 3_000, once: true });
    };
    const { parts, accounts } = await collectTable(server.url({ port: proxy.port }), { ...asked, onProgress }, {});
    expect(sorted(parts)).toEqual(sorted(whole.parts));
    expect(accounts[0]?.used).toBe(whole.accounts[0]?.used);
    // encrypted, refused by nobody: one until the cut, one after it
    expect(proxy.connections() - before).toBe(2);
  });

  it("gives nothing where the line is cut again and again", async () => {
    const onProgress = () => proxy.fault({ kind: "cut", afterBytes: 3_000 });
    const before = proxy.connections();
    const collecting = collectTable(server.url({ port: proxy.port }), { ...asked, onProgress }, {});
    await expect(collecting).rejects.toMatchObject({ name: "DatabaseError", transient: true });
    expect(proxy.connections() - before).toBeGreaterThanOrEqual(3);
    proxy.fault();
  });

  it("asks for less at once where a day is too slow, and gives the same", async () => {
    // more than so many rows, and the server ends the query as it does when time is up
    await server.run(`CREATE FUNCTION counted(most int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
        PERFORM set_config('live.rows', (coalesce(nullif(current_setting('live.rows', true), ''), '0')::int + 1)::text, true);
        IF current_setting('live.rows')::int > most THEN RAISE EXCEPTION USING ERRCODE = '57014', MESSAGE = 'too slow'; END IF;
        RETURN true; END $$;
      CREATE VIEW slow AS SELECT * FROM ${table} WHERE counted(150);
      CREATE VIEW stuck AS SELECT * FROM ${table} WHERE counted(1)`);
    const whole = await collectTable(server.url(), asked, {});
    const told: number[] = [];
    const onProgress = ({ done }: Progress) => told.push(done);
    const { parts } = await collectTable(server.url(), { ...asked, table: "slow", onProgress }, {});
    expect(sorted(parts)).toEqual(sorted(whole.parts));
    // 2,000 requests and 432 others in 72 hours, 150 at most in one answer
    expect(told.length).toBeGreaterThan(2_000 / 150);
    expect(told.at(-1)).toBe(72);
    const stuck = collectTable(server.url(), { ...asked, table: "stuck" }, {});
    await expect(stuck).rejects.toMatchObject({ code: "too_slow" });
  });

  it("ends where a table that is locked takes too long", async () => {
    await server.run(`CREATE TABLE locked AS SELECT * FROM ${table}`);
    const holding = server.run("BEGIN; LOCK TABLE locked; SELECT pg_sleep(4); COMMIT");
    const hour = { ...asked, until: span.since + 3_600_000, table: "locked", timeoutMs: 300 };
    const waiting = async () => {
      for (;;) await collectTable(server.url(), hour, {});
    };
    await expect(waiting()).rejects.toMatchObject({ code: "too_slow" });
    await holding;
  });

  it("names the column that a table lacks, and tells others", async () => {
    await server.run(`CREATE TABLE lacking AS SELECT * FROM ${table};
      ALTER TABLE lacking DROP COLUMN "completionStartTime", DROP COLUMN request_tags;
      CREATE TABLE useless AS SELECT * FROM lacking; ALTER TABLE useless DROP COLUMN "startTime"`);
    const { accounts } = await collectTable(server.url(), { ...asked, table: "lacking" }, {});
    expect(accounts[0]?.missing_columns).toEqual(["completionStartTime", "request_tags"]);
    const useless = collectTable(server.url(), { ...asked, table: "useless", from: "litellm-spend" }, {});
    await expect(useless).rejects.toThrow(
      /^The table useless of PostgreSQL at .* has no column startTime, which is needed for LiteLLM spend logs\. It has /,
    );
  });

  it.each([
    ["a wrong password", { user: owner.user, password: "wrong pass" }, {}, /does not let this user in/],
    ["a user without the right", { user: "bystander", password: "secret" }, {}, /does not allow this user to read/],
    [
      "another table",
      {},
      { table: "pg_catalog.pg_class" },
      /^The table pg_catalog.pg_class of .* is none of the known formats/,
    ],
    ["no such table", {}, { table: "nowhere" }, /has no table "nowhere"/],
    ["no such key", {}, { by: "colour" }, /does not tell colour: count by workload, tag, key_alias, team/],
    ["a format of no table", {}, { from: "otlp" }, /^A table cannot be of the format otlp/],
  ])("says in one line what is wrong: %s", async (_, user, more, words) => {
    const outcome = await collectTable(server.url(user), { ...asked, ...more }, {}).catch((error: unknown) => error);
    const message = outcome instanceof Error ? outcome.message : "";
    expect(message).toMatch(words);
    expect(message).not.toMatch(/\n|wrong pass|p@ss|secret/);
  });
});
