import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleOf } from "../../../src/logs/reports/prometheus.js";
import { vllmLog } from "../../../src/logs/reports/vllm-log.js";
import { vllmMetrics } from "../../../src/logs/reports/vllm-metrics.js";
import { wallClock } from "../../../src/logs/reports/wall-clock.js";
import { codesOf, fixture, read, totalsOf } from "./canonical.js";

const noon = Date.UTC(2026, 5, 1, 12);

interface Counters {
  prompt: number;
  output: number;
  hits?: number;
  stop: number;
  labels?: string;
  le?: Record<string, number>;
}

const scrape = (at: number | null, { prompt, output, hits, stop, labels = 'engine="0"', le = {} }: Counters): string =>
  [
    ...(at === null ? [] : [`# scraped_at ${new Date(noon + at * 1000).toISOString()}`]),
    `vllm:prompt_tokens_total{${labels},model_name="m"} ${prompt}`,
    `vllm:generation_tokens_total{${labels},model_name="m"} ${output}`,
    ...(hits === undefined ? [] : [`vllm:prefix_cache_hits_total{${labels},model_name="m"} ${hits}`]),
    `vllm:request_success_total{${labels},model_name="m",finished_reason="stop"} ${stop}`,
    ...Object.entries(le).map(
      ([edge, count]) => `vllm:e2e_request_latency_seconds_bucket{${labels},model_name="m",le="${edge}"} ${count}`,
    ),
    "",
  ].join("\n");

const told = (...scrapes: readonly string[]): ReturnType<typeof read> => read(vllmMetrics, scrapes.join(""));

describe("scrapes of vLLM", () => {
  it("give what was added, whatever the scrapes between and their order", () => {
    const growth = fc.record({
      prompt: fc.nat(10_000),
      output: fc.nat(1000),
      stop: fc.nat(50),
      seconds: fc.integer({ min: 1, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(growth, { minLength: 1, maxLength: 6 }), fc.nat(), (steps, seed) => {
        let state = { at: 0, prompt: 7_000_000, output: 4000, stop: 30 };
        const scrapes = [scrape(0, state)];
        for (const step of steps) {
          state = {
            at: state.at + step.seconds,
            prompt: state.prompt + step.prompt,
            output: state.output + step.output,
            stop: state.stop + step.stop,
          };
          scrapes.push(scrape(state.at, state));
        }
        const turned = [...scrapes.slice(seed % scrapes.length), ...scrapes.slice(0, seed % scrapes.length)];
        const { parts, problems, rows } = told(...turned);
        expect(totalsOf(parts, "m")).toMatchObject({
          input_tokens: state.prompt - 7_000_000,
          output_tokens: state.output - 4000,
          requests: state.stop - 30,
          cached_input_tokens: 0,
          with_cached: 0,
        });
        expect(parts.traffic.reduce((sum, { width }) => sum + width, 0)).toBe(state.at * 1000);
        expect([problems, rows]).toEqual([[], scrapes.length]);
      }),
    );
  });

  it("begin anew where a counter went back, and then count from zero, those too that are above where they stood", () => {
    const { parts, problems } = told(
      scrape(0, { prompt: 1000, output: 500, hits: 10, stop: 100 }),
      // 1200 are more than 1000, but 20 of 100 answers tell that they are new
      scrape(60, { prompt: 1200, output: 300, hits: 700, stop: 20 }),
      scrape(120, { prompt: 1300, output: 330, hits: 750, stop: 25 }),
    );
    expect(totalsOf(parts, "m")).toMatchObject({
      input_tokens: 1300,
      output_tokens: 330,
      requests: 25,
      cached_input_tokens: 750,
    });
    expect(problems).toEqual([{ code: "counter-reset", bad: false, count: 1, places: [{ line: 6 }] }]);
  });

  it("of several processes are subtracted each from its own", () => {
    const pod = (name: string): string => `pod="${name}",engine="0"`;
    const { parts } = told(
      scrape(0, { prompt: 1000, output: 1, stop: 10, labels: pod("a") }),
      scrape(0, { prompt: 50, output: 1, stop: 5, labels: pod("b") }),
      scrape(30, { prompt: 1100, output: 2, stop: 11, labels: pod("a") }),
      scrape(30, { prompt: 70, output: 5, stop: 8, labels: pod("b") }),
    );
    expect(totalsOf(parts, "m")).toMatchObject({ input_tokens: 120, output_tokens: 5, requests: 4 });
    const byPod = read(
      vllmMetrics,
      [0, 9].map((i) => scrape(i, { prompt: i, output: 0, stop: 0, labels: pod("a") })).join(""),
      {
        by: "pod",
      },
    );
    expect(byPod.parts.traffic).toMatchObject([{ workload: "a", model: "m", input_tokens: 9, uncounted_tokens: 9 }]);
  });

  it("count nothing for a series that was not there before, nor for one that was lost for a while", () => {
    const { parts } = told(
      scrape(0, { prompt: 1000, output: 10, stop: 1 }),
      scrape(10, { prompt: 1001, output: 10, stop: 1, hits: 900 }),
      scrape(20, { prompt: 1002, output: 10, stop: 1 }),
      scrape(30, { prompt: 1003, output: 10, stop: 1, hits: 901 }),
    );
    expect(totalsOf(parts, "m")).toMatchObject({ input_tokens: 3, cached_input_tokens: 1 });
  });

  it("take their times from a mark, from their samples, or from who reads them", () => {
    const at = (text: string, times?: number[]): unknown => {
      const { parts, problems } = read(vllmMetrics, text, times ? { times } : {});
      return [parts.traffic.map(({ start, width }) => [start - noon, width]), problems.map(({ code }) => code)];
    };
    const [a, b] = [scrape(null, { prompt: 1, output: 1, stop: 1 }), scrape(null, { prompt: 2, output: 2, stop: 2 })];
    const stamped = (text: string, ms: number): string => text.replaceAll(/(\d+)$/gm, `$1 ${ms}`);
    expect(at(a + b, [noon, noon + 5000])).toEqual([[[0, 5000]], []]);
    expect(at(`# scraped_at ${noon / 1000}\n${a}# scraped_at: ${noon / 1000 + 7}\n${b}`)).toEqual([[[0, 7000]], []]);
    expect(at(stamped(a, noon) + stamped(b, noon + 9000))).toEqual([[[0, 9000]], []]);
    expect(at(a + b)).toEqual([[], ["no-scrape-time"]]);
    expect(at(a + b, [noon])).toEqual([[], ["no-scrape-time", "single-scrape"]]);
    expect(at(a + b, [noon, Number.NaN])).toEqual([[], ["bad-time", "single-scrape"]]);
    expect(at(a + b, [noon, noon])).toEqual([[], ["duplicate", "single-scrape"]]);
  });

  it("have the same figures under the names that vLLM has given up", () => {
    const text = fixture("vllm_metrics_t0.prom") + fixture("vllm_metrics_t1.prom");
    const old = text.replaceAll("vllm:prefix_cache_", "vllm:gpu_prefix_cache_").replaceAll("kv_cache", "gpu_cache");
    const both = text.replaceAll(/^vllm:prefix_cache_(.*)$/gm, "vllm:prefix_cache_$1\nvllm:gpu_prefix_cache_$1");
    const times = [noon, noon + 1000];
    const { parts } = read(vllmMetrics, text, { times });
    expect(totalsOf(parts, "llama-3.3-70b").cached_input_tokens).toBeGreaterThan(0);
    for (const one of [old, both]) expect(read(vllmMetrics, one, { times })).toMatchObject({ parts, rows: 2 });
  });

  it("put requests at the upper edge of their bucket, the last ones at the highest edge", () => {
    const { parts } = told(
      scrape(0, { prompt: 0, output: 0, stop: 0, le: { "0.5": 1, "2.5": 1, "+Inf": 1 } }),
      // three up to 0.5 s, none up to 2.5 s, four above
      scrape(9, { prompt: 0, output: 0, stop: 7, le: { "+Inf": 8, "2.5": 4, "0.5": 4 } }),
    );
    expect(parts.histograms).toEqual([
      { workload: "m", measure: "latency_ms", bucket: 2500, count: 4 },
      { workload: "m", measure: "latency_ms", bucket: 500, count: 3 },
    ]);
  });

  it.each<[string, string, string]>([
    ["a negative counter", "vllm:prompt_tokens_total 5", "vllm:prompt_tokens_total -5"],
    ["NaN", "vllm:prompt_tokens_total 5", "vllm:prompt_tokens_total NaN"],
    ["infinity", "vllm:prompt_tokens_total +Inf", "vllm:prompt_tokens_total 5"],
    ["more than is exact", "vllm:prompt_tokens_total 5", "vllm:prompt_tokens_total 1e17"],
    [
      "buckets that shrink with their edges",
      'vllm:time_to_first_token_seconds_bucket{le="1"} 0\nvllm:time_to_first_token_seconds_bucket{le="2"} 0',
      'vllm:time_to_first_token_seconds_bucket{le="1"} 5\nvllm:time_to_first_token_seconds_bucket{le="2"} 4',
    ],
  ])("with %s are told", (_name, first, second) => {
    const found = read(
      vllmMetrics,
      `# scraped_at ${noon / 1000}\n${first}\n# scraped_at ${noon / 1000 + 9}\n${second}\n`,
    );
    expect(codesOf(found)["bad-figure"]).toBe(1);
    expect(found.parts.histograms).toEqual([]);
    expect(found.parts.traffic.every(({ input_tokens }) => input_tokens === 0)).toBe(true);
  });

  it("cut off in a line tell it and give the rest", () => {
    const text = scrape(0, { prompt: 1, output: 1, stop: 1 }) + scrape(9, { prompt: 3, output: 1, stop: 2 });
    const found = read(vllmMetrics, `${text}vllm:prompt_tokens_total{engine="0",mod`);
    expect(totalsOf(found.parts, "m").input_tokens).toBe(2);
    expect(found.problems).toEqual([{ code: "bad-line", bad: true, count: 1, places: [{ line: 9 }] }]);
  });
});

describe("a line of the Prometheus text format", () => {
  it.each<[string, unknown]>([
    ["a 1", ["a", {}, 1, undefined]],
    ['a{b="c\\"d\\\\e\\nf",} -2.5e3 1780306200000', ["a", { b: 'c"d\\e\nf' }, -2500, 1780306200000]],
    ['a:b{ x = "}" , y="" } +Inf', ["a:b", { x: "}", y: "" }, Infinity, undefined]],
    ['a_total{x="1"} 4 # {trace_id="abc"} 0.5', ["a_total", { x: "1" }, 4, undefined]],
    ["a NaN", ["a", {}, Number.NaN, undefined]],
    ['a{__proto__="x"} 1', ["a", JSON.parse('{"__proto__":"x"}'), 1, undefined]],
  ])("%s", (line, expected) => {
    const sample = sampleOf(line);
    expect([sample?.name, Object.fromEntries(sample?.labels ?? []), sample?.value, sample?.time]).toEqual(expected);
  });

  it.each(["", "1 a", "a", "a{", 'a{b="c" 1', 'a{b="c} 1', "a one", "a 0x10", "a 1 2 3", "a 1 now"])(
    "is none in %j",
    (line) => {
      expect(sampleOf(line)).toBeUndefined();
    },
  );
});

describe("the log of an engine", () => {
  const line = (time: string, input: number | string, engine = "000", rate = "50.0"): string =>
    `INFO ${time} [loggers.py:257] Engine ${engine}: Avg prompt throughput: ${input} tokens/s, Avg generation throughput: 1.0 tokens/s, Running: 1 reqs, Waiting: 0 reqs, GPU KV cache usage: 1.0%, Prefix cache hit rate: ${rate}%`;
  const log = (lines: readonly string[], more: object = {}): ReturnType<typeof read> =>
    read(vllmLog, lines.join("\n"), { year: 2026, timezone: "UTC", file: "e.log", ...more });
  const starts = (found: ReturnType<typeof read>): string[] =>
    found.parts.traffic.map(({ start }) => new Date(start).toISOString().slice(0, 16));

  it("counts no tokens for the time in which an engine was idle and wrote nothing", () => {
    const times = ["06-01 10:00:10", "06-01 10:00:20", "06-01 10:00:30", "06-01 13:00:00", "06-01 13:00:10"];
    // 100 tokens/s × 10 s, five times
    expect(totalsOf(log(times.map((time) => line(time, 100))).parts, "e.log").input_tokens).toBe(5000);
  });

  it("has the interval that most lines are apart, and the usual ten seconds for a line alone", () => {
    const times = ["06-01 10:00:10", "06-01 10:00:15", "06-01 10:00:20", "06-01 10:00:22"];
    // three of 5 s and one of 2 s
    expect(totalsOf(log(times.map((time) => line(time, 100))).parts, "e.log").input_tokens).toBe(1700);
    expect(totalsOf(log([line("06-01 10:00:10", 100)]).parts, "e.log").input_tokens).toBe(1000);
  });

  it("adds up engines, and counts a line that comes twice once", () => {
    const lines = ["000", "001"].map((engine) => line("06-01 10:00:10", 100, engine));
    const found = log([...lines, ...lines]);
    expect(totalsOf(found.parts, "e.log").input_tokens).toBe(2000);
    expect(codesOf(found)).toEqual({ duplicate: 2 });
    expect(totalsOf(log(lines, { by: "engine" }).parts, "001").input_tokens).toBe(1000);
  });

  it("goes on in the next year", () => {
    expect(starts(log([line("12-31 23:59:50", 1), line("01-01 00:00:10", 1)]))).toEqual([
      "2026-12-31T23:59",
      "2027-01-01T00:00",
    ]);
  });

  it("is read in its own time zone, through both hours of the night in which clocks are put back", () => {
    // 25 October 2026, 3:00 in Berlin becomes 2:00: 2:30 comes at 00:30 and at 01:30 UTC
    const night = ["10-25 02:30:30", "10-25 02:59:30", "10-25 02:00:30", "10-25 02:30:30", "10-25 03:00:30"];
    const found = log(
      night.map((time) => line(time, 1)),
      { timezone: "Europe/Berlin" },
    );
    expect(starts(found)).toEqual(["00:30", "00:59", "01:00", "01:30", "02:00"].map((time) => `2026-10-25T${time}`));
    expect(starts(log([line("06-01 10:00:10", 1)], { timezone: "+05:30" }))).toEqual(["2026-06-01T04:30"]);
  });

  it.each<[string, object, string]>([
    ["no year", { year: undefined }, "no-year"],
    ["no time zone", { timezone: undefined }, "no-timezone"],
    ["a time zone that is none", { timezone: "Mars/Olympus" }, "no-timezone"],
    ["a year that no log has", { year: 20_260 }, "bad-time"],
  ])("with %s is not read", (_name, more, code) => {
    const found = log([line("06-01 10:00:10", 1), line("06-01 10:00:20", 1)], more);
    expect([found.parts.traffic, found.rows, codesOf(found)]).toEqual([[], 2, { [code]: 2 }]);
  });

  it.each<[string, string]>([
    [line("02-30 10:00:00", 1), "bad-time"],
    [line("06-01 25:00:00", 1), "bad-time"],
    [line("06-01 10:00:00", "-1"), "bad-figure"],
    [line("06-01 10:00:00", "nan"), "bad-figure"],
    [line("06-01 10:00:00", "1e99"), "bad-figure"],
    [line("06-01 10:00:00", 1, "000", "101"), "bad-figure"],
    [line("06-01 10:00:00", 1).slice(0, 90), "bad-line"],
  ])("leaves out %j", (bad, code) => {
    const found = log(["INFO 06-01 09:00:00 started", bad, line("06-01 10:00:10", 100)]);
    expect(found.problems).toEqual([{ code, bad: true, count: 1, places: [{ line: 2 }] }]);
    expect(totalsOf(found.parts, "e.log").input_tokens).toBe(1000);
  });

  it("tells no cached tokens where the lines have no hit rate", () => {
    const found = log([line("06-01 10:00:10", 100).replace(/, Prefix.*/, "")]);
    expect(found.tells.cached).toBe(false);
    expect(totalsOf(found.parts, "e.log")).toMatchObject({ input_tokens: 1000, input_tokens_with_cached: 0 });
  });
});

describe("clocks on a wall", () => {
  it("show the time that they are asked for, in every zone and hour", () => {
    const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe");
    fc.assert(
      fc.property(zones, fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }), (timeZone, ms) => {
        const utc = ms - (ms % 1000);
        const shown = new Date(utc).toLocaleString("sv-SE", { timeZone });
        expect(wallClock(timeZone)?.(Date.parse(`${shown.replace(" ", "T")}Z`))).toContain(utc);
      }),
    );
  });
});
