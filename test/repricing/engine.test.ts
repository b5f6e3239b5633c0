import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Store } from "../../src/engines/duckdb/store.js";
import { RequestTable } from "../../src/engines/duckdb/table.js";
import { readParts } from "../../src/engines/parts.js";
import type { TrafficPart } from "../../src/evidence/parts.js";
import { headOf, recogniseRows } from "../../src/logs/recognise.js";
import { partQueries } from "../../src/logs/sql/aggregate.js";
import { duckDb } from "../../src/logs/sql/duckdb.js";
import { reprice } from "../../src/repricing/reprice.js";
import { book } from "../pricing/book.js";
import { golden, logged, partsOf } from "./parts.js";

async function trafficOf(path: string): Promise<TrafficPart[]> {
  const head = headOf(readFileSync(path, "utf8"));
  const [format] = recogniseRows(head);
  if (!format || head.container === "text") throw new Error(`${path} has no format`);
  const store = await Store.open();
  try {
    const table = await RequestTable.create(store);
    const columns = new Map(head.columns.map((name) => [name, "VARCHAR"]));
    await table.load({
      source: path,
      file: { path, container: head.container, gzip: false, columns },
      format,
      asked: { by: format.defaultKeys, latest: Date.parse("2026-12-31T00:00:00Z") },
    });
    const { traffic } = await readParts(
      (sql, take) => store.each(sql, take),
      partQueries(duckDb(new Map()), "requests"),
    );
    return traffic;
  } finally {
    store.close();
  }
}

const by = { book, on: "2026-06-30" };

const workloads = [...new Set(golden.map(({ workload }) => workload))];

describe("files that tell cost and all tokens give the difference of the golden requests", () => {
  // langfuse does not tell the provider, so that the model's name decides; own runtimes cannot be told there
  it.each([
    ["canonical.ndjson", workloads],
    ["litellm_spendlogs.csv", workloads],
    ["helicone_request_response_rmt.ndjson", workloads],
    ["langfuse_observations_export.jsonl", workloads.filter((name) => name !== "nightly-classify")],
  ])("%s", async (file, told) => {
    const traffic = await trafficOf(`fixtures/logs/${file}`);
    for (const workload of told) {
      const found = reprice(
        traffic.filter((part) => part.workload === workload),
        by,
      );
      const expected = reprice(partsOf(golden.filter((request) => request.workload === workload)), by);
      // money is added up in another order
      const figures = ({ recomputed_usd, recomputed_all_usd, difference_usd, unexplained_usd }: typeof found) =>
        [recomputed_usd, recomputed_all_usd, difference_usd, unexplained_usd].map((usd) => usd?.toFixed(12));
      expect(figures(found)).toEqual(figures(expected));
      expect(found.because.map(({ code }) => code)).toEqual(expected.because.map(({ code }) => code));
      expect(found).toMatchObject({ logged_usd: expected.logged_usd, logged_share: expected.logged_share });
    }
  });
});

it("requests that tell their cost have parts of their own, whatever other requests came in the same hour", async () => {
  const folder = mkdtempSync(join(tmpdir(), "repricing-"));
  const requests = [
    logged({ input_tokens: 1_000, cached_input_tokens: 900, cost_usd: 0.00045 }),
    logged({ input_tokens: 9_000, output_tokens: 5_000 }),
    logged({ input_tokens: null, output_tokens: null, cached_input_tokens: null, cost_usd: 0 }),
  ];
  try {
    const path = join(folder, "requests.ndjson");
    writeFileSync(path, requests.map((each) => JSON.stringify({ ...each, status: "ok" })).join("\n"));
    const traffic = await trafficOf(path);
    // 100 × 0.4 + 900 × 0.1 + 200 × 1.6 = 450 millionths
    expect(reprice(traffic, by)).toMatchObject({ recomputed_usd: 0.00045, difference_usd: 0, logged_share: 0.5 });
    for (const { input_tokens, output_tokens, tokens_with_cost } of traffic) {
      expect([0, input_tokens + output_tokens]).toContain(tokens_with_cost);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
