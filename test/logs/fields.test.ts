import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Store, type Value } from "../../src/engines/duckdb/store.js";
import { RequestTable } from "../../src/engines/duckdb/table.js";
import type { RowFormat } from "../../src/logs/formats/format.js";
import { langfuse } from "../../src/logs/formats/langfuse.js";
import { litellmPayload, litellmSpend } from "../../src/logs/formats/litellm.js";
import { otlp } from "../../src/logs/formats/otlp.js";
import { requests } from "../../src/logs/formats/requests.js";
import { flags } from "../../src/logs/sql/flags.js";

/** Columns of the canonical rows that a format makes of lines of JSON. */
async function read(
  format: RowFormat,
  rows: readonly object[],
  names: readonly string[],
  by: readonly string[] = format.defaultKeys,
): Promise<(readonly Value[])[]> {
  const folder = mkdtempSync(join(tmpdir(), "fields-"));
  const store = await Store.open();
  try {
    const path = join(folder, "log.ndjson");
    writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    const table = await RequestTable.create(store);
    const columns = new Map(format.columns.map((name) => [name, "VARCHAR"]));
    await table.load({
      source: "log",
      file: { path, container: "ndjson", gzip: false, columns },
      format,
      asked: { by, latest: Date.parse("2026-12-31T00:00:00Z") },
    });
    return await store.all(`SELECT ${names.join(", ")} FROM requests ORDER BY rowid`);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const tokens = ["input", "cached", "written", "output"];

describe("usage of Langfuse", () => {
  const observation = (usage: object) => ({
    ...{ id: "1", type: "GENERATION", start_time: "2026-06-01T00:00:00Z", provided_model_name: "m" },
    usage_details: usage,
  });

  it("is the sum of all buckets of the input, whatever names the cached ones have", async () => {
    const found = await read(
      langfuse,
      [
        observation({ input: 100, output: 7, cache_read_input_tokens: 1000, cache_creation_input_tokens: 50 }),
        observation({ input: 100, output: 7, input_cached_tokens: 1000, input_cache_creation: 50 }),
        observation({ output: 7, cache_read_input_tokens: 1000 }),
        observation({ input: 100, output: 7 }),
        observation({ output: 7 }),
      ],
      tokens,
    );
    expect(found).toEqual([
      [1150, 1000, 50, 7],
      [1150, 1000, 50, 7],
      [1000, 1000, 0, 7],
      [100, 0, 0, 7],
      [null, null, null, 7],
    ]);
  });
});

describe("cached tokens that are a part of the input", () => {
  const at = { timestamp: "2026-06-01T00:00:00Z", workload: "w", output_tokens: 7 };

  it("are unknown where they are more than it, and the input stays", async () => {
    const found = await read(
      requests,
      [
        { ...at, input_tokens: 100, cached_input_tokens: 100 },
        { ...at, input_tokens: 100, cached_input_tokens: 101 },
        { ...at, input_tokens: 100, cached_input_tokens: 60, cache_write_input_tokens: 41 },
        { ...at, input_tokens: 0, cached_input_tokens: 5 },
      ],
      tokens,
    );
    expect(found).toEqual([
      [100, 100, null, 7],
      [100, null, null, 7],
      [100, null, null, 7],
      [null, null, null, 7],
    ]);
  });

  it("are never more than it, in whichever way a format counts them", async () => {
    const count = fc.option(fc.integer({ min: -2, max: 9 }), { nil: null });
    const usage = fc.record({ input_tokens: count, cached_input_tokens: count, cache_write_input_tokens: count });
    const ways = fc.constantFrom("included" as const, "separate" as const, "detect" as const);
    await fc.assert(
      fc.asyncProperty(ways, fc.array(usage, { minLength: 20, maxLength: 40 }), async (cachedTokens, many) => {
        const rows = many.map((each) => ({ ...at, ...each }));
        for (const [input, cached, written] of await read({ ...requests, cachedTokens }, rows, tokens)) {
          if (input === null) continue;
          expect(Number(cached ?? 0) + Number(written ?? 0)).toBeLessThanOrEqual(Number(input ?? 0));
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("the model of a span", () => {
  const span = (models: Readonly<Record<string, string>>) => ({
    ...{ traceId: "t", spanId: JSON.stringify(models), startTimeUnixNano: "1780300803120000000" },
    endTimeUnixNano: "1780300804120000000",
    attributes: Object.entries({ "gen_ai.operation.name": "chat", ...models }).map(([key, stringValue]) => ({
      key,
      value: { stringValue },
    })),
  });

  it("is the one that was asked for where the answer tells none, as a key too", async () => {
    const spans = [
      span({ "gen_ai.request.model": "asked" }),
      span({ "gen_ai.request.model": "asked", "gen_ai.response.model": "answered" }),
    ];
    const found = await read(
      otlp,
      [{ resourceSpans: [{ scopeSpans: [{ spans }] }] }],
      ["model", "workload"],
      ["model"],
    );
    expect(found).toEqual([
      ["asked", "asked"],
      ["answered", "answered"],
    ]);
  });
});

describe("a call that LiteLLM logged is a request", () => {
  const row = { prompt_tokens: 1, completion_tokens: 1, metadata: {} };
  const spend = { ...row, startTime: "2026-06-01T00:00:00Z", team_id: "t" };
  const payload = { ...row, startTime: 1_780_300_803.12, request_tags: ["t"] };
  const asking = [
    ...[undefined, null, "", "completion", "acompletion", "text_completion", "atext_completion", "responses"],
    ...["aresponses", "anthropic_messages", "aanthropic_messages", "generate_content", "agenerate_content_stream"],
    ...["pass_through_endpoint", "allm_passthrough_route"],
  ];
  const others = [
    ...["embedding", "aembedding", "image_generation", "aimage_edit", "atranscription", "aspeech", "moderation"],
    ...["arerank", "acreate_batch", "aretrieve_batch", "acreate_file", "avector_store_search", "call_mcp_tool"],
  ];

  it.each([
    ["spend", litellmSpend, spend],
    ["payload", litellmPayload, payload],
  ])("where it asks a model for text: %s", async (_name, format, base) => {
    const types = [...asking, ...others];
    const rows = types.map((call_type) => ({ ...base, call_type }));
    const found = await read(format, rows, ["flags"]);
    expect(types.filter((_, i) => found[i]?.[0] === 0)).toEqual(asking);
    expect(types.filter((_, i) => found[i]?.[0] === flags.not_a_request)).toEqual(others);
  });
});

describe("the tag that LiteLLM logged", () => {
  const row = { prompt_tokens: 1, completion_tokens: 1, metadata: { user_api_key_alias: "key" } };
  const library = ["User-Agent: AsyncOpenAI", "User-Agent: AsyncOpenAI/Python 1.99"];

  it.each([
    ["spend", litellmSpend, { ...row, startTime: "2026-06-01T00:00:00Z" }],
    ["payload", litellmPayload, { ...row, startTime: 1_780_300_803.12 }],
  ])("is the first that is no name of the caller's library, else another key counts: %s", async (_, format, base) => {
    const tags: [unknown, string][] = [
      [["a", "b"], "a"],
      [["a", ...library], "a"],
      [[...library, "x-team: search"], "x-team: search"],
      [["User-Agent: curl"], "key"],
      [library, "key"],
      [["user agents"], "user agents"],
      [[], "key"],
      [null, "key"],
    ];
    const rows = tags.map(([request_tags]) => ({ ...base, request_tags }));
    expect(await read(format, rows, ["workload"])).toEqual(tags.map(([, workload]) => [workload]));
  });
});
