import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/assessment/evidence-schema.js";
import { overlapLine } from "../../../src/report/evidence/overlaps.js";

type Source = Evidence["sources"][number];

const source = (name: string, from: string, to: string, rest: Partial<Source> = {}): Source => ({
  source: name,
  format: "requests",
  engine: "duckdb",
  by: ["workload"],
  rows: 100,
  used: 100,
  faults: [],
  out_of_order: null,
  from: `2026-11-${from}:00.000Z`,
  to: `2026-11-${to}:00.000Z`,
  missing_columns: [],
  span: null,
  broken_off: false,
  damaged: false,
  doubtful_ids: null,
  duplicates_unknown: true,
  ...rest,
});

const withIds = { duplicates_unknown: false };
const report = { engine: "report", format: "openai-usage", duplicates_unknown: false } as const;
const table = { engine: "postgres", format: "litellm-spend", duplicates_unknown: false } as const;

const first = source("a.csv", "02T00:00", "05T00:00");

describe("sources that overlap in time", () => {
  it.each<[string, Source]>([
    ["two logs without ids", source("b.csv", "04T00:00", "07T00:00")],
    ["one with ids beside one without", source("b.csv", "04T00:00", "07T00:00", withIds)],
    ["a report beside a log", source("b.csv", "01T00:00", "06T00:00", report)],
    ["a live table beside a log", source("b.csv", "01T00:00", "06T00:00", table)],
    ["a log of a few minutes that lies within another", source("b.csv", "04T00:00", "04T00:10")],
  ])("%s: what is in both counts twice", (_, other) => {
    const line =
      "a.csv, b.csv overlap in time, and their requests cannot be told apart by an id: one that is in two of them counts twice.";
    expect(overlapLine({ sources: [first, other] })).toBe(line);
    expect(
      overlapLine({
        sources: [
          { ...other, source: "a.csv" },
          { ...first, source: "b.csv" },
        ],
      }),
    ).toBe(line);
  });

  it.each<[string, Source, Source]>([
    ["both tell their ids", { ...first, ...withIds }, source("b.csv", "04T00:00", "07T00:00", withIds)],
    ["one begins where the other ends", first, source("b.csv", "05T00:00", "07T00:00")],
    ["days that are cut a little late", first, source("b.csv", "04T23:55", "07T00:00")],
    [
      "one tells its costs alone",
      first,
      source("b.csv", "02T00:00", "05T00:00", { ...report, format: "openai-costs" }),
    ],
    ["one has no times", first, { ...first, from: null, to: null }],
  ])("%s: nothing is there twice", (_, one, other) => {
    expect(overlapLine({ sources: [one, other] })).toBeUndefined();
  });

  it("only those that do are named", () => {
    const apart = source("c.csv", "10T00:00", "11T00:00");
    expect(overlapLine({ sources: [first, apart] })).toBeUndefined();
    expect(overlapLine({ sources: [first, apart, { ...first, source: "b.csv" }] })).toMatch(/^a\.csv, b\.csv overlap/);
  });
});
