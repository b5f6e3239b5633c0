import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectTable } from "../../src/engines/live/collect-table.js";
import { type Modern, startModern } from "./support/clickhouse.js";
import { fillColumns, observationRows, observations, requestResponse, requestRows } from "./support/observations.js";
import { oddRequests, random } from "./support/odd-requests.js";
import { latest, ofFiles, sorted } from "./support/parts.js";

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
});
