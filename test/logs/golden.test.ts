import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Store } from "../../src/engines/duckdb/store.js";
import { RequestTable } from "../../src/engines/duckdb/table.js";
import { providerName } from "../../src/evidence/provider-name.js";
import type { RowFormat } from "../../src/logs/formats/format.js";
import { headOf, recogniseRows } from "../../src/logs/recognise.js";
import { type Golden, golden, goldenFields, goldenRow } from "./support/golden.js";

const folder = "fixtures/logs";

/** What each format does not tell, by the schemas of their makers; and which of the twelve requests its sample holds. */
const samples: readonly {
  file: string;
  format: string;
  lacks: readonly string[];
  holds: (record: Golden) => boolean;
}[] = [
  { file: "canonical.ndjson", format: "requests", lacks: [], holds: () => true },
  { file: "litellm_spendlogs.csv", format: "litellm-spend", lacks: [], holds: () => true },
  { file: "litellm_spendlogs.ndjson", format: "litellm-spend", lacks: [], holds: () => true },
  {
    file: "litellm_standard_logging.ndjson",
    format: "litellm-payload",
    lacks: ["written", "reasoning"],
    holds: () => true,
  },
  // time to the first token only stands in spans of streamed requests
  { file: "otel_genai_spans.otlp.ndjson", format: "otlp", lacks: ["cost", "reasoning", "ttft"], holds: () => true },
  {
    file: "otel_genai_spans_legacy.otlp.ndjson",
    format: "otlp",
    lacks: ["cost", "reasoning"],
    holds: ({ timestamp }) => golden.findIndex((record) => record.timestamp === timestamp) < 3,
  },
  { file: "langfuse_observations_export.jsonl", format: "langfuse", lacks: ["provider"], holds: () => true },
  { file: "helicone_request_response_rmt.ndjson", format: "helicone", lacks: ["reasoning"], holds: () => true },
  {
    file: "openrouter_activity.csv",
    format: "openrouter",
    lacks: ["written"],
    holds: ({ status, provider }) => status === "ok" && ["openai", "anthropic"].includes(provider),
  },
  {
    file: "azure_apim_llm_log.ndjson",
    format: "azure-apim",
    lacks: ["cached", "written", "reasoning", "ttft", "cost"],
    holds: ({ provider }) => provider === "azure",
  },
];

async function read(
  file: string,
): Promise<{ format: RowFormat | undefined; rows: readonly Record<string, unknown>[] }> {
  const path = `${folder}/${file}`;
  const head = headOf(readFileSync(path, "utf8"));
  const [format, ...others] = recogniseRows(head);
  expect(others).toEqual([]);
  if (!format || head.container === "text") return { format, rows: [] };
  const store = await Store.open();
  try {
    const table = await RequestTable.create(store);
    const columns = new Map(head.columns.map((name) => [name, "VARCHAR"]));
    await table.load({
      source: file,
      file: { path, container: head.container, gzip: false, columns },
      format,
      asked: { by: format.defaultKeys, latest: Date.parse("2026-12-31T00:00:00Z") },
    });
    const names = ["ts", ...Object.keys(goldenFields)];
    const rows = await store.all(`SELECT ${names.join(", ")} FROM requests WHERE flags = 0 ORDER BY ts`);
    const named = (name: string, value: unknown) =>
      name === "provider" && typeof value === "string" ? providerName(value) : value;
    return { format, rows: rows.map((row) => Object.fromEntries(names.map((name, i) => [name, named(name, row[i])]))) };
  } finally {
    store.close();
  }
}

describe("every format gives the same twelve requests", () => {
  test.each(samples)("$file", async ({ file, format, lacks, holds }) => {
    const found = await read(file);
    expect(found.format?.id).toBe(format);
    const expected = golden.filter(holds).map(goldenRow);
    // what a format lacks is unknown; what it tells otherwise than the golden record is a mistake
    const compared = found.rows.map((row, i) => {
      const want: Record<string, unknown> = expected[i] ?? {};
      const told = Object.entries(row).map(([name, value]) => [
        name,
        value === null && (lacks.includes(name) || isEmptyOfFailed(name, want, format)) ? want[name] : value,
      ]);
      return Object.fromEntries(told);
    });
    expect(compared).toEqual(expected);
  });
});

/** What a failed request cost or reasoned is nothing: a format may leave it out, or tell only what is not nothing. */
const isEmptyOfFailed = (name: string, want: Record<string, unknown>, format: string): boolean =>
  (name === "reasoning" && want[name] === 0 && format === "langfuse") ||
  (name === "cost" && want[name] === 0 && want.status !== "ok");
