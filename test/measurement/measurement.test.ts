import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evidenceSchema } from "../../src/assessment/evidence-schema.js";
import type { SourceAccount } from "../../src/evidence/account.js";
import { bucketOf } from "../../src/evidence/histogram.js";
import { inOrder } from "../../src/evidence/minutes.js";
import { hourMs, minuteMs, noSums, type Parts, type TrafficPart } from "../../src/evidence/parts.js";
import { type Measuring, measurementOf } from "../../src/measurement/measurement.js";

const start = Date.parse("2026-11-02T00:00:00Z");

interface Logged {
  workload: string;
  at: number;
  input: number;
  output: number;
  latency: number;
  refused: boolean;
}

/** The parts that an engine gives of requests, by hand. */
function partsOf(requests: readonly Logged[]): Parts {
  const parts: Parts = { traffic: [], minutes: [], histograms: [] };
  for (const { workload, at, input, output, latency, refused } of requests) {
    const told = refused ? 0 : 1;
    parts.traffic.push({
      ...noSums,
      workload,
      provider: "openai",
      model: "gpt-4.1-mini",
      size_class: 0,
      start: Math.floor(at / hourMs) * hourMs,
      width: hourMs,
      requests: 1,
      with_status: 1,
      rate_limited: 1 - told,
      with_tokens: told,
      input_tokens: told * input,
      output_tokens: told * output,
      with_cached: told,
      input_tokens_with_cached: told * input,
      with_cost: told,
      cost_nano_usd: told * (input * 400 + output * 1600),
      tokens_with_cost: told * (input + output),
    });
    parts.minutes.push({
      workload,
      minute: [Math.floor(at / minuteMs)],
      requests: [1],
      tokens: [told * (input + output)],
    });
    parts.histograms.push({ workload, measure: "latency_ms", bucket: bucketOf(latency), count: 1 });
    if (refused) continue;
    parts.histograms.push({ workload, measure: "input_tokens", bucket: bucketOf(input), count: 1 });
    parts.histograms.push({ workload, measure: "output_tokens", bucket: bucketOf(output), count: 1 });
  }
  return parts;
}

/** Items alike in some names as one, their other numbers added up. */
function summed<Item extends object>(items: readonly Item[], names: readonly (keyof Item)[]): Item[] {
  const all = new Map<string, Item>();
  for (const item of items) {
    const key = JSON.stringify(names.map((name) => item[name]));
    const known = all.get(key);
    if (known === undefined) {
      all.set(key, { ...item });
      continue;
    }
    for (const [name, value] of Object.entries(item)) {
      if (typeof value !== "number" || names.some((each) => each === name)) continue;
      Object.assign(known, { [name]: Number(Reflect.get(known, name)) + value });
    }
  }
  return [...all.values()];
}

/** The same parts as an engine gives them that sees all rows at once. */
const addedUp = ({ traffic, minutes, histograms }: Parts): Parts => ({
  traffic: summed<TrafficPart>(traffic, ["workload", "provider", "model", "size_class", "start", "width"]),
  minutes: [...new Set(minutes.map(({ workload }) => workload))].map((workload) => ({
    workload,
    ...inOrder(minutes.filter((part) => part.workload === workload)),
  })),
  histograms: summed(histograms, ["workload", "measure", "bucket"]),
});

const measuring: Measuring = {
  asOf: "2026-11-24",
  sampleRate: 1,
  extrapolate: false,
  reprice: () => null,
  replay: () => "none",
};

const logged = fc.record({
  workload: fc.constantFrom("a", "b", "c"),
  at: fc.integer({ min: start, max: start + 20 * 24 * hourMs }),
  input: fc.integer({ min: 1, max: 300_000 }),
  output: fc.integer({ min: 1, max: 8000 }),
  latency: fc.integer({ min: 1, max: 90_000 }),
  refused: fc.boolean(),
});

describe("measurementOf", () => {
  test("does not depend on how parts were cut, nor on their order", () => {
    const logs = fc.array(fc.tuple(logged, fc.nat()), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(logs, (drawn) => {
        const whole = partsOf(drawn.map(([request]) => request));
        const other = partsOf(drawn.toSorted(([, a], [, b]) => a - b).map(([request]) => request));
        const expected = measurementOf(addedUp(whole), [], measuring);
        expect(measurementOf(other, [], measuring)).toEqual(expected);
        expect(evidenceSchema.safeParse(expected).error).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test("tells every request once", () => {
    fc.assert(
      fc.property(fc.array(logged, { minLength: 1, maxLength: 60 }), (requests) => {
        const { workloads } = measurementOf(partsOf(requests), [], measuring);
        const served = requests.filter(({ refused }) => !refused);
        const sum = (of: (workload: (typeof workloads)[number]) => number) =>
          workloads.reduce((all, each) => all + of(each), 0);
        expect(sum(({ requests: count }) => count ?? 0)).toBe(requests.length);
        expect(sum(({ tokens }) => tokens.input)).toBe(served.reduce((all, { input }) => all + input, 0));
        expect(sum(({ rate_limits: limits }) => limits?.rate.count ?? 0)).toBe(requests.length - served.length);
        for (const { series, tokens, requests: count } of workloads) {
          const load = series?.values.reduce((all, value) => all + value, 0);
          expect(load).toBe(series?.unit === "tokens" ? tokens.input + tokens.output : count);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** One request an hour from the start on, each alike. */
const hourly = (hours: number): Logged[] =>
  Array.from({ length: hours }, (_, hour) => ({
    workload: "steady",
    at: start + hour * hourMs,
    input: 900,
    output: 100,
    latency: 500,
    refused: false,
  }));

describe("a workload of one request an hour", () => {
  test("says nothing of a month below 72 hours, and nothing of stability", () => {
    const [workload] = measurementOf(partsOf(hourly(71)), [], measuring).workloads;
    expect(workload?.per_month).toBeNull();
    expect(workload?.stability).toBeNull();
    expect(workload?.facts.map(({ fact }) => fact)).toEqual(["evidence.logs", "current.provider", "current.model"]);
  });

  test("stands for a month below 72 hours where that is asked for, and says so", () => {
    const asked = { ...measuring, extrapolate: true };
    const [workload] = measurementOf(partsOf(hourly(48)), [], asked).workloads;
    // 48 requests from 00:00 of the first to the end of the minute of the last: 47 hours and a minute
    expect(workload?.per_month?.requests).toBeCloseTo((48 / (47 + 1 / 60)) * 730, 6);
    expect(workload?.per_month?.extrapolated).toBe(true);
    expect(workload?.stability).toBeNull();
    const requests = workload?.facts.find(({ fact }) => fact === "traffic.requests_per_month");
    expect(requests?.basis).toContain("extrapolated");
  });

  test("is flat: stability 1, peak over mean 1, every hour of the week", () => {
    const [workload] = measurementOf(partsOf(hourly(14 * 24)), [], measuring).workloads;
    expect(workload?.stability).toMatchObject({ stability: 1, load_factor: 1, repeatability: 1, band: "steady" });
    expect(workload?.peak_hour?.peak_to_mean).toBe(1);
    expect(workload?.active_hours_per_week).toBe(168);
    // 336 requests of 1,000 tokens, each in a minute of its own of 335 hours and one minute
    expect(workload?.peak_minute?.peak_to_mean).toBeCloseTo((335 * 60 + 1) / 336, 6);
  });

  test("is ten times the volume where one request in ten was logged", () => {
    const once = measurementOf(partsOf(hourly(100)), [], measuring).workloads[0];
    const tenth = measurementOf(partsOf(hourly(100)), [], { ...measuring, sampleRate: 0.1 }).workloads[0];
    expect(tenth?.per_month?.requests).toBeCloseTo(10 * (once?.per_month?.requests ?? 0), 6);
    expect(tenth?.per_month?.usd).toBeCloseTo(10 * (once?.per_month?.usd ?? 0), 9);
    expect(tenth?.stability).toEqual(once?.stability);
    expect(tenth?.requests).toBe(100);
  });
});

describe("a bill of a whole month beside a log of two weeks", () => {
  const bill: TrafficPart = {
    ...noSums,
    workload: "steady",
    provider: "openai",
    model: null,
    size_class: 0,
    start,
    width: 30 * 24 * hourMs,
    cost_nano_usd: 30e9,
  };
  const account = (format: string, to: number, only_bills: boolean): SourceAccount => ({
    source: format,
    format,
    engine: only_bills ? "report" : "duckdb",
    by: [],
    rows: 1,
    used: 1,
    faults: [],
    out_of_order: null,
    from: start,
    to,
    missing_columns: [],
    only_bills,
    broken_off: false,
    damaged: false,
    duplicates_unknown: false,
  });
  const hours = 14 * 24;
  const log = partsOf(hourly(hours));
  const logOnly = account("requests", start + hours * hourMs, false);
  const billToo = account("openai-costs", bill.start + bill.width, true);

  test("tells nothing of when requests came", () => {
    const alone = measurementOf(log, [logOnly], measuring);
    const both = measurementOf({ ...log, traffic: [bill, ...log.traffic] }, [billToo, logOnly], measuring);
    const figures = ({ workloads }: typeof alone) => workloads.map(({ models: _, ...rest }) => rest);
    expect(figures(both)).toEqual(figures(alone));
    expect(both.gaps).toEqual(alone.gaps);
    expect(evidenceSchema.safeParse(both).error).toBeUndefined();
  });

  test("is the cost of a month for its part where requests tell none: a dollar a day", () => {
    const silent = log.traffic.map((part) => ({ ...part, with_cost: 0, cost_nano_usd: 0, tokens_with_cost: 0 }));
    const both = measurementOf({ ...log, traffic: [...silent, bill] }, [logOnly, billToo], measuring);
    expect(both.workloads[0]?.per_month?.usd).toBeCloseTo(730 / 24, 6);
  });
});

describe("refused requests", () => {
  const of = (refused: number) =>
    hourly(1000).map((request, i) => ({ ...request, at: start + i * 0.5 * hourMs, refused: i < refused }));
  const wordOf = (refused: number) =>
    measurementOf(partsOf(of(refused)), [], measuring).workloads[0]?.facts.find(
      ({ fact }) => fact === "limits.rate_limited",
    )?.value;

  test.each([
    [0, "never"],
    [1, "sometimes"],
    // Wilson's interval at 90 %: its low end is 0.99 % for 15 of 1,000, and 1.07 % for 16
    [15, "sometimes"],
    [16, "often"],
  ])("%i of 1,000 are %s", (refused, word) => {
    expect(wordOf(refused)).toBe(word);
  });

  test("are not in the requests a month that a file states, whose lengths are those of served ones", () => {
    const [workload] = measurementOf(partsOf(of(400)), [], measuring).workloads;
    // 1,000 requests half an hour apart: 499.5 hours and a minute; 600 of them served
    const hours = 499.5 + 1 / 60;
    expect(workload?.per_month?.requests).toBeCloseTo((1000 * 730) / hours, 6);
    expect(workload?.per_month?.served_requests).toBeCloseTo((600 * 730) / hours, 6);
    const stated = (name: string) => workload?.facts.find(({ fact }) => fact === name);
    expect(stated("traffic.requests_per_month")?.value).toBe(workload?.per_month?.served_requests);
    expect(stated("traffic.requests_per_month")?.basis).toContain("served");
    // 600 times 900 and 100 tokens, which both facts multiply to
    const length = Number(stated("traffic.input_tokens")?.value) + Number(stated("traffic.output_tokens")?.value);
    const product = Number(stated("traffic.requests_per_month")?.value) * length;
    expect(product).toBeCloseTo((600_000 * 730) / hours, 3);
    expect(product).toBeCloseTo(workload?.per_month?.tokens ?? 0, 3);
  });
});

describe("a row whose clock was wrong", () => {
  const late = hourly(240).map((request) => ({ ...request, at: request.at + 400 * 24 * hourMs }));

  test("is asked about where it leaves more than half of the time idle", () => {
    const [workload] = measurementOf(partsOf([...hourly(1), ...late]), [], measuring).workloads;
    // 400 days from the first request on, less the hour that it came in
    expect(workload?.notes.join(" ")).toContain("No load came from 2026-11-02 to 2027-12-07, 400 days");
    expect(measurementOf(partsOf(late), [], measuring).workloads[0]?.notes.join(" ")).not.toContain("No load");
  });
});
