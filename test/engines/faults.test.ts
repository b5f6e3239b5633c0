import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Store } from "../../src/engines/duckdb/store.js";
import { RequestTable } from "../../src/engines/duckdb/table.js";
import { Totals } from "../../src/engines/live/totals.js";
import type { FaultCount } from "../../src/evidence/account.js";
import { findFact } from "../../src/facts/registry/lookup.js";
import { langfuse } from "../../src/logs/formats/langfuse.js";
import { partQueries } from "../../src/logs/sql/aggregate.js";
import { duckDb } from "../../src/logs/sql/duckdb.js";
import { type Flag, flagNames, flags, mostCost, mostTokens, rowsByFlag, unusable } from "../../src/logs/sql/flags.js";
import { lines, temporary } from "./files/temporary.js";

const { file } = temporary();

describe("a row with several faults", () => {
  const at = (start_time: string, more: object) => ({
    ...{
      id: JSON.stringify(more),
      type: "GENERATION",
      name: "chat",
      start_time,
      usage_details: { input: 1, output: 1 },
    },
    ...more,
  });
  const good = "2026-06-01T00:00:00Z";
  const rows = [
    at(good, {}),
    // stays in: each of its faults counts
    at(good, { latency: -1, name: "", usage_details: { input: -1, output: mostTokens + 1 }, total_cost: -0.5 }),
    at(good, { latency: 1, time_to_first_token: 2, name: "", total_cost: 2 * mostCost }),
    // left out: for the first reason alone
    at(good, { type: "SPAN", latency: -1, name: "" }),
    at("1999-01-01T00:00:00Z", { type: "SPAN", name: "" }),
    at("1999-01-01T00:00:00Z", { latency: -1, name: "" }),
    at("yesterday", { type: "SPAN", latency: -1, name: "" }),
  ];
  const expected = [
    ["negative_latency", 1],
    ["late_first_token", 1],
    ["negative_tokens", 1],
    ["impossible_tokens", 1],
    ["negative_cost", 1],
    ["impossible_cost", 1],
    ["no_workload", 2],
    ["not_a_request", 2],
    ["unreadable", 1],
    ["impossible_time", 1],
  ];
  const told = (faults: readonly FaultCount[] | undefined) => faults?.map(({ fault, rows: count }) => [fault, count]);

  it("is counted alike in a file and in a live table", async () => {
    const path = file("several.ndjson", lines(...rows));
    const store = await Store.open();
    try {
      const table = await RequestTable.create(store);
      await table.load({
        source: "log",
        file: { path, container: "ndjson", gzip: false, columns: new Map() },
        format: langfuse,
        asked: { by: ["name"], latest: Date.parse("2026-12-01T00:00:00Z") },
      });
      const answered = await store.all(partQueries(duckDb(new Map()), "requests").account);
      const counted = answered.map(([sum, count]) => ({
        ...{ flags: Number(sum), rows: Number(count) },
        ...{ first: null, last: null, ids: Number(count) },
      }));
      const live = new Totals();
      const traffic = [{ requests: 3 }] as Parameters<Totals["add"]>[0]["parts"]["traffic"];
      live.add({ parts: { traffic, minutes: [], histograms: [] }, flags: counted });
      const [account] = await table.deduplicate();
      expect(told(account?.faults)).toEqual(expected);
      expect(told(live.account.faults)).toEqual(expected);
    } finally {
      store.close();
    }
  });
});

it("a row that is left out is left out for one reason, and one that stays counts with all its faults", () => {
  const some = fc.subarray([...flagNames], { minLength: 1 });
  const sumOf = (names: readonly Flag[]) => names.reduce((sum, name) => sum + flags[name], 0);
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 9 }), (names, rows) => {
      const counted = rowsByFlag([
        { flags: sumOf(names), rows },
        { flags: 0, rows: 5 },
      ]);
      const reasons = names.filter((name) => flags[name] >= unusable);
      expect(counted).toEqual((reasons.length > 0 ? reasons.slice(0, 1) : names).map((flag) => ({ flag, rows })));
    }),
  );
});

it.each(["traffic.input_tokens", "traffic.output_tokens"])(
  "a request has at most as many tokens as a workload file may state for %s",
  (name) => {
    expect(findFact(name)?.type).toMatchObject({ unit: "tokens/request", max: mostTokens });
  },
);
