import { connect } from "../../../src/engines/connect.js";
import { all } from "./answers.js";
import type { OddRequest, Random } from "./odd-requests.js";
import type { Postgres } from "./postgres.js";

/** LiteLLM's table as its migrations make it (schema.prisma, 029f645f), prompts and answers included. */
export const spendLogs = `CREATE TABLE "LiteLLM_SpendLogs" (
  "request_id" TEXT NOT NULL, "call_type" TEXT NOT NULL, "api_key" TEXT NOT NULL DEFAULT '', "spend" DOUBLE PRECISION NOT NULL DEFAULT 0.0,
  "total_tokens" INTEGER NOT NULL DEFAULT 0, "prompt_tokens" INTEGER NOT NULL DEFAULT 0,
  "completion_tokens" INTEGER NOT NULL DEFAULT 0, "startTime" TIMESTAMP(3) NOT NULL, "endTime" TIMESTAMP(3) NOT NULL,
  "request_duration_ms" INTEGER, "completionStartTime" TIMESTAMP(3), "model" TEXT NOT NULL DEFAULT '',
  "model_id" TEXT DEFAULT '', "model_group" TEXT DEFAULT '', "custom_llm_provider" TEXT DEFAULT '',
  "api_base" TEXT DEFAULT '', "user" TEXT DEFAULT '', "metadata" JSONB DEFAULT '{}', "cache_hit" TEXT DEFAULT '',
  "cache_key" TEXT DEFAULT '', "request_tags" JSONB DEFAULT '[]', "team_id" TEXT, "organization_id" TEXT, "end_user" TEXT,
  "requester_ip_address" TEXT, "messages" JSONB DEFAULT '{}', "response" JSONB DEFAULT '{}', "session_id" TEXT,
  "status" TEXT, "mcp_namespaced_tool_name" TEXT, "agent_id" TEXT, "proxy_server_request" JSONB DEFAULT '{}',
  CONSTRAINT "LiteLLM_SpendLogs_pkey" PRIMARY KEY ("request_id"));
CREATE INDEX "LiteLLM_SpendLogs_startTime_idx" ON "LiteLLM_SpendLogs"("startTime");
CREATE INDEX "LiteLLM_SpendLogs_end_user_idx" ON "LiteLLM_SpendLogs"("end_user");`;

/** Columns that hold what people and models said. */
export const spoken = ["messages", "response", "proxy_server_request"];

/** Fills a table of PostgreSQL with rows as JSON. */
export async function fill(server: Postgres, table: string, rows: readonly object[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 5_000) {
    const json = JSON.stringify(rows.slice(i, i + 5_000)).replaceAll("'", "''");
    await server.run(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, '${json}')`);
  }
}

/** Rows of a table as NDJSON. */
export async function exported(url: string, table: string): Promise<string> {
  const database = await connect(url, { timeoutMs: 60_000 });
  try {
    const rows = await all(database.rows(`SELECT row_to_json(exported)::text FROM ${table} AS exported`));
    return rows.map(([row]) => String(row)).join("\n");
  } finally {
    await database.close();
  }
}

/** Requests as rows of LiteLLM's table; their metadata in the shapes that its versions have written. */
export function spendRows(requests: readonly OddRequest[], { next, of }: Random): Record<string, unknown>[] {
  const at = (ms: number) => new Date(ms).toISOString().replace("Z", "");
  /** A number as JSON may hold it: itself, as a text, or nothing of the kind. */
  const loose = (value: number | null) =>
    value === null ? of([undefined, null, "abc", "", {}]) : of([value, value, value, String(value), `${value}.0`]);
  return requests.map(({ id, ts, workload, provider, model, input, output, latency, ttft, usd, status, ...rest }) => {
    const details = { prompt_tokens_details: { cached_tokens: loose(rest.cached) } };
    const usage = of([
      { cache_read_input_tokens: loose(rest.cached), cache_creation_input_tokens: loose(rest.written) },
      { ...details, completion_tokens_details: { reasoning_tokens: loose(rest.reasoning) } },
      { prompt_tokens_details: null, completion_tokens_details: [1, 2] },
    ]);
    const metadata = {
      model_map_information: { text: "x".repeat(200) },
      user_api_key_alias: of(["key one", null, ""]),
      ...(next() < 0.5 ? { spend_logs_metadata: of([{ workload }, null, "text", { workload: 7 }]) } : {}),
      ...(next() < 0.5 ? { additional_usage_values: usage } : { usage_object: usage }),
      status: of(["success", "failure", null]),
      ...(status === "rate_limited" ? { error_information: { error_code: of(["429", 429]) } } : {}),
    };
    return {
      request_id: id,
      call_type: of([
        "acompletion",
        "acompletion",
        "completion",
        "aresponses",
        "pass_through_endpoint",
        "",
        "aembedding",
      ]),
      api_key: "hash",
      total_tokens: 0,
      spend: usd ?? 0,
      prompt_tokens: input ?? 0,
      completion_tokens: output ?? 0,
      startTime: at(ts),
      endTime: at(ts + (latency ?? 1_500)),
      request_duration_ms: next() < 0.5 ? latency : null,
      completionStartTime: ttft === null ? null : at(ts + ttft),
      model: of([`openai/${model ?? ""}`, model ?? ""]),
      model_group: of([model, ""]),
      custom_llm_provider: provider,
      user: of([null, "", "user"]),
      metadata: of([metadata, metadata, metadata, metadata, JSON.stringify(metadata), {}, null, [], "no {json", 5]),
      request_tags: of([
        [workload],
        [],
        null,
        JSON.stringify([workload, "b"]),
        { 0: "key" },
        "tag",
        [null, "b"],
        ["User-Agent: curl", "User-Agent: curl/8.5", "b"],
        ["User-Agent: x"],
      ]),
      team_id: of([null, "team"]),
      end_user: null,
      status: status === null ? of([null, ""]) : status === "ok" ? "success" : "failure",
      messages: { secret: "said" },
      response: { secret: "answered" },
      proxy_server_request: { secret: "asked" },
    };
  });
}
