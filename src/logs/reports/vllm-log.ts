import { minuteMs, noSums } from "../../evidence/parts.js";
import { type Cell, gather, toldBy } from "./gather.js";
import { workloadOf } from "./names.js";
import { Problems } from "./problems.js";
import type { ReportAsked, ReportFormat, ReportRead } from "./report.js";
import { isEngineLine, type Line, linesOf } from "./vllm-log-lines.js";

const keys = ["file", "engine"];

/** What vLLM waits between two lines unless it is told otherwise (VLLM_LOG_STATS_INTERVAL). */
const usualMs = 10_000;

/**
 * The lines that vLLM's engine writes every ten seconds while it works. Tokens are throughput times the time since the line
 * before, but never longer than the usual step between lines: an idle engine writes none. Each is rounded to a tenth of a
 * token a second, and the hit rate is that of the latest thousand requests, so that cached tokens are near, not exact. It
 * tells no requests, outcomes or times of answers. Lines tell local time without a year.
 */
export const vllmLog: ReportFormat = {
  id: "vllm-log",
  title: "vLLM engine log",
  keys,
  recognises: (head) => head.split("\n").some(isEngineLine),
  read(text, asked): ReportRead {
    const problems = new Problems();
    const { lines, rows } = linesOf(text, asked, problems);
    const parts = gather(lines.length === 0 ? [] : cellsOf(lines, asked));
    return { parts, rows, problems: problems.list(), tells: toldBy(parts, false), incomplete: false };
  },
};

/** Tokens by the minute in which what they are the mean of ended. */
function cellsOf(lines: readonly Line[], asked: ReportAsked): Cell[] {
  const totals = new Map<
    string,
    { engine: string; start: number; input: number; output: number; cached: number | null }
  >();
  for (const [engine, own] of byEngine(lines)) {
    const usual = usualStep(own);
    for (const [i, { time, inputPerSecond, outputPerSecond, hitRate }] of own.entries()) {
      const seconds = Math.min(time - (own[i - 1]?.time ?? Number.NEGATIVE_INFINITY), usual) / 1000;
      const start = time - 1 - ((time - 1) % minuteMs);
      const key = `${engine}|${start}`;
      const total = totals.get(key) ?? { engine, start, input: 0, output: 0, cached: 0 };
      totals.set(key, total);
      total.input += inputPerSecond * seconds;
      total.output += outputPerSecond * seconds;
      total.cached =
        hitRate === null || total.cached === null ? null : total.cached + inputPerSecond * seconds * hitRate;
    }
  }
  const file = asked.file.split(/[/\\]/).at(-1) ?? asked.file;
  return [...totals.values()].map(({ engine, start, ...tokens }) => {
    const [input, output] = [Math.round(tokens.input), Math.round(tokens.output)];
    const sums = { ...noSums, uncounted_tokens: input + output, input_tokens: input, output_tokens: output };
    if (tokens.cached !== null) {
      sums.cached_input_tokens = Math.round(tokens.cached);
      sums.input_tokens_with_cached = input;
    }
    const workload = workloadOf({ file, engine }, keys, asked);
    return { workload, provider: "vllm", model: null, start, width: minuteMs, sums };
  });
}

function byEngine(lines: readonly Line[]): Map<string, Line[]> {
  const engines = new Map<string, Line[]>();
  for (const line of lines) {
    const own = engines.get(line.engine);
    if (own) own.push(line);
    else engines.set(line.engine, [line]);
  }
  return engines;
}

/** The step that comes most often between two lines. */
function usualStep(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const [i, { time }] of lines.entries()) {
    const before = lines[i - 1];
    if (before) counts.set(time - before.time, (counts.get(time - before.time) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, first], [b, second]) => second - first || a - b);
  return most?.[0] ?? usualMs;
}
