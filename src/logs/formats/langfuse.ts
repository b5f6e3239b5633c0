import { between, type Dialect, type Sql, when } from "../sql/dialect.js";
import type { RowFormat } from "./format.js";

/** Langfuse writes no status codes: what a provider answered stands in the message. */
const statusOf = (dialect: Dialect, level: string, message: string): Sql =>
  `CASE WHEN ${dialect.text(dialect.column(level))} IS NULL THEN NULL WHEN upper(${dialect.text(dialect.column(level))}) <> 'ERROR' THEN 'ok' WHEN ${dialect.matches(
    dialect.first(dialect.text(dialect.column(message)), dialect.literal("")),
    "(^|[^0-9])429([^0-9]|$)|[Rr]ate.?[Ll]imit|[Tt]oo [Mm]any [Rr]equests",
  )} THEN 'rate_limited' ELSE 'error' END`;

/** Buckets of the input whose names do not begin with `input`. */
const anthropicCache = ["cache_read_input_tokens", "cache_creation_input_tokens"];

/**
 * Langfuse observations, as an export or its ClickHouse table. Usage comes in buckets that do not overlap: input is the sum
 * of all that begin with `input`, and of those that keep the names which Anthropic gives to cached tokens. Seconds, not
 * milliseconds. Only generations are requests to a model.
 */
export const langfuse: RowFormat = {
  id: "langfuse",
  title: "Langfuse observations",
  containers: ["ndjson", "csv", "parquet"],
  knownBy: ["usage_details", "start_time", "type", "provided_model_name"],
  required: ["start_time", "usage_details"],
  columns: [
    "id",
    "type",
    "name",
    "trace_name",
    "service_name",
    "environment",
    "prompt_name",
    "user_id",
    "start_time",
    "end_time",
    "completion_start_time",
    "level",
    "status_message",
    "provided_model_name",
    "usage_details",
    "total_cost",
    "latency",
    "time_to_first_token",
    "updated_at",
    "event_ts",
  ],
  json: ["usage_details"],
  time: { columns: ["start_time"] },
  cachedTokens: "included",
  fields: (dialect) => {
    const at = (name: string): Sql => dialect.instant(dialect.column(name));
    const seconds = (name: string): Sql => `(${dialect.number(dialect.column(name))} * 1000)`;
    const bucket = (key: string): Sql => dialect.mapNumber("usage_details", key);
    const inputs = [dialect.mapSum("usage_details", "input"), ...anthropicCache.map(bucket)];
    const isTold = `${dialect.first(...inputs)} IS NOT NULL`;
    // as fractions, since the sum of absurd counts would leave the range of whole numbers
    const input = inputs.map((tokens) => `${dialect.first(tokens, "0")} * 1e0`).join(" + ");
    return {
      id: dialect.text(dialect.column("id")),
      revision: dialect.first(at("event_ts"), at("updated_at")),
      timestamp: at("start_time"),
      model: dialect.text(dialect.column("provided_model_name")),
      input_tokens: when(isTold, dialect.nearest(input)),
      // buckets that are not there are empty where usage is told at all
      cached_input_tokens: dialect.first(
        bucket("input_cached_tokens"),
        bucket("input_cache_read"),
        bucket("cache_read_input_tokens"),
        when(isTold, "0"),
      ),
      cache_write_input_tokens: dialect.first(
        bucket("input_cache_creation"),
        bucket("input_cache_write"),
        bucket("cache_creation_input_tokens"),
        when(isTold, "0"),
      ),
      output_tokens: dialect.mapSum("usage_details", "output"),
      reasoning_tokens: bucket("output_reasoning_tokens"),
      latency_ms: dialect.first(seconds("latency"), between(at("start_time"), at("end_time"))),
      ttft_ms: dialect.first(seconds("time_to_first_token"), between(at("start_time"), at("completion_start_time"))),
      cost_usd: dialect.number(dialect.column("total_cost")),
      status: statusOf(dialect, "level", "status_message"),
      isRequest: `${dialect.text(dialect.column("type"))} = 'GENERATION'`,
    };
  },
  keys: (dialect) => ({
    name: dialect.text(dialect.column("name")),
    trace: dialect.text(dialect.column("trace_name")),
    service: dialect.text(dialect.column("service_name")),
    prompt: dialect.text(dialect.column("prompt_name")),
    environment: dialect.text(dialect.column("environment")),
    user: dialect.text(dialect.column("user_id")),
    model: dialect.text(dialect.column("provided_model_name")),
  }),
  defaultKeys: ["name", "trace", "service"],
};

/** The table that Langfuse's own page exports as CSV. It does not tell cached tokens. */
export const langfuseTable: RowFormat = {
  id: "langfuse-table",
  title: "Langfuse table export",
  containers: ["csv"],
  knownBy: ["Start Time", "Model", "Input Tokens", "Output Tokens"],
  required: ["Start Time", "Input Tokens", "Output Tokens"],
  columns: [
    "ID",
    "Type",
    "Start Time",
    "Model",
    "Name",
    "Trace Name",
    "Environment",
    "User ID",
    "Input Tokens",
    "Output Tokens",
    "Latency (s)",
    "Time To First Token (s)",
    "Total Cost ($)",
    "Level",
    "Status Message",
  ],
  cachedTokens: "included",
  fields: (dialect) => ({
    ...(dialect.has("ID") ? { id: dialect.text(dialect.column("ID")) } : {}),
    timestamp: dialect.instant(dialect.column("Start Time")),
    model: dialect.text(dialect.column("Model")),
    input_tokens: dialect.whole(dialect.column("Input Tokens")),
    output_tokens: dialect.whole(dialect.column("Output Tokens")),
    latency_ms: `(${dialect.number(dialect.column("Latency (s)"))} * 1000)`,
    ttft_ms: `(${dialect.number(dialect.column("Time To First Token (s)"))} * 1000)`,
    cost_usd: dialect.number(dialect.column("Total Cost ($)")),
    status: statusOf(dialect, "Level", "Status Message"),
    isRequest: `coalesce(upper(${dialect.text(dialect.column("Type"))}), 'GENERATION') = 'GENERATION'`,
  }),
  keys: (dialect) => ({
    name: dialect.text(dialect.column("Name")),
    trace: dialect.text(dialect.column("Trace Name")),
    environment: dialect.text(dialect.column("Environment")),
    user: dialect.text(dialect.column("User ID")),
    model: dialect.text(dialect.column("Model")),
  }),
  defaultKeys: ["name", "trace"],
};
