import { inOrder, MinutesByWorkload } from "../../evidence/minutes.js";
import { addSums, minuteMs, noSums, type Parts, type Sums, type TrafficPart } from "../../evidence/parts.js";
import { lower } from "./names.js";
import type { ReportRead } from "./report.js";

/** Sums of one span, whatever told them. */
export interface Cell {
  workload: string;
  provider: string | null;
  model: string | null;
  size_class?: number;
  start: number;
  width: number;
  sums: Sums;
}

/** What a report tells of one span. Null is what it does not tell. */
export interface Told {
  requests: number | null;
  /** Requests that were answered, where others are told too; only these have tokens. */
  answered?: number | null;
  input: number;
  output: number;
  cached: number | null;
  cacheWrite: number | null;
  reasoning: number | null;
  costNanoUsd: number | null;
  /** True where cached tokens stood beside the input and are added to it. */
  separateCached?: boolean;
}

/** The sums of what is told; undefined where a part is larger than its whole. */
export function sumsOf(told: Told): Sums | undefined {
  const { input, output, cached, cacheWrite, reasoning, costNanoUsd } = told;
  if ((cached ?? 0) + (cacheWrite ?? 0) > input || (reasoning ?? 0) > output) return undefined;
  const requests = told.requests ?? 0;
  const answered = told.answered ?? requests;
  return {
    ...noSums,
    requests,
    uncounted_tokens: answered === 0 ? input + output : 0,
    with_tokens: answered,
    input_tokens: input,
    output_tokens: output,
    with_cached: cached === null ? 0 : answered,
    cached_input_tokens: cached ?? 0,
    input_tokens_with_cached: cached === null ? 0 : input,
    cache_write_tokens: cacheWrite ?? 0,
    reasoning_tokens: reasoning ?? 0,
    with_cost: costNanoUsd === null ? 0 : requests,
    cost_nano_usd: costNanoUsd ?? 0,
    tokens_with_cost: costNanoUsd === null ? 0 : input + output,
    separate_cached: told.separateCached ? answered : 0,
  };
}

const order = (a: TrafficPart, b: TrafficPart): number =>
  compare(a.workload, b.workload) || a.start - b.start || a.width - b.width || compare(a.model ?? "", b.model ?? "");

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Adds up cells of one workload, model and span. Spans of a minute are minutes, too. */
export function gather(cells: Iterable<Cell>): Parts {
  const traffic = new Map<string, TrafficPart>();
  const minutes = new MinutesByWorkload();
  for (const { workload, provider, model, size_class = 0, start, width, sums } of cells) {
    const who = { workload, provider: lower(provider), model: lower(model), size_class, start, width };
    const key = JSON.stringify(Object.values(who));
    const part = traffic.get(key) ?? { ...who, ...noSums };
    addSums(part, sums);
    traffic.set(key, part);
    if (width !== minuteMs || start % minuteMs !== 0) continue;
    minutes.add(workload, start / minuteMs, sums.requests, sums.input_tokens + sums.output_tokens);
  }
  return {
    traffic: [...traffic.values()].sort(order),
    minutes: minutes.parts
      .map((part) => ({ ...part, ...inOrder([part]) }))
      .sort((a, b) => compare(a.workload, b.workload)),
    histograms: [],
  };
}

/** What the parts tell. @param cost true where the format tells costs, which may well be zero */
export function toldBy(parts: Parts, cost: boolean): ReportRead["tells"] {
  const some = (name: keyof Sums): boolean => parts.traffic.some((part) => part[name] > 0);
  return {
    requests: some("requests"),
    status: some("with_status"),
    cached: some("input_tokens_with_cached"),
    cost: cost && parts.traffic.length > 0,
    latency: parts.histograms.length > 0,
  };
}
