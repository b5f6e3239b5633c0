// What somebody who knows DuckDB and this one format would write for the figures of `measure`, and nothing else.
import { availableParallelism } from "node:os";
import { DuckDBInstance } from "@duckdb/node-api";

const [file] = process.argv.slice(2);
// as many threads as `measure` takes
const threads = String(Math.min(4, availableParallelism()));
const instance = await DuckDBInstance.create(":memory:", { memory_limit: "384MiB", threads });
const connection = await instance.connect();
await connection.run("SET TimeZone = 'UTC'");
await connection.run(`CREATE TABLE requests AS
  SELECT hash(request_id) AS id, epoch_ms("startTime"::TIMESTAMPTZ) AS ts,
    coalesce(v[1], request_tags->>0, v[2]) AS workload, custom_llm_provider AS provider, model_group AS model,
    CASE WHEN prompt_tokens > 0 THEN CASE WHEN prompt_tokens < coalesce(v[3]::BIGINT, 0) + coalesce(v[4]::BIGINT, 0)
      THEN prompt_tokens + v[3]::BIGINT + v[4]::BIGINT ELSE prompt_tokens END END AS input,
    v[3]::BIGINT AS cached, v[4]::BIGINT AS written, CASE WHEN prompt_tokens > 0 THEN completion_tokens END AS output,
    v[5]::BIGINT AS reasoning, epoch_ms("endTime"::TIMESTAMPTZ) - epoch_ms("startTime"::TIMESTAMPTZ) AS latency,
    CASE WHEN "completionStartTime" <> "endTime"
      THEN epoch_ms("completionStartTime"::TIMESTAMPTZ) - epoch_ms("startTime"::TIMESTAMPTZ) END AS ttft,
    round(spend * 1e9)::BIGINT AS cost,
    CASE WHEN status = 'success' THEN 'ok' WHEN v[6] = '429' THEN 'rate_limited' ELSE 'error' END AS status
  FROM (SELECT *, json_extract_string(metadata, ['$.spend_logs_metadata.workload', '$.user_api_key_alias',
      '$.additional_usage_values.cache_read_input_tokens', '$.additional_usage_values.cache_creation_input_tokens',
      '$.additional_usage_values.completion_tokens_details.reasoning_tokens', '$.error_information.error_code']) AS v
    FROM read_json('${file}', format = 'newline_delimited', ignore_errors = true, columns = {request_id: 'VARCHAR',
      spend: 'DOUBLE', prompt_tokens: 'BIGINT', completion_tokens: 'BIGINT', "startTime": 'VARCHAR', "endTime": 'VARCHAR',
      "completionStartTime": 'VARCHAR', model_group: 'VARCHAR', custom_llm_provider: 'VARCHAR', metadata: 'JSON',
      request_tags: 'JSON', status: 'VARCHAR'}))`);
const told = "input IS NOT NULL AND output IS NOT NULL";
const bucket = (value) =>
  `CASE WHEN ${value} < 1000 THEN ${value} WHEN ${value} < 10000 THEN ${value} - ${value} % 10 WHEN ${value} < 100000 THEN ${value} - ${value} % 100 ELSE ${value} - ${value} % 1000 END`;
const queries = [
  "SELECT id FROM requests GROUP BY id HAVING count(*) > 1",
  "SELECT count(*) FROM (SELECT lag(ts) OVER () - ts AS back FROM requests) WHERE back > 0",
  "SELECT count(*), count(ts), min(ts), max(ts) FROM requests",
  `SELECT workload, provider, model, ts // 3600000, count(*), count(*) FILTER (status = 'rate_limited'),
    count(*) FILTER (status = 'error'), count(*) FILTER (${told}), sum(input), sum(output), sum(cached), sum(written),
    sum(reasoning), count(cost), sum(cost) FROM requests GROUP BY ALL`,
  "SELECT workload, ts // 60000, count(*), sum(input + output) FROM requests GROUP BY ALL",
  ...["input", "output", "latency", "ttft"].map(
    (name) => `SELECT workload, ${bucket(name)}, count(*) FROM requests WHERE ${name} IS NOT NULL GROUP BY ALL`,
  ),
];
let rows = 0;
for (const query of queries) {
  const result = await connection.run(query);
  for (let chunk = await result.fetchChunk(); chunk?.rowCount > 0; chunk = await result.fetchChunk()) {
    rows += chunk.getRows().length;
  }
}
process.stdout.write(`${rows}\n`);
