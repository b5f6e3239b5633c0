import { describe, expect, it } from "vitest";
import type { Store } from "../../../src/engines/duckdb/store.js";
import type { Container } from "../../../src/logs/formats/format.js";
import { literal } from "../../../src/logs/sql/duckdb.js";
import { golden, goldenRow } from "../support/golden.js";
import { readRows } from "./read-rows.js";

const expected = golden.map(goldenRow);

const twelve = `read_json('fixtures/logs/canonical.ndjson', format = 'newline_delimited', columns = {timestamp: 'TIMESTAMP',
  workload: 'VARCHAR', provider: 'VARCHAR', model: 'VARCHAR', input_tokens: 'BIGINT', cached_input_tokens: 'BIGINT',
  cache_write_input_tokens: 'BIGINT', output_tokens: 'BIGINT', reasoning_tokens: 'BIGINT', latency_ms: 'DOUBLE',
  ttft_ms: 'DOUBLE', cost_usd: 'DOUBLE', status: 'VARCHAR', http_status: 'INTEGER'})`;

const options: Readonly<Partial<Record<Container, string>>> = {
  csv: "FORMAT csv, HEADER",
  ndjson: "FORMAT json",
  json: "FORMAT json, ARRAY true",
  parquet: "FORMAT parquet",
};

/** Logs of the same twelve requests under other names, in other units and shapes, and the maps that read them. */
const logs: readonly { log: string; containers: readonly Container[]; select: string; map: string }[] = [
  {
    log: "plain names, ISO times, HTTP codes",
    containers: ["csv", "ndjson", "parquet"],
    select: `timestamp AS "When", workload AS app, provider AS vendor, model AS "Model Name", input_tokens AS prompt,
      cached_input_tokens AS hit, cache_write_input_tokens AS stored, output_tokens AS answer, reasoning_tokens AS thought,
      latency_ms AS took, ttft_ms AS first, cost_usd AS price, http_status AS code`,
    map: `
columns:
  timestamp: When
  workload: app
  provider: vendor
  model: Model Name
  input_tokens: prompt
  cached_input_tokens: hit
  cache_write_input_tokens: stored
  output_tokens: answer
  reasoning_tokens: thought
  latency: took
  ttft: first
  cost: price
  status: code
`,
  },
  {
    log: "seconds and cents, words for the status, the workload in one of two columns",
    containers: ["csv", "ndjson", "parquet"],
    select: `epoch_ms(timestamp) / 1000 AS at, CASE WHEN workload = 'support-bot' THEN workload ELSE '' END AS app,
      CASE WHEN workload <> 'support-bot' THEN workload END AS key_name, provider, model, input_tokens::DOUBLE AS i,
      cached_input_tokens::DOUBLE AS c, cache_write_input_tokens::DOUBLE AS w, output_tokens::DOUBLE AS o,
      reasoning_tokens::DOUBLE AS r, latency_ms / 1000 AS seconds, ttft_ms / 1000 AS first, cost_usd * 100 AS cents,
      CASE status WHEN 'ok' THEN 'Done' WHEN 'rate_limited' THEN 'throttled' ELSE 'boom' END AS state`,
    map: `
columns:
  timestamp: { column: at, unit: s }
  workload: [app, key_name]
  provider: provider
  model: model
  input_tokens: i
  cached_input_tokens: c
  cache_write_input_tokens: w
  output_tokens: o
  reasoning_tokens: r
  latency: { column: seconds, unit: s }
  ttft: { column: first, unit: s }
  cost: { column: cents, unit: cents }
  status: { column: state, ok: done, rate_limited: [throttled, 429] }
cached_tokens: included
`,
  },
  {
    log: "nested, nanoseconds, billionths of a dollar",
    containers: ["ndjson", "json", "parquet"],
    select: `epoch_ns(timestamp) AS start_ns, epoch_ns(timestamp) + (latency_ms * 1000000)::BIGINT AS end_ns,
      {'app': {'name': workload}, 'tags': ['x', provider]} AS meta, {'gen_ai.model': model} AS attributes,
      {'prompt': input_tokens, 'details': {'cached': cached_input_tokens, 'stored': cache_write_input_tokens},
       'answer': output_tokens, 'thought': reasoning_tokens} AS usage,
      ttft_ms * 1000000 AS first_ns, round(cost_usd * 1e9)::BIGINT AS nano, http_status::VARCHAR AS code`,
    map: `
columns:
  timestamp: { column: start_ns, unit: ns }
  workload: meta.app.name
  provider: meta.tags.1
  model: attributes.gen_ai.model
  input_tokens: usage.prompt
  cached_input_tokens: usage.details.cached
  cache_write_input_tokens: usage.details.stored
  output_tokens: usage.answer
  reasoning_tokens: usage.thought
  latency: { until: end_ns }
  ttft: { column: first_ns, unit: ns }
  cost: { column: nano, unit: nano_usd }
  status: { column: code, ok: [200], rate_limited: [429] }
`,
  },
  {
    log: "JSON as text in a column, columns with dots, microseconds",
    containers: ["csv", "ndjson", "parquet"],
    select: `epoch_us(timestamp) AS at, to_json({'app': workload, 'vendor': provider, 'm': {'odel': model}})::VARCHAR AS meta,
      input_tokens AS "usage.prompt", output_tokens AS "usage.answer", to_json({'prompt': CASE WHEN status = 'ok' THEN 1 END, 'hit': cached_input_tokens,
      'stored': cache_write_input_tokens, 'thought': reasoning_tokens})::VARCHAR AS usage, latency_ms * 1000 AS took,
      ttft_ms * 1000 AS first, cost_usd * 1e6 AS micro, status AS state`,
    map: `
columns:
  timestamp: { column: at, unit: us }
  workload: meta.app
  provider: meta.vendor
  model: meta.m.odel
  input_tokens: usage.prompt
  cached_input_tokens: usage.hit
  cache_write_input_tokens: usage.stored
  output_tokens: usage.answer
  reasoning_tokens: usage.thought
  latency: { column: took, unit: us }
  ttft: { column: first, unit: us }
  cost: { column: micro, unit: micro_usd }
  status: state
`,
  },
  {
    log: "maps of texts to numbers and to texts, milliseconds",
    containers: ["ndjson", "parquet"],
    select: `epoch_ms(timestamp) AS at, MAP {'app': workload, 'v.endor': provider, 'model': model} AS labels,
      MAP {'prompt': input_tokens, 'hit': cached_input_tokens, 'stored': cache_write_input_tokens, 'answer': output_tokens,
      'thought': reasoning_tokens} AS usage, latency_ms AS took, ttft_ms AS first, cost_usd AS price, http_status::DOUBLE AS code`,
    map: `
columns:
  timestamp: { column: at, unit: ms }
  workload: labels.app
  provider: labels.v.endor
  model: labels.model
  input_tokens: usage.prompt
  cached_input_tokens: usage.hit
  cache_write_input_tokens: usage.stored
  output_tokens: usage.answer
  reasoning_tokens: usage.thought
  latency: took
  ttft: first
  cost: price
  status: { column: code, ok: 200 }
`,
  },
];

const cases = logs.flatMap(({ containers, ...log }) => containers.map((container) => ({ ...log, container })));

const write = (select: string, container: Container) => (store: Store, path: string) =>
  store.run(`COPY (SELECT ${select} FROM ${twelve}) TO ${literal(path)} (${options[container]})`);

describe("the same twelve requests by a map", () => {
  it.each(cases)("$log: $container", async ({ select, map, container }) => {
    const { rows } = await readRows(map, container, write(select, container));
    expect(rows).toEqual(expected);
  });
});
