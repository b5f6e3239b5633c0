import type { WorkloadEvidence } from "../assessment/evidence-schema.js";
import { hourMs } from "../evidence/parts.js";
import { type Percentiles, percentilesOf } from "../evidence/percentiles.js";
import { failuresFor } from "./failures.js";
import type { Grouped } from "./grouped.js";
import { modelsOf } from "./models.js";
import { perMonthOf } from "./month.js";
import { shapeOf } from "./shape.js";
import { iso, type Taking } from "./taking.js";
import { hoursOf } from "./watched.js";

/** A workload's evidence without what needs other stages: cost, replay, facts and notes. */
export type Figures = Omit<WorkloadEvidence, "cost" | "replay" | "replay_missing" | "facts" | "notes">;

/** What the parts of a workload show. */
export function figuresOf(grouped: Grouped, taking: Taking): Figures {
  const { name, total, histograms, from, to, watched } = grouped;
  const hours = hoursOf(watched);
  const known = (count: number, value: number): number | null => (count > 0 ? value : null);
  return {
    name,
    models: modelsOf(grouped),
    window: { from: iso(from), to: iso(to), hours, resolution: resolutionOf(grouped) },
    requests: total.uncounted_tokens > 0 || total.requests === 0 ? null : total.requests,
    tokens: {
      input: total.input_tokens,
      output: total.output_tokens,
      cached_input: known(total.input_tokens_with_cached, total.cached_input_tokens),
      // nothing counts who tells these two: a sum of zero may be told or not, and is not known
      cache_write: known(total.cache_write_tokens, total.cache_write_tokens),
      reasoning: known(total.reasoning_tokens, total.reasoning_tokens),
      told_by: total.with_tokens,
    },
    input_tokens: percentilesOrMean(histograms.input_tokens, total.with_tokens, counted(total.input_tokens, grouped)),
    output_tokens: percentilesOrMean(
      histograms.output_tokens,
      total.with_tokens,
      counted(total.output_tokens, grouped),
    ),
    cached_input_share: known(
      total.input_tokens_with_cached,
      total.cached_input_tokens / total.input_tokens_with_cached,
    ),
    separate_cached: total.separate_cached,
    per_month: perMonthOf(grouped, taking),
    ...shapeOf(grouped),
    latency_ms: percentilesOf(histograms.latency_ms),
    ttft_ms: percentilesOf(histograms.ttft_ms),
    ...failuresFor(grouped),
  };
}

/** Tokens of requests that are counted: of the others nobody knows how many a request has. */
const counted = (tokens: number, { total }: Grouped): number => (total.uncounted_tokens > 0 ? Number.NaN : tokens);

const resolutionOf = ({ width, minutes, histograms }: Grouped): Figures["window"]["resolution"] =>
  width > hourMs ? "day" : histograms.input_tokens.length > 0 || minutes.minute.length > 0 ? "request" : "hour";

/** Of reports, which have no histograms, the mean alone is known, and no percentiles are made of it. */
function percentilesOrMean(
  histogram: readonly { bucket: number; count: number }[],
  requests: number,
  tokens: number,
): Percentiles | null {
  const found = percentilesOf(histogram);
  if (!found || !(requests > 0) || Number.isNaN(tokens)) return found;
  // the sums are exact, buckets are not
  return found.count === requests ? { ...found, mean: tokens / requests } : found;
}
