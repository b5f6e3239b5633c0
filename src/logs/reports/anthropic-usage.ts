import { own, sound, textOf, whole } from "./figures.js";
import { sumsOf } from "./gather.js";
import { workloadOf } from "./names.js";
import { groupOf } from "./once.js";
import { readPages } from "./pages.js";
import type { ReportFormat } from "./report.js";
import { instant, span } from "./times.js";

const keys = ["workspace", "key", "model"];

const figures = new Set(["cache_creation", "server_tool_use"]);

/** The span of an Anthropic bucket, whose ends are written in RFC 3339. */
export const anthropicSpan = (bucket: unknown): ReturnType<typeof span> =>
  span(instant(own(bucket, "starting_at")), instant(own(bucket, "ending_at")));

/** `200k-1M` is the class above 200,000 input tokens, the second of `longContexts`. */
const sizeClass = (window: string | null): number => (window?.startsWith("200k-") ? 2 : 0);

/**
 * Pages of Anthropic's `/v1/organizations/usage_report/messages` (Usage and Cost API). Input is the uncached tokens, those
 * that the cache answered, and those written to it for five minutes or an hour. It tells no count of requests and no outcome.
 */
export const anthropicUsage: ReportFormat = {
  id: "anthropic-usage",
  title: "Anthropic usage report",
  keys,
  recognises: (head) =>
    /^\s*[[{]/.test(head) && /"starting_at"\s*:/.test(head) && /"uncached_input_tokens"\s*:/.test(head),
  read: (text, asked) =>
    readPages(text, {
      cost: false,
      span: anthropicSpan,
      row(result) {
        if (own(result, "uncached_input_tokens") === undefined) return "other-report";
        const creation = own(result, "cache_creation");
        const told = sound({
          uncached: whole(own(result, "uncached_input_tokens")),
          read: whole(own(result, "cache_read_input_tokens")),
          fiveMinutes: whole(own(creation, "ephemeral_5m_input_tokens")),
          hour: whole(own(creation, "ephemeral_1h_input_tokens")),
          output: whole(own(result, "output_tokens")),
        });
        if (told === undefined) return "bad-figure";
        const { uncached, read, output } = told;
        if (uncached === null || output === null) return "missing-figure";
        const written = (told.fiveMinutes ?? 0) + (told.hour ?? 0);
        const input = uncached + (read ?? 0) + written;
        const cacheWrite = told.fiveMinutes === null && told.hour === null ? null : written;
        if (!Number.isSafeInteger(input + output)) return "bad-figure";
        const sums = sumsOf({
          requests: null,
          input,
          output,
          cached: read,
          cacheWrite,
          reasoning: null,
          costNanoUsd: null,
        });
        if (sums === undefined) return "parts-exceed-whole";
        const model = textOf(own(result, "model"));
        const by = { workspace: textOf(own(result, "workspace_id")), key: textOf(own(result, "api_key_id")), model };
        return {
          workload: workloadOf(by, keys, asked),
          provider: "anthropic",
          model,
          size_class: sizeClass(textOf(own(result, "context_window"))),
          sums,
          group: groupOf(result, figures),
        };
      },
    }),
};
