import type { HistogramPart } from "../../evidence/parts.js";
import { type Cell, gather, sumsOf, toldBy } from "./gather.js";
import { workloadOf } from "./names.js";
import { Problems } from "./problems.js";
import type { ReportFormat, ReportRead } from "./report.js";
import { histogramOf, merged } from "./vllm-histogram.js";
import { type Process, type Reading, scrapesOf, seriesOf } from "./vllm-scrapes.js";

const keys = ["model", "namespace", "job", "pod", "instance", "engine"];

/**
 * Two or more scrapes of vLLM's `/metrics` (vllm/v1/metrics/loggers.py), one after the other: traffic is what counters grew
 * by between the scrapes of a process. Requests are those that finished, tokens those that were reckoned, so that a request
 * that runs during a scrape has its tokens on both sides of it. Requests that were refused are in no counter: the outcome is
 * not told. Processes are told apart by their labels; without such labels scrapes of one process alone can be read.
 */
export const vllmMetrics: ReportFormat = {
  id: "vllm-metrics",
  title: "vLLM metrics",
  keys,
  recognises: (head) => /^vllm[:_]\w+[{ ]/m.test(head),
  read(text, asked): ReportRead {
    const problems = new Problems();
    const { processes, scrapes } = scrapesOf(text, asked.times ?? [], problems);
    const cells: Cell[] = [];
    const histograms: HistogramPart[] = [];
    for (const process of processes) {
      const label = (name: string): string | null => process.labels.get(name) ?? null;
      const model = label("model_name");
      const workload = workloadOf({ ...Object.fromEntries(process.labels), model }, keys, asked);
      for (const { before, after, added } of stepsOf(process, problems)) {
        const sums = trafficOf(added);
        const parts = histogramOf(added, workload);
        if (parts === null || sums === undefined) problems.add("bad-figure", after.line);
        else histograms.push(...parts);
        if (sums === undefined) continue;
        cells.push({ workload, provider: "vllm", model, start: before.time, width: after.time - before.time, sums });
      }
    }
    const parts = { ...gather(cells), histograms: merged(histograms) };
    return { parts, rows: scrapes, problems: problems.list(), tells: toldBy(parts, false), incomplete: false };
  },
};

interface Step {
  before: Reading;
  after: Reading;
  /** By series, what was added between the two. */
  added: Map<string, number>;
}

/** What was added from scrape to scrape of a process. */
function stepsOf({ readings }: Process, problems: Problems): Step[] {
  const steps: Step[] = [];
  const [first, ...others] = [...readings].sort((a, b) => a.time - b.time || a.line - b.line);
  if (first === undefined) return [];
  let before = first;
  let latest = new Map(first.counters);
  for (const after of others) {
    if (after.time === before.time) {
      problems.add("duplicate", after.line);
      continue;
    }
    // one counter that went back tells that all of them began anew, though others may be above where they stood
    const anew = [...after.counters].some(([series, value]) => value < (latest.get(series) ?? 0));
    if (anew) {
      problems.add("counter-reset", after.line);
      latest = new Map();
    }
    const added = new Map<string, number>();
    for (const [series, value] of after.counters) {
      // a series that was not there before may have counted for long: it begins here
      added.set(series, value - (latest.get(series) ?? (anew ? 0 : value)));
      latest.set(series, value);
    }
    steps.push({ before, after, added });
    before = after;
  }
  if (steps.length === 0) problems.add("single-scrape", first.line);
  return steps;
}

function trafficOf(added: ReadonlyMap<string, number>): ReturnType<typeof sumsOf> {
  const input = added.get(seriesOf("prompt_tokens_total")) ?? 0;
  const cached = added.get(seriesOf("prefix_cache_hits_total"));
  const finished = [...added].filter(([series]) => series.startsWith(seriesOf("request_success_total")));
  return sumsOf({
    requests: finished.length === 0 ? null : finished.reduce((sum, [, count]) => sum + count, 0),
    input,
    output: added.get(seriesOf("generation_tokens_total")) ?? 0,
    // the cache is asked when a request is scheduled, its tokens are counted later, on the other side of a scrape perhaps
    cached: cached === undefined ? null : Math.min(cached, input),
    cacheWrite: null,
    reasoning: null,
    costNanoUsd: null,
  });
}
