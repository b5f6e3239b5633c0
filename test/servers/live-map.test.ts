import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectTable } from "../../src/engines/live/collect-table.js";
import { formatOf } from "../logs/column-map/read-rows.js";
import { oddRequests, random } from "./support/odd-requests.js";
import { latest, ofFiles, sorted } from "./support/parts.js";
import { type Postgres, startPostgres } from "./support/postgres.js";
import { exported, fill } from "./support/spend-logs.js";

const span = { since: Date.parse("2026-05-31T00:00:00Z"), until: Date.parse("2026-06-05T00:00:00Z") };

const map = (timestamp: string): string => `columns:
  timestamp: ${timestamp}
  id: id
  workload: [app, tags.0]
  provider: extra.gateway.provider
  model: extra.model
  input_tokens: tokens_in
  cached_input_tokens: extra.cached
  output_tokens: output
  reasoning_tokens: text.usage.1
  latency: { column: latency, unit: us }
  ttft: { until: first_at }
  cost: { column: cost, unit: micro_usd }
  status: { column: result, empty: error }
keys:
  tag: tags.0
  price: price
`;

describe("a table of PostgreSQL by a column map", () => {
  let server: Postgres;

  beforeAll(async () => {
    server = await startPostgres();
    const numbers = random(12);
    const { of } = numbers;
    const requests = oddRequests(6_000, numbers);
    // of two rows of one request that both tell no tokens, either may stand
    const absurdly = (i: number, count: number | null) =>
      i < requests.length && i % 40 !== 0 ? of([count, count, count, 9e18]) : count;
    const rows = [...requests, ...requests.filter((_, i) => i % 40 === 0)].map(({ ts, ...rest }, i) => ({
      id: i % 30 === 0 ? null : rest.id,
      at_zone: new Date(ts).toISOString().replace("Z", "456Z"),
      at_naive: new Date(ts).toISOString().replace("Z", ""),
      at_text: of([
        ...[
          new Date(ts).toISOString(),
          new Date(ts).toISOString().replace("Z", "+0530"),
          new Date(ts).toISOString().slice(0, 19),
        ],
        ...["2026-06-02", "2026-02-30 10:00:00", "0000-01-01", "yesterday", "2026-13-01", "", null],
      ]),
      at_ns: `${ts}000000`,
      first_at: of([null, `${ts + 200}000000`]),
      app: rest.workload,
      tags: of([["first", "second"], [], null]),
      extra: of([
        { gateway: { provider: rest.provider }, model: rest.model, cached: absurdly(i, rest.cached) },
        [1],
        "text",
        null,
        3,
      ]),
      text: of([
        `{"usage": [1, ${rest.reasoning}]}`,
        ...[
          "s",
          "v",
          "[s]",
          '{"usage": [1, v]}',
          '{"usage": [1, 1e9999]}',
          '{"usage": [1 2]}',
          "\u0001",
          "nulltrue",
          "[1,]",
          "01",
        ],
        '{"usage": [',
        '{"usage": "\\u0000"}',
        '"\\ud800"',
        "",
        null,
        '{"usage":[[[]],{"a":7}]} ',
        "{'usage': 1}",
      ]),
      tokens_in: of([String(rest.input), `${rest.input}.5`, ` ${rest.input} `, "1e3", "9".repeat(25), "none", null]),
      output: i < requests.length ? absurdly(i, rest.output) : 7,
      latency: rest.latency === null ? null : rest.latency * 1000,
      cost: rest.usd === null ? of(["NaN", null]) : (rest.usd * 1e6).toFixed(6),
      price: of([0.1, 2.5, null]),
      result: of(["200", "Success", "429", "rate limited", "boom", "", null]),
      prompt: "said",
    }));
    await server.run(`CREATE TABLE gateway (id text, at_zone timestamptz, at_naive timestamp, at_text text, at_ns bigint, first_at bigint,
      app text, tags text[], extra json, text text, tokens_in text, output bigint, latency real, cost numeric, price real,
      result text, prompt text)`);
    await fill(server, "gateway", rows);
  });
  afterAll(() => server?.stop());

  it.each([
    ["at_zone", "UTC"],
    ["at_naive", "America/New_York"],
    ["at_naive", "UTC"],
    ["at_text", "Asia/Kolkata"],
    ["{ column: at_ns, unit: ns }", "UTC"],
  ])("gives the same parts as its export, by the time in %s in %s", async (timestamp, timezone) => {
    const from = formatOf(map(timestamp));
    const text = await exported(server.url(), "gateway");
    const expected = await ofFiles({ text }, { from, timezone });
    const asked = { ...span, latest, timezone, from, table: "gateway" };
    const { parts, accounts } = await collectTable(server.url(), asked, {});
    expect(sorted(parts)).toEqual(sorted(expected.parts));
    const { rows, used, faults } = expected.accounts[0] ?? { faults: [] };
    expect(accounts[0]).toMatchObject({ rows, used, duplicates_unknown: false });
    const counts = (found: typeof faults) => found.map(({ fault, rows: count }) => [fault, count]).toSorted();
    expect(counts(accounts[0]?.faults ?? [])).toEqual(counts(faults));
  });

  it("needs the name of the table", async () => {
    const from = formatOf(map("at_zone"));
    const collecting = collectTable(server.url(), { ...span, latest, timezone: "UTC", from }, {});
    await expect(collecting).rejects.toThrow(/has many tables: name the one that the column map map.yaml is for/);
  });
});
