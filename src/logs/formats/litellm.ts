import { between, type Dialect, type Sql, when } from "../sql/dialect.js";
import type { RowFormat } from "./format.js";
import { isRequest } from "./litellm-calls.js";
import { defaultKeys, keysOf } from "./litellm-keys.js";

const elapsed = (dialect: Dialect, from: string, to: string): Sql =>
  between(dialect.instant(dialect.column(from)), dialect.instant(dialect.column(to)));

/** Time to the first token: a request that was not streamed has none, or says that it came with the end. */
const firstToken = (dialect: Dialect): Sql =>
  when(
    `${dialect.text(dialect.column("completionStartTime"))} <> ${dialect.text(dialect.column("endTime"))}`,
    elapsed(dialect, "startTime", "completionStartTime"),
  );

const statusOf = (status: Sql, code: Sql): Sql =>
  `CASE WHEN ${status} = 'success' THEN 'ok' WHEN ${status} IS NULL THEN NULL WHEN ${code} = '429' THEN 'rate_limited' ELSE 'error' END`;

/** The model without the provider that LiteLLM puts before it, where no alias names it. */
const modelOf = (dialect: Dialect): Sql =>
  dialect.first(
    `nullif(${dialect.text(dialect.column("model_group"))}, '')`,
    dialect.behind(dialect.text(dialect.column("model")), "/"),
  );

/**
 * LiteLLM's table of requests, as a dump or where it is. The field names are those of its schema.prisma (029f645f).
 * `cache_hit` is LiteLLM's own cache of answers, not the provider's prompt cache, and is not read.
 */
export const litellmSpend: RowFormat = {
  id: "litellm-spend",
  title: "LiteLLM spend logs",
  containers: ["csv", "ndjson", "parquet"],
  knownBy: ["request_id", "spend", "prompt_tokens", "completion_tokens", "startTime", "model_group"],
  required: ["startTime", "prompt_tokens", "completion_tokens"],
  columns: [
    "request_id",
    "call_type",
    "spend",
    "prompt_tokens",
    "completion_tokens",
    "startTime",
    "endTime",
    "completionStartTime",
    "request_duration_ms",
    "model",
    "model_group",
    "custom_llm_provider",
    "user",
    "end_user",
    "team_id",
    "metadata",
    "request_tags",
    "status",
  ],
  json: ["metadata", "request_tags"],
  time: { columns: ["startTime"] },
  cachedTokens: "detect",
  fields: (dialect) => ({
    id: dialect.text(dialect.column("request_id")),
    timestamp: dialect.instant(dialect.column("startTime")),
    provider: dialect.text(dialect.column("custom_llm_provider")),
    model: modelOf(dialect),
    input_tokens: dialect.whole(dialect.column("prompt_tokens")),
    cached_input_tokens: dialect.whole(
      dialect.first(
        dialect.json("metadata", "additional_usage_values", "cache_read_input_tokens"),
        dialect.json("metadata", "additional_usage_values", "prompt_tokens_details", "cached_tokens"),
        dialect.json("metadata", "usage_object", "cache_read_input_tokens"),
        dialect.json("metadata", "usage_object", "prompt_tokens_details", "cached_tokens"),
      ),
    ),
    cache_write_input_tokens: dialect.whole(
      dialect.first(
        dialect.json("metadata", "additional_usage_values", "cache_creation_input_tokens"),
        dialect.json("metadata", "usage_object", "cache_creation_input_tokens"),
      ),
    ),
    output_tokens: dialect.whole(dialect.column("completion_tokens")),
    reasoning_tokens: dialect.whole(
      dialect.first(
        dialect.json("metadata", "additional_usage_values", "completion_tokens_details", "reasoning_tokens"),
        dialect.json("metadata", "usage_object", "completion_tokens_details", "reasoning_tokens"),
      ),
    ),
    latency_ms: dialect.first(
      dialect.number(dialect.column("request_duration_ms")),
      elapsed(dialect, "startTime", "endTime"),
    ),
    ttft_ms: firstToken(dialect),
    cost_usd: dialect.number(dialect.column("spend")),
    status: statusOf(
      dialect.first(`nullif(${dialect.text(dialect.column("status"))}, '')`, dialect.json("metadata", "status")),
      dialect.json("metadata", "error_information", "error_code"),
    ),
    isRequest: isRequest(dialect),
  }),
  keys: keysOf,
  defaultKeys,
};

/** What LiteLLM hands to its callbacks (StandardLoggingPayload of litellm/types/utils.py, 001c64f2). Times are seconds. */
export const litellmPayload: RowFormat = {
  id: "litellm-payload",
  title: "LiteLLM logging payloads",
  containers: ["ndjson", "parquet"],
  knownBy: ["id", "response_cost", "prompt_tokens", "completion_tokens", "startTime", "call_type"],
  required: ["startTime", "prompt_tokens", "completion_tokens"],
  columns: [
    "id",
    "call_type",
    "response_cost",
    "status",
    "custom_llm_provider",
    "prompt_tokens",
    "completion_tokens",
    "startTime",
    "endTime",
    "completionStartTime",
    "response_time",
    "model",
    "model_group",
    "metadata",
    "request_tags",
    "end_user",
    "error_information",
  ],
  json: ["metadata", "request_tags", "error_information"],
  cachedTokens: "detect",
  fields: (dialect) => {
    const seconds = (name: string): Sql => dialect.number(dialect.column(name));
    const ms = (value: Sql): Sql => `(${value}) * 1000`;
    return {
      id: dialect.text(dialect.column("id")),
      timestamp: dialect.nearest(ms(seconds("startTime"))),
      provider: dialect.text(dialect.column("custom_llm_provider")),
      model: modelOf(dialect),
      input_tokens: dialect.whole(dialect.column("prompt_tokens")),
      cached_input_tokens: dialect.whole(
        dialect.first(
          dialect.json("metadata", "usage_object", "cache_read_input_tokens"),
          dialect.json("metadata", "usage_object", "prompt_tokens_details", "cached_tokens"),
        ),
      ),
      cache_write_input_tokens: dialect.whole(dialect.json("metadata", "usage_object", "cache_creation_input_tokens")),
      output_tokens: dialect.whole(dialect.column("completion_tokens")),
      reasoning_tokens: dialect.whole(
        dialect.json("metadata", "usage_object", "completion_tokens_details", "reasoning_tokens"),
      ),
      latency_ms: dialect.first(ms(seconds("response_time")), ms(`${seconds("endTime")} - ${seconds("startTime")}`)),
      ttft_ms: when(
        `${seconds("completionStartTime")} <> ${seconds("endTime")}`,
        ms(`${seconds("completionStartTime")} - ${seconds("startTime")}`),
      ),
      cost_usd: dialect.number(dialect.column("response_cost")),
      status: statusOf(dialect.text(dialect.column("status")), dialect.json("error_information", "error_code")),
      isRequest: isRequest(dialect),
    };
  },
  keys: keysOf,
  defaultKeys,
};
