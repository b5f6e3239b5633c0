import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectTable } from "../../src/engines/live/collect-table.js";
import { formatOf } from "../logs/column-map/read-rows.js";
import { type Cluster, startCluster } from "./support/clickhouse.js";
import { type OddRequest, oddRequests, random } from "./support/odd-requests.js";
import { latest, ofFiles, sorted } from "./support/parts.js";

const span = { since: Date.parse("2026-06-01T00:00:00Z"), until: Date.parse("2026-06-04T00:00:00Z") };

const columns = `id Nullable(String), at DateTime, at_ms Int64, at_s Float64, told String, app Nullable(String), provider Nullable(String),
  model Nullable(String), input Nullable(Int64), cached Nullable(Int32), written Nullable(String), output Nullable(Int64),
  reasoning Nullable(Int16), latency Nullable(Float64), ttft Nullable(Float64), cost Nullable(Float64), result Nullable(String),
  prompt String, ready_at Nullable(DateTime)`;

const map = (timestamp: string): string => `columns:
  timestamp: ${timestamp}
  id: id
  workload: [app, provider]
  provider: provider
  model: model
  input_tokens: input
  cached_input_tokens: cached
  cache_write_input_tokens: written
  output_tokens: output
  reasoning_tokens: reasoning
  latency: { column: latency, unit: s }
  ttft: { column: ttft, unit: ms }
  cost: { column: cost, unit: cents }
  status: { column: result, ok: [200, done], rate_limited: [429] }
`;

const numbers = random(1_816);

/** A row of the log; what is not told is null, a number or text as the column holds it. */
const rowOf = ({ id, ts, workload, provider, model, usd, ...rest }: OddRequest) => ({
  id: numbers.next() < 0.05 ? null : id,
  at: new Date(ts).toISOString().replace("T", " ").slice(0, 19),
  at_ms: ts,
  at_s: ts / 1000,
  told: new Date(ts + 2 * 3_600_000).toISOString().replace("Z", numbers.of(["+02:00", "+0200", "+02"])),
  app: workload,
  provider,
  model,
  input: rest.input,
  cached: rest.cached,
  written:
    rest.written === null ? numbers.of([null, "", "none"]) : numbers.of([`${rest.written}`, `${rest.written}.0`]),
  output: rest.output,
  reasoning: rest.reasoning === null ? null : Math.min(rest.reasoning, 30_000),
  latency: rest.latency === null ? null : rest.latency / 1000,
  ttft: rest.ttft,
  cost: usd === null ? null : usd * 100,
  result: rest.status === "ok" ? numbers.of(["200", "done", "200.0"]) : rest.status === "rate_limited" ? "429" : null,
  prompt: "said",
  ready_at: null,
});

describe("a Distributed table over two nodes of ClickHouse 18.16", () => {
  let cluster: Cluster;
  const rows = oddRequests(20_000, numbers).map(rowOf);
  // requests that were logged by both nodes, the second time with other counts
  const again = rows.filter((_, i) => i % 50 === 0).map((row) => ({ ...row, output: (row.output ?? 0) + 1 }));
  const all = [...rows, ...again];

  beforeAll(async () => {
    cluster = await startCluster();
    for (const [i, node] of cluster.nodes.entries()) {
      await node.run(`CREATE TABLE log (${columns}) ENGINE = MergeTree PARTITION BY toYYYYMM(at) ORDER BY at_ms`);
      await node.run(`CREATE TABLE whole_log (${columns}) ENGINE = Distributed('pair', 'default', 'log')`);
      const own = [...rows.filter((_, n) => n % 2 === i), ...again.filter((_, n) => n % 2 !== i)];
      await node.run(`INSERT INTO log FORMAT JSONEachRow\n${own.map((row) => JSON.stringify(row)).join("\n")}`);
    }
  });
  afterAll(() => cluster?.stop());

  it.each(["at", "{ column: at_ms, unit: ms }", "{ column: at_s, unit: s }", "told"])(
    "gives the same parts as one file with all rows, by the time in %s",
    async (timestamp) => {
      const from = formatOf(map(timestamp));
      const expected = await ofFiles({ text: all.map((row) => JSON.stringify(row)).join("\n") }, { from });
      const asked = { ...span, latest, timezone: "UTC", from, table: "whole_log" };
      const { parts, accounts } = await collectTable(cluster.nodes[0].url(), asked, {});
      expect(sorted(parts)).toEqual(sorted(expected.parts));
      const { rows: read, used, faults } = expected.accounts[0] ?? { faults: [] };
      expect(accounts[0]).toMatchObject({ rows: read, used, engine: "clickhouse", duplicates_unknown: false });
      const counts = (found: typeof faults) => found.map((fault) => [fault.fault, fault.rows]).toSorted();
      expect(counts(accounts[0]?.faults ?? [])).toEqual(counts(faults));
    },
  );

  it("says that it cannot look into JSON", async () => {
    const from = formatOf(`${map("at")}keys:\n  tag: prompt.tag\n`);
    const asked = { ...span, latest, timezone: "UTC", from, table: "whole_log", by: "tag" };
    await expect(collectTable(cluster.nodes[0].url(), asked, {})).rejects.toThrow(
      /^ClickHouse 18\.16\.\S+ cannot read values inside JSON: /,
    );
  });
});
