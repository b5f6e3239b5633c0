import type { Clickhouse } from "./clickhouse.js";
import type { OddRequest, Random } from "./odd-requests.js";

/** Langfuse's table (0002_observations.up.sql, 62751446); what people and models said stands in the columns of `said`. */
export const observations = (
  name: string,
  said = "input Nullable(String), output Nullable(String),",
) => `CREATE TABLE ${name} (
  id String, trace_id String, project_id String, type LowCardinality(String), parent_observation_id Nullable(String),
  start_time DateTime64(3), end_time Nullable(DateTime64(3)), name String, metadata Map(LowCardinality(String), String),
  level LowCardinality(String), status_message Nullable(String), version Nullable(String), ${said}
  provided_model_name Nullable(String), internal_model_id Nullable(String), model_parameters Nullable(String),
  provided_usage_details Map(LowCardinality(String), UInt64), usage_details Map(LowCardinality(String), UInt64),
  provided_cost_details Map(LowCardinality(String), Decimal64(12)), cost_details Map(LowCardinality(String), Decimal64(12)),
  total_cost Nullable(Decimal64(12)), completion_start_time Nullable(DateTime64(3)), prompt_id Nullable(String),
  prompt_name Nullable(String), prompt_version Nullable(UInt16), created_at DateTime64(3) DEFAULT now(),
  updated_at DateTime64(3) DEFAULT now(), event_ts DateTime64(3), is_deleted UInt8, environment LowCardinality(String) DEFAULT 'default',
) ENGINE = ReplacingMergeTree(event_ts, is_deleted) PARTITION BY toYYYYMM(start_time)
PRIMARY KEY (project_id, type, toDate(start_time)) ORDER BY (project_id, type, toDate(start_time), id)`;

/** Helicone's table (clickhouse/migrations, schema_43 included). */
export const requestResponse = (name: string) => `CREATE TABLE ${name} (
  response_id Nullable(UUID), response_created_at Nullable(DateTime64(3)), latency Nullable(Int64), status Int64,
  completion_tokens Nullable(Int64), prompt_tokens Nullable(Int64), prompt_cache_write_tokens Int64 DEFAULT 0,
  prompt_cache_read_tokens Int64 DEFAULT 0, model String, request_id UUID, request_created_at DateTime64(3),
  auth_hash String, user_id String, organization_id UUID, proxy_key_id Nullable(UUID), threat Nullable(Bool),
  time_to_first_token Nullable(Int64), provider String, country_code Nullable(String), target_url Nullable(String),
  properties Map(LowCardinality(String), String), scores Map(LowCardinality(String), Int64), request_body String, response_body String,
  cost UInt64 DEFAULT 0, updated_at DateTime64(3) DEFAULT now()
) ENGINE = ReplacingMergeTree(updated_at) PARTITION BY toYYYYMM(request_created_at)
ORDER BY (organization_id, toStartOfHour(request_created_at), request_created_at, request_id)`;

/** Fills a table of ClickHouse with rows as JSON; what a row says and the table does not know is left out. */
export async function fillColumns(node: Clickhouse, table: string, rows: readonly object[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 5_000) {
    const lines = rows.slice(i, i + 5_000).map((row) => JSON.stringify(row));
    const settings = "input_format_skip_unknown_fields = 1, input_format_null_as_default = 1";
    await node.run(`INSERT INTO ${table} SETTINGS ${settings} FORMAT JSONEachRow\n${lines.join("\n")}`);
  }
}

const at = (ms: number): string => new Date(ms).toISOString().replace("T", " ").replace("Z", "");
const nanos = (usd: number | null): string => String(Math.max(0, Math.round((usd ?? 0) * 1e9)));

/** As rows of Langfuse, whose counts are never negative. */
export function observationRows(requests: readonly OddRequest[], { of, next }: Random): Record<string, unknown>[] {
  const usage = (counts: Record<string, number | null>) =>
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== null && count >= 0));
  return requests.map(({ id, ts, workload, model, latency, ttft, usd, status, ...tokens }) => ({
    id,
    project_id: of(["proj1", "proj2"]),
    type: of(["GENERATION", "GENERATION", "GENERATION", "SPAN", "EMBEDDING"]),
    start_time: at(ts),
    end_time: latency === null ? null : at(ts + latency),
    completion_start_time: ttft === null ? null : at(ts + ttft),
    name: workload ?? "",
    level: status === null || status === "ok" ? of(["DEFAULT", "WARNING"]) : "ERROR",
    status_message: of(
      status === "rate_limited" ? ["HTTP 429", "Rate limit exceeded", "x Too Many Requests"] : [null, "x", "1429"],
    ),
    provided_model_name: model,
    usage_details:
      next() < 0.1
        ? {}
        : usage({
            input: tokens.input,
            [of(["input_cached_tokens", "input_cache_read", "cache_read_input_tokens"])]: tokens.cached,
            [of(["input_cache_creation", "input_cache_write", "cache_creation_input_tokens"])]: tokens.written,
            output: tokens.output,
            output_reasoning_tokens: tokens.reasoning,
            total: 5,
          }),
    total_cost: usd === null ? null : usd.toFixed(12),
    prompt_name: of([null, "prompt"]),
    environment: of(["default", "production"]),
    event_ts: at(ts + 10),
    is_deleted: 0,
    input: "said",
    output: "answered",
  }));
}

/** An id that Helicone can hold: a UUID made of the number in it. */
const uuid = (id: string): string => `00000000-0000-4000-8000-${id.replace(/\D/g, "").padStart(12, "0")}`;

/** As rows of Helicone. */
export const requestRows = (requests: readonly OddRequest[], { of }: Random): Record<string, unknown>[] =>
  requests.map(({ id, ts, workload, provider, model, usd, status, ...rest }) => ({
    request_id: uuid(id),
    organization_id: uuid("1"),
    request_created_at: at(ts),
    latency: rest.latency,
    time_to_first_token: rest.ttft,
    status: status === "ok" ? of([200, 201]) : status === "rate_limited" ? 429 : of([500, -3, 400]),
    prompt_tokens: rest.input,
    completion_tokens: rest.output,
    prompt_cache_read_tokens: rest.cached ?? 0,
    prompt_cache_write_tokens: rest.written ?? 0,
    model: model ?? "",
    provider: provider ?? "",
    user_id: of(["", "u1"]),
    cost: nanos(usd),
    properties: of([
      { "Helicone-Property-App": workload ?? "" },
      { app: workload ?? "", team: "cx" },
      { "Helicone-Session-Name": "s" },
      {},
    ]),
    updated_at: at(ts + 5),
    request_body: "said",
    response_body: "answered",
  }));
