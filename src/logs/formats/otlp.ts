import type { Sql } from "../sql/dialect.js";
import { literal } from "../sql/duckdb.js";
import type { RowFormat } from "./format.js";

/** Attributes that are read; an exporter may put whole prompts beside them, which stay where they are. */
const wanted = [
  "gen_ai.operation.name",
  "gen_ai.provider.name",
  "gen_ai.system",
  "gen_ai.request.model",
  "gen_ai.response.model",
  "gen_ai.usage.input_tokens",
  "gen_ai.usage.prompt_tokens",
  "gen_ai.usage.output_tokens",
  "gen_ai.usage.completion_tokens",
  "gen_ai.usage.reasoning.output_tokens",
  "gen_ai.usage.cache_read.input_tokens",
  "gen_ai.usage.cache_creation.input_tokens",
  "gen_ai.response.time_to_first_chunk",
  "gen_ai.agent.name",
  "gen_ai.workflow.name",
  "error.type",
  "user.id",
];
const wantedOfResource = ["service.name", "service.namespace", "deployment.environment.name"];

/** A list of OTLP attributes as a map of text; a value that is a list or a map is none of those that are read. */
function mapOf(attributes: Sql, names: readonly string[]): Sql {
  const kinds = ["stringValue", "intValue", "doubleValue", "boolValue"];
  const value = kinds.map((kind) => `json_extract_string(a, '$.value.${kind}')`).join(", ");
  const key = "json_extract_string(a, '$.key')";
  const known = `list_contains([${names.map(literal).join(", ")}], ${key})`;
  const entries = `list_filter(json_extract(${attributes}, '$[*]'), lambda a: ${known})`;
  // of a name that is there twice the first counts: a map takes each once
  const keys = `list_distinct(list_transform(${entries}, lambda a: ${key}))`;
  const values = `list_transform(list_filter(${entries}, lambda a: ${key} = k), lambda a: coalesce(${value}))`;
  return `map_from_entries(list_transform(${keys}, lambda k: {'k': k, 'v': ${values}[1]}))`;
}

/**
 * OpenTelemetry spans of generative AI as the collector writes them (OTLP JSON), under the names of semantic-conventions-genai
 * (002c8a6e) or those before 1.37. Spans of agents and tools may repeat the usage of the calls within them: only calls to
 * models are counted. By the convention input includes cached tokens, but some instrumentations send what the provider sent.
 */
export const otlp: RowFormat = {
  id: "otlp",
  title: "OpenTelemetry GenAI spans",
  containers: ["ndjson", "json"],
  knownBy: ["resourceSpans"],
  required: ["resourceSpans"],
  columns: ["resourceSpans"],
  cachedTokens: "detect",
  relation: (lines) => ({
    sql: `(SELECT json_extract_string(span, '$.traceId') AS "traceId", json_extract_string(span, '$.spanId') AS "spanId", json_extract_string(span, '$.startTimeUnixNano') AS "start",
    json_extract_string(span, '$.endTimeUnixNano') AS "end", json_extract_string(span, '$.status.code') AS "code",
    ${mapOf("json_extract(span, '$.attributes')", wanted)} AS "attributes", ${mapOf("json_extract(resource, '$.resource.attributes')", wantedOfResource)} AS "resource"
    FROM (SELECT resource, unnest(CASE WHEN resource IS NULL THEN [NULL] ELSE json_extract(resource, '$.scopeSpans[*].spans[*]') END) AS span
      FROM (SELECT unnest(CASE WHEN "resourceSpans" IS NULL THEN [NULL] ELSE json_extract("resourceSpans", '$[*]') END) AS resource FROM ${lines}) AS resources) AS spans)`,
    columns: new Map([
      ["traceId", "VARCHAR"],
      ["spanId", "VARCHAR"],
      ["start", "VARCHAR"],
      ["end", "VARCHAR"],
      ["code", "VARCHAR"],
      ["attributes", "MAP(VARCHAR, VARCHAR)"],
      ["resource", "MAP(VARCHAR, VARCHAR)"],
    ]),
  }),
  fields: (dialect) => {
    const attribute = (...names: string[]): Sql =>
      dialect.first(...names.map((name) => dialect.mapText("attributes", name)), "NULL");
    const tokens = (...names: string[]): Sql =>
      dialect.whole(attribute(...names.map((name) => `gen_ai.usage.${name}`)));
    const nanos = (name: string): Sql => dialect.whole(dialect.column(name));
    const error = attribute("error.type");
    return {
      id: `(${dialect.column("traceId")} || ${dialect.column("spanId")})`,
      timestamp: `(${nanos("start")} // 1000000)`,
      provider: attribute("gen_ai.provider.name", "gen_ai.system"),
      model: attribute("gen_ai.response.model", "gen_ai.request.model"),
      input_tokens: tokens("input_tokens", "prompt_tokens"),
      cached_input_tokens: tokens("cache_read.input_tokens"),
      cache_write_input_tokens: tokens("cache_creation.input_tokens"),
      output_tokens: tokens("output_tokens", "completion_tokens"),
      reasoning_tokens: tokens("reasoning.output_tokens"),
      latency_ms: `((${nanos("end")} - ${nanos("start")}) / 1e6)`,
      ttft_ms: `(${dialect.number(attribute("gen_ai.response.time_to_first_chunk"))} * 1000)`,
      status: `CASE WHEN ${error} IS NULL AND coalesce(${dialect.column("code")}, '') NOT IN ('2', 'STATUS_CODE_ERROR') THEN 'ok' WHEN ${dialect.matches(dialect.first(error, "''"), "^429$|[Rr]ate_?[Ll]imit|TooManyRequests")} THEN 'rate_limited' ELSE 'error' END`,
      isRequest: `${attribute("gen_ai.operation.name")} IN ('chat', 'text_completion', 'generate_content')`,
    };
  },
  keys: (dialect) => ({
    service: dialect.mapText("resource", "service.name"),
    namespace: dialect.mapText("resource", "service.namespace"),
    environment: dialect.mapText("resource", "deployment.environment.name"),
    agent: dialect.mapText("attributes", "gen_ai.agent.name"),
    workflow: dialect.mapText("attributes", "gen_ai.workflow.name"),
    user: dialect.mapText("attributes", "user.id"),
    model: dialect.first(
      dialect.mapText("attributes", "gen_ai.response.model"),
      dialect.mapText("attributes", "gen_ai.request.model"),
    ),
  }),
  defaultKeys: ["service"],
};
