import { own, sound, textOf, whole } from "./figures.js";
import { sumsOf } from "./gather.js";
import { workloadOf } from "./names.js";
import { groupOf } from "./once.js";
import { readPages } from "./pages.js";
import type { ReportFormat } from "./report.js";
import { epochSeconds, span } from "./times.js";

const keys = ["project", "key", "model", "user"];

const figures: ReadonlySet<string> = new Set();

/** The span of an OpenAI bucket, whose ends are epoch seconds. */
export const openaiSpan = (bucket: unknown): ReturnType<typeof span> =>
  span(epochSeconds(own(bucket, "start_time")), epochSeconds(own(bucket, "end_time")));

const object = "organization.usage.completions.result";

/**
 * Pages of OpenAI's `/v1/organization/usage/completions` (API reference, administration, usage). `input_tokens` holds
 * cached and cache-writing tokens. Requests that failed are not in it, so the outcome is not told. Batch and other tiers,
 * which are priced otherwise, are added up with the rest.
 */
export const openaiUsage: ReportFormat = {
  id: "openai-usage",
  title: "OpenAI usage report",
  keys,
  recognises: (head) => /^\s*[[{]/.test(head) && /"object"\s*:\s*"organization\.usage\.completions\.result"/.test(head),
  read: (text, asked) =>
    readPages(text, {
      cost: false,
      span: openaiSpan,
      row(result) {
        if (own(result, "object") !== object) return "other-report";
        const told = sound({
          requests: whole(own(result, "num_model_requests")),
          input: whole(own(result, "input_tokens")),
          output: whole(own(result, "output_tokens")),
          cached: whole(own(result, "input_cached_tokens")),
          cacheWrite: whole(own(result, "input_cache_write_tokens")),
        });
        if (told === undefined) return "bad-figure";
        const { input, output } = told;
        if (input === null || output === null) return "missing-figure";
        const sums = sumsOf({ ...told, input, output, reasoning: null, costNanoUsd: null });
        if (sums === undefined) return "parts-exceed-whole";
        const model = textOf(own(result, "model"));
        const by = {
          project: textOf(own(result, "project_id")),
          key: textOf(own(result, "api_key_id")),
          user: textOf(own(result, "user_id")),
          model,
        };
        return {
          workload: workloadOf(by, keys, asked),
          provider: "openai",
          model,
          sums,
          group: groupOf(result, figures),
        };
      },
    }),
};
