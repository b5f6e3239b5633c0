import type { RowFormat } from "./format.js";

/** OpenRouter's activity export; requests that failed are not in it, but those that were cancelled. */
export const openrouter: RowFormat = {
  id: "openrouter",
  title: "OpenRouter activity",
  containers: ["csv", "ndjson", "parquet"],
  knownBy: ["created_at", "tokens_prompt", "tokens_completion", "model_permaslug"],
  required: ["created_at", "tokens_prompt", "tokens_completion"],
  columns: [
    "generation_id",
    "created_at",
    "cost_total",
    "tokens_prompt",
    "tokens_completion",
    "tokens_reasoning",
    "tokens_cached",
    "model_permaslug",
    "cancelled",
    "user",
    "generation_time_ms",
    "time_to_first_token_ms",
    "api_key_name",
    "app_name",
  ],
  time: { columns: ["created_at"] },
  cachedTokens: "included",
  fields: (dialect) => {
    const model = dialect.text(dialect.column("model_permaslug"));
    return {
      id: dialect.text(dialect.column("generation_id")),
      timestamp: dialect.instant(dialect.column("created_at")),
      provider: dialect.before(model, "/"),
      model: dialect.behind(model, "/"),
      input_tokens: dialect.whole(dialect.column("tokens_prompt")),
      cached_input_tokens: dialect.whole(dialect.column("tokens_cached")),
      output_tokens: dialect.whole(dialect.column("tokens_completion")),
      reasoning_tokens: dialect.whole(dialect.column("tokens_reasoning")),
      latency_ms: dialect.number(dialect.column("generation_time_ms")),
      ttft_ms: dialect.number(dialect.column("time_to_first_token_ms")),
      cost_usd: dialect.number(dialect.column("cost_total")),
      status: `CASE WHEN lower(${dialect.text(dialect.column("cancelled"))}) = 'true' THEN 'error' ELSE 'ok' END`,
    };
  },
  keys: (dialect) => ({
    app: dialect.text(dialect.column("app_name")),
    key_alias: dialect.text(dialect.column("api_key_name")),
    user: dialect.text(dialect.column("user")),
    model: dialect.behind(dialect.text(dialect.column("model_permaslug")), "/"),
  }),
  defaultKeys: ["app", "key_alias"],
};
