import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hourMs, minuteMs } from "../../../src/evidence/parts.js";
import { anthropicCosts } from "../../../src/logs/reports/anthropic-costs.js";
import { anthropicUsage } from "../../../src/logs/reports/anthropic-usage.js";
import { openaiCosts } from "../../../src/logs/reports/openai-costs.js";
import { openaiUsage } from "../../../src/logs/reports/openai-usage.js";
import { eachMinute } from "../../support/each-minute.js";
import { codesOf, fixture, read, totalsOf } from "./canonical.js";

const hour = hourMs / 1000;
const start = Date.UTC(2026, 5, 1) / 1000;

const result = (more: object = {}): object => ({
  object: "organization.usage.completions.result",
  input_tokens: 100,
  output_tokens: 10,
  input_cached_tokens: 40,
  num_model_requests: 2,
  project_id: "proj_a",
  model: "gpt-4.1",
  ...more,
});

const bucket = (index: number, results: readonly unknown[], width = hour): object => ({
  object: "bucket",
  start_time: start + index * hour,
  end_time: start + index * hour + width,
  results,
});

const page = (data: readonly unknown[], more = false): object => ({
  object: "page",
  data,
  has_more: more,
  next_page: more ? "page_token" : null,
});

const text = (...pages: readonly unknown[]): string => pages.map((one) => JSON.stringify(one, null, 1)).join("\n");

const usage = (...pages: readonly unknown[]): ReturnType<typeof read> => read(openaiUsage, text(...pages));

describe("pages in one text", () => {
  const pages = [0, 1, 2].map((i) => page([bucket(2 * i, [result()]), bucket(2 * i + 1, [result()])], i < 2));
  const all = usage(...pages).parts;

  it("give the same in any order, written in any way, and however often they are repeated", () => {
    expect(totalsOf(all, "proj_a").requests).toBe(12);
    const written = [
      (some: readonly unknown[]) => some.map((one) => JSON.stringify(one)).join("\n"),
      (some: readonly unknown[]) => some.map((one) => JSON.stringify(one)).join(""),
      (some: readonly unknown[]) => JSON.stringify(some),
      (some: readonly unknown[]) => text(...some).replaceAll("\n", "\r\n"),
    ];
    const drawn = fc.array(fc.constantFrom(...pages), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(pages, { minLength: 3 }),
        drawn,
        fc.constantFrom(...written),
        (some, more, write) => {
          const again = read(openaiUsage, write([...some, ...more]));
          expect(again.parts).toEqual(all);
          expect(again.incomplete).toBe(false);
          expect(codesOf(again)).toEqual(more.length > 0 ? { duplicate: 2 * more.length } : {});
        },
      ),
    );
  });

  it.each<[string, readonly number[], boolean]>([
    ["all", [0, 1, 2], false],
    ["the last missing", [0, 1], true],
    ["one in the middle missing, which shows where no bucket is left out", [2, 0], true],
    ["the first missing, of which nothing is told", [1, 2], false],
  ])("tell whether there are more: %s", (_name, which, incomplete) => {
    expect(usage(...which.map((i) => pages[i])).incomplete).toBe(incomplete);
  });

  it("are known by their times where buckets without traffic are left out", () => {
    const sparse = [page([bucket(0, [result()]), bucket(5, [result()])], true), page([bucket(9, [result()])])];
    expect([usage(...sparse).incomplete, usage(sparse[0]).incomplete]).toEqual([false, true]);
  });

  it("that break off are told, and what stands before and behind is read", () => {
    const whole = text(pages[0]);
    for (const cut of [3, 60, whole.length - 2]) {
      const { parts, problems, incomplete } = read(openaiUsage, `${whole}\n${whole.slice(0, cut)}\n${text(pages[2])}`);
      expect(totalsOf(parts, "proj_a").requests).toBe(8);
      expect(problems).toEqual([
        { code: "truncated", bad: true, count: 1, places: [{ line: whole.split("\n").length + 1 }] },
      ]);
      expect(incomplete).toBe(true);
    }
  });
});

describe("a bucket that stands twice", () => {
  const totals = (...data: readonly object[]): unknown => {
    const found = usage(page(data));
    const { requests, input_tokens } = totalsOf(found.parts, "proj_a");
    return { requests, input_tokens, codes: codesOf(found) };
  };
  const grown = result({ num_model_requests: 3, input_tokens: 150 });

  it("with other figures counts once, with the larger ones", () => {
    const expected = { requests: 3, input_tokens: 150, codes: { revised: 1 } };
    expect(totals(bucket(0, [result()]), bucket(0, [grown]))).toEqual(expected);
    expect(totals(bucket(0, [grown]), bucket(0, [result()]))).toEqual(expected);
  });

  it("of another model, tier or a group that is not known today counts as well", () => {
    const groups = [{ model: "gpt-5" }, { service_tier: "flex" }, { batch: true }, { some_new_group: "a" }];
    expect(totals(bucket(0, [result(), ...groups.map(result)]))).toEqual({
      requests: 10,
      input_tokens: 500,
      codes: {},
    });
  });

  it("inside of a longer one is counted by the longer one", () => {
    const day = bucket(0, [result({ num_model_requests: 30, input_tokens: 900 })], 24 * hour);
    const expected = { requests: 30, input_tokens: 900, codes: { overlapping: 2 } };
    expect(totals(day, bucket(0, [result()]), bucket(7, [result()]))).toEqual(expected);
    expect(totals(bucket(7, [result()]), bucket(0, [result()]), day)).toEqual(expected);
  });
});

describe("a row that cannot be", () => {
  it.each<[string, object | null | string, string]>([
    ["negative", result({ input_tokens: -1 }), "bad-figure"],
    ["text", result({ input_tokens: "many" }), "bad-figure"],
    ["text NaN", result({ output_tokens: "NaN" }), "bad-figure"],
    ["a list", result({ output_tokens: [1] }), "bad-figure"],
    ["true", result({ num_model_requests: true }), "bad-figure"],
    ["half a token", result({ input_tokens: 100.5 }), "bad-figure"],
    ["huge", result({ input_tokens: 1e300 }), "bad-figure"],
    ["not exact", result({ input_tokens: 2 ** 53 }), "bad-figure"],
    ["missing", result({ input_tokens: null }), "missing-figure"],
    ["more cached than input", result({ input_cached_tokens: 101 }), "parts-exceed-whole"],
    ["of embeddings", result({ object: "organization.usage.embeddings.result" }), "other-report"],
    ["null", null, "other-report"],
    ["a word", "row", "other-report"],
  ])("%s is left out and told with its line", (_name, row, code) => {
    const { parts, problems, rows } = usage(page([bucket(0, [result()]), bucket(1, [row, result()])]));
    expect(totalsOf(parts, "proj_a").requests).toBe(4);
    expect(problems).toMatchObject([{ code, bad: true, count: 1 }]);
    expect(rows).toBe(3);
  });

  it("has the line on which its object begins", () => {
    const whole = text(page([bucket(0, [result()]), bucket(1, [result({ input_tokens: -7 })])]));
    const lines = whole.split("\n");
    const figure = lines.findIndex((line) => line.includes("-7"));
    const line = lines.findLastIndex((one, i) => i < figure && one.trim() === "{") + 1;
    expect(read(openaiUsage, whole).problems[0]?.places).toEqual([{ line }]);
  });

  it.each<[string, object]>([
    ["no time", { start_time: null, end_time: start }],
    ["milliseconds", { start_time: start * 1000, end_time: (start + hour) * 1000 }],
    ["an end before its beginning", { start_time: start, end_time: start - hour }],
    ["no length", { start_time: start, end_time: start }],
  ])("lies in a bucket with %s", (_name, times) => {
    const found = usage(page([{ ...bucket(0, [result()]), ...times }]));
    expect([found.parts.traffic, codesOf(found)]).toEqual([[], { "bad-time": 1 }]);
  });

  it("is told with five places at most", () => {
    const bad = Array.from({ length: 40 }, (_, i) => page([bucket(i, [result({ input_tokens: -1 })])]));
    const { problems } = read(openaiUsage, bad.map((one) => JSON.stringify(one)).join("\n"));
    expect(problems).toMatchObject([{ count: 40, places: [1, 2, 3, 4, 5].map((line) => ({ line })) }]);
  });
});

describe("what a report does not tell", () => {
  it("is unknown: cached tokens, and requests without a count", () => {
    const bare = { object: "organization.usage.completions.result", input_tokens: 5, output_tokens: 1 };
    const { parts, tells } = usage(page([bucket(0, [bare])]));
    expect(totalsOf(parts, "unattributed")).toMatchObject({
      requests: 0,
      with_tokens: 0,
      uncounted_tokens: 6,
      with_cached: 0,
      input_tokens_with_cached: 0,
    });
    expect([tells.requests, tells.cached]).toEqual([false, false]);
  });

  it("is nothing at all in an empty text", () => {
    for (const format of [openaiUsage, openaiCosts, anthropicUsage, anthropicCosts]) {
      for (const empty of ["", "\ufeff", "\n\n", '{"data":[],"has_more":false}']) {
        const { parts, rows, problems, tells, incomplete } = read(format, empty);
        expect(parts).toEqual({ traffic: [], minutes: [], histograms: [] });
        expect([rows, problems, incomplete]).toEqual([0, [], false]);
        expect(Object.values(tells)).not.toContain(true);
      }
    }
  });
});

describe("a workload", () => {
  it.each<[string | undefined, string]>([
    [undefined, "proj_a"],
    ["model", "gpt-4.1"],
    ["user", "user-1"],
    ["key", "unattributed"],
    ["toString", "unattributed"],
  ])("by %s is %s", (by, workload) => {
    const one = text(page([bucket(0, [result({ user_id: "user-1" })])]));
    expect(read(openaiUsage, one, by === undefined ? {} : { by }).parts.traffic).toMatchObject([{ workload }]);
  });

  it.each<[string, string]>([
    ["__proto__", "__proto__"],
    ["constructor", "constructor"],
    ["a\u001b[31mred\u0007", "a\ufffd[31mred\ufffd"],
    ["two\nlines", "two lines"],
    ["x".repeat(5000), "x".repeat(200)],
    ["0123456789ABCDEF01234", "01234567"],
    ["0123456789abcdef0123", "0123456789abcdef0123"],
    ["sk-proj-0123456789abcdefghijklmnop", "…mnop"],
    ["sk-summaries", "sk-summaries"],
  ])("named %j is %j", (project_id, workload) => {
    const { parts } = usage(page([bucket(0, [result({ project_id })])]), page([bucket(0, [result({ project_id })])]));
    expect(parts.traffic).toMatchObject([{ workload, requests: 2 }]);
  });

  it("has minutes where the buckets are minutes", () => {
    const { parts } = usage(page([bucket(0, [result(), result({ model: "gpt-5" })], 60)]));
    expect(eachMinute(parts.minutes)).toEqual([
      { workload: "proj_a", minute: (start * 1000) / minuteMs, requests: 4, tokens: 220 },
    ]);
  });
});

describe("costs", () => {
  const anthropic = (amount: unknown, more: object = {}): ReturnType<typeof read> =>
    read(
      anthropicCosts,
      JSON.stringify({
        data: [
          {
            starting_at: "2026-06-01T00:00:00Z",
            ending_at: "2026-06-02T00:00:00Z",
            results: [{ amount, currency: "USD", workspace_id: "w", model: null, ...more }],
          },
        ],
      }),
    );

  it.each<[unknown, number]>([
    ["100", 1_000_000_000],
    ["0.0000001", 1],
    ["1.5e2", 1_500_000_000],
    [2.5, 25_000_000],
    ["0", 0],
  ])("of Anthropic of %j cents are %d billionths of a dollar", (amount, expected) => {
    expect(anthropic(amount).parts.traffic).toMatchObject([{ workload: "w", cost_nano_usd: expected, with_cost: 0 }]);
  });

  it.each<[unknown, string]>([
    ["-1", "bad-figure"],
    ["1,000", "bad-figure"],
    ["0x10", "bad-figure"],
    ["1e300", "bad-figure"],
    ["", "missing-figure"],
    [null, "missing-figure"],
    [{}, "bad-figure"],
  ])("of %j cannot be", (amount, code) => {
    expect(codesOf(anthropic(amount))).toEqual({ [code]: 1 });
  });

  it("in another currency are not dollars", () => {
    expect(codesOf(anthropic("5", { currency: "EUR" }))).toEqual({ "other-currency": 1 });
  });

  it("of OpenAI add up over the items of a model, also where amounts are texts", () => {
    const items = ["input", "cached input", "output"].map((item) => ({
      object: "organization.costs.result",
      amount: { value: "0.00000000150", currency: "usd" },
      line_item: `gpt-5, ${item}`,
      project_id: "p",
    }));
    const storage = { ...items[0], line_item: "file search storage", amount: { value: 2, currency: "usd" } };
    const { parts } = read(openaiCosts, text(page([bucket(0, [...items, storage], 24 * hour)])));
    // 1.5 billionths are two, three times
    expect(parts.traffic.map(({ model, cost_nano_usd }) => [model, cost_nano_usd])).toEqual([
      [null, 2e9],
      ["gpt-5", 6],
    ]);
  });

  it("and usage in one text are not taken for each other", () => {
    const both = fixture("anthropic_usage_report.json") + fixture("anthropic_cost_report.json");
    const [asUsage, asCosts] = [read(anthropicUsage, both), read(anthropicCosts, both)];
    expect([codesOf(asUsage), codesOf(asCosts)]).toEqual([{ "other-report": 2 }, { "other-report": 2 }]);
    expect(totalsOf(asUsage.parts, "wrkspc_rag-search").cost_nano_usd).toBe(0);
    expect(totalsOf(asCosts.parts, "wrkspc_rag-search").input_tokens).toBe(0);
  });
});

describe("Anthropic's usage", () => {
  it("adds what was written for five minutes and for an hour, and knows the class above 200,000 tokens", () => {
    const one = JSON.parse(fixture("anthropic_usage_report.json"));
    Object.assign(one.data[0].results[0], {
      cache_creation: { ephemeral_5m_input_tokens: 640, ephemeral_1h_input_tokens: 60 },
      context_window: "200k-1M",
    });
    const { parts } = read(anthropicUsage, JSON.stringify(one));
    // 2120 + 15200 + 640 + 60
    expect(parts.traffic[0]).toMatchObject({ input_tokens: 18_020, cache_write_tokens: 700, size_class: 2 });
    expect(parts.traffic[1]).toMatchObject({ size_class: 0 });
  });
});
