import { nanoUsd, own, sound, textOf, whole } from "./figures.js";
import { gather, sumsOf, toldBy } from "./gather.js";
import { jsonDocuments } from "./json-documents.js";
import { prefixed, workloadOf } from "./names.js";
import { groupOf, once, type Row } from "./once.js";
import { Problems } from "./problems.js";
import type { ReportAsked, ReportCode, ReportFormat } from "./report.js";
import { day } from "./times.js";

const keys = ["model", "endpoint", "provider"];

const figures = new Set(["usage", "byok_usage_inference", "requests"]);

/**
 * OpenRouter's `/api/v1/activity`: days by endpoint. What was paid is what OpenRouter charged (`usage`) and, for requests
 * with a key of one's own, what the provider charged (`byok_usage_inference`). It tells no cached tokens and no outcome.
 */
export const openrouterDaily: ReportFormat = {
  id: "openrouter-daily",
  title: "OpenRouter activity by day",
  keys,
  recognises: (head) =>
    /^\s*[[{]/.test(head) &&
    ["date", "usage", "requests", "prompt_tokens", "completion_tokens"].every((key) => head.includes(`"${key}"`)),
  read(text, asked) {
    const problems = new Problems();
    const rows: Row[] = [];
    let seen = 0;
    for (const { value, lineOf } of jsonDocuments(text, problems)) {
      for (const result of rowsOf(value)) {
        seen += 1;
        const line = lineOf(result);
        const row = rowOf(result, asked);
        if (typeof row === "string") problems.add(row, line);
        else rows.push({ ...row, line });
      }
    }
    const parts = gather(once(rows, problems));
    const incomplete = problems.has("truncated");
    return { parts, rows: seen, problems: problems.list(), tells: toldBy(parts, true), incomplete };
  },
};

function rowsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(rowsOf);
  const data = own(value, "data");
  return Array.isArray(data) ? data : [value];
}

function rowOf(result: unknown, asked: ReportAsked): Omit<Row, "line"> | ReportCode {
  if (typeof result !== "object" || result === null || own(result, "prompt_tokens") === undefined)
    return "other-report";
  const span = day(own(result, "date"));
  if (span === undefined) return "bad-time";
  const told = sound({
    requests: whole(own(result, "requests")),
    input: whole(own(result, "prompt_tokens")),
    output: whole(own(result, "completion_tokens")),
    reasoning: whole(own(result, "reasoning_tokens")),
    usage: nanoUsd(own(result, "usage")),
    byok: nanoUsd(own(result, "byok_usage_inference")),
  });
  if (told === undefined) return "bad-figure";
  const { requests, input, output, reasoning, usage, byok } = told;
  if (input === null || output === null) return "missing-figure";
  const costNanoUsd = usage === null ? null : usage + (byok ?? 0);
  const sums = sumsOf({ requests, input, output, cached: null, cacheWrite: null, reasoning, costNanoUsd });
  if (sums === undefined) return "parts-exceed-whole";
  const of = prefixed(textOf(own(result, "model")));
  const by = {
    model: of.model,
    endpoint: textOf(own(result, "endpoint_id")),
    provider: textOf(own(result, "provider_name")),
  };
  return { workload: workloadOf(by, keys, asked), ...of, ...span, sums, group: groupOf(result, figures) };
}
