import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { collectTable } from "../../src/engines/live/collect-table.js";
import { type Modern, startModern } from "./support/clickhouse.js";
import { fillColumns, observationRows, observations, requestResponse, requestRows } from "./support/observations.js";
import { oddRequests, random } from "./support/odd-requests.js";
import { latest, ofFiles, sorted } from "./support/parts.js";
import { startProxy } from "./support/proxy.js";
import { startRecorder } from "./support/recorder.js";

const span = { since: Date.parse("2026-06-01T00:00:00Z"), until: Date.parse("2026-06-04T00:00:00Z") };
const asked = { ...span, latest, timezone: "UTC" };
const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const langfuse = "fixtures/logs/langfuse_observations_export.jsonl";
const helicone = "fixtures/logs/helicone_request_response_rmt.ndjson";

describe("tables of today's ClickHouse", () => {
  let server: Modern;

  beforeAll(async () => {
    server = await startModern();
    for (const name of ["golden", "helicone", "odd"]) await server.run(`CREATE DATABASE ${name}`);
    await server.run(observations("golden.observations"));
    await fillColumns(server, "golden.observations", linesOf(langfuse));
    await server.run(requestResponse("helicone.request_response_rmt"));
    await fillColumns(server, "helicone.request_response_rmt", linesOf(helicone));
    const numbers = random(20_260_602);
    await server.run(observations("odd.observations"));
    await fillColumns(server, "odd.observations", observationRows(oddRequests(20_000, numbers), numbers));
    await server.run(requestResponse("odd.request_response_rmt"));
    await fillColumns(server, "odd.request_response_rmt", requestRows(oddRequests(20_000, numbers), numbers));
  });
  afterAll(() => server?.stop());

  it.each([
    ["golden", langfuse, "langfuse"],
    ["helicone", helicone, "helicone"],
  ])("gives the same parts as its export: %s", async (database, file, format) => {
    const expected = await ofFiles({ file });
    const { parts, accounts } = await collectTable(server.url({ database }), asked, {});
    expect(sorted(parts)).toEqual(sorted(expected.parts));
    expect(accounts[0]).toMatchObject({ rows: 12, used: 12, engine: "clickhouse", format, span });
  });

  it.each([
    ["observations", undefined],
    ["observations", "environment"],
    ["request_response_rmt", undefined],
    ["request_response_rmt", "team"],
  ])("gives the same parts of 20,000 odd requests in %s as their export, counted by %s", async (table, by) => {
    const text = await server.run(`SELECT * FROM odd.${table} FORMAT JSONEachRow`);
    const expected = await ofFiles({ text }, by === undefined ? {} : { by });
    const { parts, accounts } = await collectTable(server.url({ database: "odd" }), { ...asked, table, by }, {});
    expect(sorted(parts)).toEqual(sorted(expected.parts));
    const told = expected.accounts[0];
    expect(accounts[0]).toMatchObject({ rows: told?.rows, used: told?.used, from: told?.from, to: told?.to });
  });

  it("counts each request once in its last version, and none that was deleted", async () => {
    const numbers = random(5);
    const rows = observationRows(oddRequests(900, numbers), numbers).map((row) => ({ ...row, type: "GENERATION" }));
    const later = (row: object) => ({ ...row, event_ts: "2026-06-30 00:00:00.000" });
    const changed = rows
      .slice(0, 300)
      .map((row) => later({ ...row, name: "changed", usage_details: { input: 5, output: 6 } }));
    const gone = rows.slice(300, 600).map((row) => later({ ...row, is_deleted: 1 }));
    await server.run("CREATE DATABASE versions");
    await server.run(observations("versions.observations"));
    await server.run("SYSTEM STOP MERGES versions.observations");
    for (const part of [rows, changed, gone]) await fillColumns(server, "versions.observations", part);
    const expected = await ofFiles({
      text: [...changed, ...rows.slice(600)].map((row) => JSON.stringify(row)).join("\n"),
    });
    const { parts, accounts } = await collectTable(server.url({ database: "versions" }), asked, {});
    expect(sorted(parts)).toEqual(sorted(expected.parts));
    // 900 rows and 300 changes; the 300 that say that something is gone are no requests
    expect(accounts[0]).toMatchObject({ rows: 1_200, used: 600 });
  });

  it("selects no prompt and no answer, and does without their columns", async () => {
    const recorder = await startRecorder(server.port);
    onTestFinished(() => recorder.stop());
    const { parts } = await collectTable(server.url({ database: "golden", port: recorder.port }), asked, {});
    await collectTable(server.url({ database: "helicone", port: recorder.port }), asked, {});
    const statements = recorder.statements.join("\n");
    expect(statements).toContain("`usage_details`");
    expect(statements).toContain("`prompt_tokens`");
    expect(statements).not.toMatch(/`(input|output|metadata)`|request_body|response_body/);
    await server.run("CREATE DATABASE silent");
    await server.run(observations("silent.observations", ""));
    await fillColumns(server, "silent.observations", linesOf(langfuse));
    const silent = await collectTable(server.url({ database: "silent" }), asked, {});
    expect(sorted(silent.parts)).toEqual(sorted(parts));
  });

  it("reads by the key and the parts of the table that hold the day", async () => {
    const recorder = await startRecorder(server.port);
    onTestFinished(() => recorder.stop());
    await collectTable(server.url({ database: "golden", port: recorder.port }), asked, {});
    const ranges = recorder.statements.filter((sql) => sql.includes("observations") && !sql.startsWith("DESCRIBE"));
    // four statements for each of three days
    expect(ranges).toHaveLength(12);
    for (const sql of ranges) {
      expect(sql).toMatch(/WHERE `start_time` >= fromUnixTimestamp64Milli\(toInt64\(\d+\)\) AND `start_time` < /);
    }
  });

  it("asks again after an answer that broke off, and gives the same", async () => {
    const whole = await collectTable(server.url({ database: "golden" }), asked, {});
    const proxy = await startProxy(server.port);
    onTestFinished(() => proxy.stop());
    const before = proxy.connections();
    let days = 0;
    const onProgress = () => {
      if (days++ === 0) proxy.fault({ kind: "cut", afterBytes: 100, once: true });
    };
    const url = server.url({ database: "golden", port: proxy.port });
    const { parts } = await collectTable(url, { ...asked, onProgress }, {});
    expect(sorted(parts)).toEqual(sorted(whole.parts));
    expect(proxy.connections() - before).toBeGreaterThan(1);
  });

  it("wants to know which table where two may hold the same requests", async () => {
    await server.run("CREATE DATABASE both");
    for (const name of ["observations", "events_full"]) await server.run(observations(`both.${name}`));
    await expect(collectTable(server.url({ database: "both" }), asked, {})).rejects.toThrow(
      /has the tables observations and events_full, which may hold the same requests: name one with \?table=name/,
    );
    const one = await collectTable(server.url({ database: "both" }), { ...asked, table: "events_full" }, {});
    expect(one.accounts[0]).toMatchObject({ rows: 0, used: 0, format: "langfuse" });
  });

  it("lets nobody in with a wrong password, and does not repeat it", async () => {
    const url = server.url({ user: "reader", password: "not the secret" });
    const outcome = await collectTable(url, asked, {}).catch((error: unknown) => error);
    expect(outcome).toMatchObject({ code: "authentication" });
    expect(String(outcome)).not.toMatch(/not the secret|not%20the/);
  });
});
