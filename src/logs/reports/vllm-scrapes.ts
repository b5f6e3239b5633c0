import type { Problems } from "./problems.js";
import { type Sample, sampleOf } from "./prometheus.js";
import { epochSeconds, instant, plausible } from "./times.js";

/** All that one process of vLLM told at one time, by series. */
export interface Reading {
  time: number;
  line: number;
  counters: Map<string, number>;
}

/** The scrapes of one process (or one engine of it), told apart by its labels. */
export interface Process {
  labels: ReadonlyMap<string, string>;
  readings: Reading[];
}

/** Names of counters that vLLM has given up, and what stands for them now; gauges were renamed too and are not read. */
const renamed: Readonly<Record<string, string>> = {
  gpu_prefix_cache_hits_total: "prefix_cache_hits_total",
};

/** Counters by which traffic is counted, and histograms of it. Gauges tell a moment and add up to nothing. */
const counted =
  /^(prompt_tokens_total|generation_tokens_total|prefix_cache_hits_total|request_success_total|(e2e_request_latency_seconds|time_to_first_token_seconds|request_prompt_tokens|request_generation_tokens)_bucket)$/;

/** Labels that split one process into series; all others say which process it is. */
const splitting = ["finished_reason", "le"];

/** The name of a vLLM metric as it is today, without `vllm:`; undefined for metrics of others. */
function vllmName(name: string): string | undefined {
  const bare = /^vllm[:_](.+)$/.exec(name)?.[1];
  if (bare === undefined) return undefined;
  return Object.hasOwn(renamed, bare) ? renamed[bare] : bare;
}

/** The name of a series inside its process: the metric and what splits it. */
export const seriesOf = (metric: string, split = ""): string => `${metric}|${split}`;

interface Scrape {
  line: number;
  time: number | undefined;
  seen: Set<string>;
  samples: { metric: string; sample: Sample; line: number }[];
}

/**
 * Splits a text into scrapes and puts what they tell to the processes that told it. A scrape begins with a line
 * `# scraped_at 2026-06-01T09:30:00Z` (or epoch seconds), behind `# EOF`, and where a series comes again. Its time is that of
 * the line, else of its samples, else the one given for it.
 *
 * @returns the processes, and how many scrapes there were
 */
export function scrapesOf(
  text: string,
  times: readonly number[],
  problems: Problems,
): { processes: Process[]; scrapes: number } {
  const scrapes = split(text, problems);
  const processes = new Map<string, Process>();
  for (const [i, { line, time, samples }] of scrapes.entries()) {
    const at = time ?? samples.find(({ sample }) => sample.time !== undefined)?.sample.time ?? times[i];
    const known = at === undefined ? undefined : plausible(Math.round(at));
    if (known === undefined) problems.add(at === undefined ? "no-scrape-time" : "bad-time", line);
    else for (const one of samples) put(one.sample, one.metric, known, line);
  }
  return { processes: [...processes.values()], scrapes: scrapes.length };

  function put({ labels, value }: Sample, metric: string, time: number, line: number): void {
    const who = new Map(
      [...labels].filter(([label]) => !splitting.includes(label)).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    const key = JSON.stringify([...who]);
    const process = processes.get(key) ?? { labels: who, readings: [] };
    processes.set(key, process);
    let reading = process.readings.at(-1);
    if (reading?.line !== line) {
      reading = { time, line, counters: new Map() };
      process.readings.push(reading);
    }
    const edge = labels.get("le");
    const split =
      edge === undefined ? labels.get("finished_reason") : String(Number(edge.replace(/^\+inf$/i, "Infinity")));
    reading.counters.set(seriesOf(metric, split), value);
  }
}

function split(text: string, problems: Problems): Scrape[] {
  const scrapes: Scrape[] = [];
  let scrape: Scrape | undefined;
  const begin = (line: number, time?: number): Scrape => {
    const next: Scrape = { line, time, seen: new Set(), samples: [] };
    scrapes.push(next);
    return next;
  };
  for (const [i, row] of text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    const line = i + 1;
    const marked = /^#\s*scraped_at[:=\s]\s*(\S+)\s*$/.exec(row)?.[1];
    if (marked !== undefined) {
      const time = /^\d+(\.\d+)?$/.test(marked) ? epochSeconds(Number(marked)) : instant(marked);
      if (time === undefined) problems.add("bad-time", line);
      scrape = begin(line, time);
    } else if (/^#\s*EOF\s*$/.test(row)) scrape = undefined;
    else if (row.trim() !== "" && !row.startsWith("#")) {
      const sample = sampleOf(row);
      const metric = sample && vllmName(sample.name);
      if (sample === undefined) problems.add("bad-line", line);
      else if (metric !== undefined) {
        const series = JSON.stringify([sample.name, ...[...sample.labels].flat()]);
        if (scrape === undefined || scrape.seen.has(series)) scrape = begin(line);
        scrape.seen.add(series);
        if (counted.test(metric)) {
          if (Number.isSafeInteger(sample.value) && sample.value >= 0) scrape.samples.push({ metric, sample, line });
          else problems.add("bad-figure", line);
        }
      }
    }
  }
  return scrapes.filter(({ seen }) => seen.size > 0);
}
