import type { Sql } from "../sql/dialect.js";
import { httpStatus } from "../sql/status.js";
import type { RowFormat } from "./format.js";

/**
 * Helicone's request_response_rmt, as an export or where it is (clickhouse/migrations of Helicone). Cost is in billionths of
 * a dollar. Whether input includes cached tokens is not documented for every provider, so it is found out row by row.
 */
export const helicone: RowFormat = {
  id: "helicone",
  title: "Helicone requests",
  containers: ["ndjson", "csv", "parquet"],
  knownBy: ["request_created_at", "prompt_tokens", "completion_tokens", "time_to_first_token"],
  required: ["request_created_at", "prompt_tokens", "completion_tokens"],
  columns: [
    "request_id",
    "request_created_at",
    "latency",
    "time_to_first_token",
    "status",
    "prompt_tokens",
    "completion_tokens",
    "prompt_cache_read_tokens",
    "prompt_cache_write_tokens",
    "model",
    "provider",
    "properties",
    "user_id",
    "cost",
    "updated_at",
  ],
  json: ["properties"],
  time: { columns: ["request_created_at"] },
  cachedTokens: "detect",
  fields: (dialect) => {
    const status = dialect.whole(dialect.column("status"));
    return {
      id: dialect.text(dialect.column("request_id")),
      ...(dialect.has("updated_at") ? { revision: dialect.instant(dialect.column("updated_at")) } : {}),
      timestamp: dialect.instant(dialect.column("request_created_at")),
      provider: dialect.text(dialect.column("provider")),
      model: dialect.text(dialect.column("model")),
      input_tokens: dialect.whole(dialect.column("prompt_tokens")),
      cached_input_tokens: dialect.whole(dialect.column("prompt_cache_read_tokens")),
      cache_write_input_tokens: dialect.whole(dialect.column("prompt_cache_write_tokens")),
      output_tokens: dialect.whole(dialect.column("completion_tokens")),
      latency_ms: dialect.number(dialect.column("latency")),
      ttft_ms: dialect.number(dialect.column("time_to_first_token")),
      cost_usd: `(${dialect.number(dialect.column("cost"))} / 1e9)`,
      status: httpStatus(status),
    };
  },
  keys: (dialect): Record<string, Sql> => ({
    app: dialect.first(
      dialect.mapText("properties", "Helicone-Property-App"),
      dialect.mapText("properties", "app"),
      dialect.mapText("properties", "App"),
    ),
    session: dialect.first(
      dialect.mapText("properties", "Helicone-Session-Name"),
      dialect.mapText("properties", "session"),
    ),
    team: dialect.mapText("properties", "team"),
    user: dialect.text(dialect.column("user_id")),
    model: dialect.text(dialect.column("model")),
  }),
  defaultKeys: ["app", "session"],
};
