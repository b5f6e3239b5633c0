import { csvHeader, csvRows } from "../csv-rows.js";
import { nanoUsd, sound, textOf, whole } from "./figures.js";
import { gather, sumsOf, toldBy } from "./gather.js";
import { jsonDocuments } from "./json-documents.js";
import { prefixed, workloadOf } from "./names.js";
import { once, type Row } from "./once.js";
import { Problems } from "./problems.js";
import type { ReportAsked, ReportCode, ReportFormat } from "./report.js";
import { day } from "./times.js";

/** Keys and the columns of LiteLLM's daily tables (by user, team, tag, organization, customer, agent) that they stand in. */
const columns: Readonly<Record<string, string>> = {
  tag: "tag",
  team: "team_id",
  agent: "agent_id",
  end_user: "end_user_id",
  key: "api_key",
  organization: "organization_id",
  user: "user_id",
  endpoint: "endpoint",
};

const keys = [...Object.keys(columns), "model"];

const known = ["date", "api_requests", "prompt_tokens", "completion_tokens"];

type Fields = ReadonlyMap<string, unknown>;

/**
 * Days of LiteLLM's `LiteLLM_DailyUserSpend` and its sisters (schema.prisma), as CSV or JSON lines. Failed requests are not
 * split, so those that met a rate limit are errors here. Where a row has more cached than input tokens these stood beside
 * the input and are added, as for requests. A request with several tags stands in the table by tag once for each.
 */
export const litellmDaily: ReportFormat = {
  id: "litellm-daily",
  title: "LiteLLM daily spend",
  keys,
  recognises(head) {
    const header = csvHeader(head);
    if (known.every((name) => header.has(name))) return true;
    return /^\s*[[{]/.test(head) && known.every((key) => head.includes(`"${key}"`)) && !head.includes('"breakdown"');
  },
  read(text, asked) {
    const problems = new Problems();
    const rows: Row[] = [];
    const told = rowsOf(text, problems);
    for (const { line, fields } of told) {
      const row = rowOf(fields, asked);
      if (typeof row === "string") problems.add(row, line);
      else rows.push({ ...row, line });
    }
    const parts = gather(once(rows, problems));
    const incomplete = problems.has("truncated");
    return { parts, rows: told.length, problems: problems.list(), tells: toldBy(parts, true), incomplete };
  },
};

function rowsOf(text: string, problems: Problems): { line: number; fields: Fields }[] {
  if (!/^[\s\ufeff]*[[{]/.test(text)) return csvRows(text, (line) => problems.add("bad-line", line));
  return jsonDocuments(text, problems).flatMap(({ value, lineOf }) =>
    (Array.isArray(value) ? value : [value]).map((row: unknown) => ({
      line: lineOf(row),
      fields: new Map(Object.entries(typeof row === "object" && row !== null ? row : {})),
    })),
  );
}

function rowOf(fields: Fields, asked: ReportAsked): Omit<Row, "line"> | ReportCode {
  if (!fields.has("prompt_tokens")) return "other-report";
  const span = day(fields.get("date"));
  if (span === undefined) return "bad-time";
  const told = sound({
    requests: whole(fields.get("api_requests")),
    successful: whole(fields.get("successful_requests")),
    failed: whole(fields.get("failed_requests")),
    input: whole(fields.get("prompt_tokens")),
    output: whole(fields.get("completion_tokens")),
    cached: whole(fields.get("cache_read_input_tokens")),
    cacheWrite: whole(fields.get("cache_creation_input_tokens")),
    costNanoUsd: nanoUsd(fields.get("spend")),
  });
  if (told === undefined) return "bad-figure";
  const { successful, failed, output } = told;
  if (told.input === null || output === null) return "missing-figure";
  const outside = (told.cached ?? 0) + (told.cacheWrite ?? 0);
  const separateCached = outside > told.input;
  const input = told.input + (separateCached ? outside : 0);
  const split = successful !== null && failed !== null;
  const requests = told.requests ?? (split ? successful + failed : null);
  const sums = sumsOf({ ...told, requests, answered: successful, input, output, reasoning: null, separateCached });
  if (sums === undefined || (requests !== null && (successful ?? 0) + (failed ?? 0) > requests)) {
    return "parts-exceed-whole";
  }
  if (split) {
    sums.with_status = successful + failed;
    sums.errors = failed;
  }
  // the alias that requests name, else the model without the provider that LiteLLM puts before it
  const model = textOf(fields.get("model_group")) ?? prefixed(textOf(fields.get("model"))).model;
  const by: Record<string, string | null> = { model };
  for (const [key, column] of Object.entries(columns)) by[key] = textOf(fields.get(column));
  const id = textOf(fields.get("id"));
  return {
    workload: workloadOf(by, keys, asked),
    provider: textOf(fields.get("custom_llm_provider")),
    model,
    ...span,
    sums,
    // without the table's key two rows are one only where they are alike in all: columns that tell them apart may be missing
    group: id ?? JSON.stringify([...fields].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
