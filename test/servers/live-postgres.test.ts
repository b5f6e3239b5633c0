import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectTable } from "../../src/engines/live/collect-table.js";
import type { SourceAccount } from "../../src/evidence/account.js";
import { oddRequests, random } from "./support/odd-requests.js";
import { latest, ofFiles, sorted } from "./support/parts.js";
import { type Postgres, startPostgres } from "./support/postgres.js";
import { exported, fill, spendLogs, spendRows } from "./support/spend-logs.js";

const file = "fixtures/logs/litellm_spendlogs.ndjson";
const golden: Record<string, unknown>[] = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const span = { since: Date.parse("2026-06-01T00:00:00Z"), until: Date.parse("2026-06-04T00:00:00Z") };
const asked = { ...span, latest, timezone: "UTC" };

const table = '"LiteLLM_SpendLogs"';

describe("LiteLLM's table in PostgreSQL", () => {
  let server: Postgres;

  beforeAll(async () => {
    server = await startPostgres();
    await server.run(spendLogs);
    await fill(server, table, golden);
    const numbers = random(20_260_601);
    await server.run(`CREATE SCHEMA odd; SET search_path TO odd; ${spendLogs}`);
    await fill(server, `odd.${table}`, spendRows(oddRequests(20_000, numbers), numbers));
    await server.run(`ANALYZE odd.${table}`);
  });
  afterAll(() => server?.stop());

  it("gives the same parts as its export", async () => {
    const expected = await ofFiles({ file });
    const { parts, accounts } = await collectTable(server.url(), asked, {});
    expect(sorted(parts)).toEqual(sorted(expected.parts));
    expect(accounts[0]).toMatchObject({ rows: 12, used: 12, engine: "postgres", format: "litellm-spend", span });
  });

  it.each([undefined, "tag", "team"])(
    "gives the same parts of 20,000 odd requests as their export, counted by %s",
    async (by) => {
      const expected = await ofFiles(
        { text: await exported(server.url(), `odd.${table}`) },
        by === undefined ? {} : { by },
      );
      const { parts, accounts } = await collectTable(
        server.url(),
        { ...asked, table: "odd.LiteLLM_SpendLogs", by },
        {},
      );
      expect(sorted(parts)).toEqual(sorted(expected.parts));
      const told = (account: SourceAccount | undefined) => ({
        ...{ rows: account?.rows, used: account?.used, from: account?.from, to: account?.to },
        faults: account?.faults.map(({ fault, rows }) => [fault, rows]),
      });
      expect(told(accounts[0])).toEqual(told(expected.accounts[0]));
      expect(accounts[0]?.rows).toBe(20_000);
    },
  );

  it("gives of a span that cuts through hours what is in it, as its export does", async () => {
    const cut = { since: Date.parse("2026-06-01T11:17:05.123Z"), until: Date.parse("2026-06-02T09:59:59.999Z") };
    const expected = await ofFiles({ text: await exported(server.url(), `odd.${table}`) }, cut);
    const { parts } = await collectTable(server.url(), { ...asked, ...cut, table: "odd.LiteLLM_SpendLogs" }, {});
    expect(sorted(parts)).toEqual(sorted(expected.parts));
    expect(parts.traffic.length).toBeGreaterThan(1_000);
  });
});
