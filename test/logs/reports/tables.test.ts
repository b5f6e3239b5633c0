import { describe, expect, it } from "vitest";
import { dayMs, hourMs, minuteMs } from "../../../src/evidence/parts.js";
import { azureMetrics } from "../../../src/logs/reports/azure-metrics.js";
import { litellmDaily } from "../../../src/logs/reports/litellm-daily.js";
import { openrouterDaily } from "../../../src/logs/reports/openrouter-daily.js";
import { eachMinute } from "../../support/each-minute.js";
import { codesOf, fixture, read, totalsOf } from "./canonical.js";

const hash = "88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b";

describe("LiteLLM's days", () => {
  const row = {
    id: "row-1",
    date: "2026-06-01",
    api_key: hash,
    model: "openai/gpt-4.1-mini",
    custom_llm_provider: "OpenAI",
    prompt_tokens: "1000",
    completion_tokens: 50,
    cache_read_input_tokens: 0,
    cache_creation_input_tokens: 0,
    spend: 0.25,
    api_requests: 10,
    successful_requests: 8,
    failed_requests: 2,
  };
  const lines = (...rows: readonly object[]): string => rows.map((one) => JSON.stringify(one)).join("\n");
  const one = (more: object): ReturnType<typeof read> => read(litellmDaily, lines({ ...row, ...more }));

  it("are counted by the first digits of a key's hash, never by the hash", () => {
    const { parts, problems } = one({});
    expect(parts.traffic).toMatchObject([
      { workload: "88dc28d0", provider: "openai", model: "gpt-4.1-mini", width: dayMs, requests: 10, errors: 2 },
    ]);
    expect(JSON.stringify({ parts, problems })).not.toContain(hash.slice(0, 9));
  });

  it.each<[string, object, object]>([
    ["a tag before a team", { tag: "t", team_id: "x" }, { workload: "t" }],
    ["a team before the key", { team_id: "x" }, { workload: "x" }],
    ["nothing", { api_key: "", model: null }, { workload: "unattributed", model: null }],
    ["the alias as the model", { model_group: "chat" }, { model: "chat" }],
    // 1000 beside 3000 and 500
    [
      "cached tokens beside the input",
      { cache_read_input_tokens: 3000, cache_creation_input_tokens: 500 },
      { input_tokens: 4500, cached_input_tokens: 3000, cache_write_tokens: 500, separate_cached: 8 },
    ],
    [
      "cached tokens in the input",
      { cache_read_input_tokens: 900, cache_creation_input_tokens: 100 },
      { input_tokens: 1000, cached_input_tokens: 900, separate_cached: 0 },
    ],
    [
      "no count of failures",
      { failed_requests: undefined },
      { requests: 10, with_status: 0, errors: 0, with_tokens: 8 },
    ],
    [
      "no count of requests but those that failed or not",
      { api_requests: undefined },
      { requests: 10, with_status: 10, with_tokens: 8 },
    ],
    [
      "no counts",
      { api_requests: undefined, failed_requests: undefined, successful_requests: undefined },
      { requests: 0, with_tokens: 0, uncounted_tokens: 1050, cost_nano_usd: 250_000_000, with_cost: 0 },
    ],
    ["no cached tokens", { cache_read_input_tokens: undefined }, { with_cached: 0, input_tokens_with_cached: 0 }],
    ["no spend", { spend: undefined }, { with_cost: 0, tokens_with_cost: 0 }],
  ])("with %s", (_name, more, expected) => {
    expect(one(more).parts.traffic).toMatchObject([expected]);
  });

  it.each<[string, object, string]>([
    ["a date of no month", { date: "2026-13-01" }, "bad-time"],
    ["a negative count", { api_requests: -1 }, "bad-figure"],
    ["spend that is no number", { spend: "free" }, "bad-figure"],
    ["no tokens", { prompt_tokens: null }, "missing-figure"],
    ["more answers than requests", { successful_requests: 11 }, "parts-exceed-whole"],
    ["another shape", { prompt_tokens: undefined }, "other-report"],
  ])("with %s are left out", (_name, more, code) => {
    const found = one(more);
    expect([found.parts.traffic, codesOf(found)]).toEqual([[], { [code]: 1 }]);
  });

  it("that stand twice count once: by their id, or alike in all columns without one", () => {
    const { id: _id, ...bare } = row;
    const other = { ...bare, api_requests: 20 };
    const counted = (...rows: readonly object[]): unknown => {
      const found = read(litellmDaily, lines(...rows));
      return [totalsOf(found.parts, "88dc28d0").requests, codesOf(found)];
    };
    expect(counted(row, { ...row, api_requests: 12 }, row)).toEqual([12, { revised: 2 }]);
    expect(counted(row, { ...row, id: "row-2" })).toEqual([20, {}]);
    expect(counted(bare, other, bare)).toEqual([30, { duplicate: 1 }]);
  });

  it("read the same from CSV, where rows that are cut or not closed are told", () => {
    const names = Object.keys(row).join();
    const values = Object.values(row).join();
    const text = `\ufeff${names}\r\n"${values.split(",").join('","')}"\r\n${names}\r\n${values.slice(0, -10)}\r\n`;
    const found = read(litellmDaily, text);
    expect(found.parts).toEqual(one({}).parts);
    expect(found.problems).toEqual([{ code: "bad-line", bad: true, count: 1, places: [{ line: 4 }] }]);
    const open = read(litellmDaily, `${names}\n${values}\n"${values}\n${values}`);
    expect(open.parts).toEqual(one({}).parts);
    expect(codesOf(open)).toEqual({ "bad-line": 1 });
  });

  it("have lines that count line breaks inside of quotes", () => {
    const names = Object.keys({ ...row, note: "" }).join();
    const values = Object.values(row).join();
    const text = `${names}\n${values},"a\nb\nc"\n${values.replace("row-1", "row-2").replace("0.25", "-1")},\n`;
    expect(read(litellmDaily, text).problems).toEqual([
      { code: "bad-figure", bad: true, count: 1, places: [{ line: 5 }] },
    ]);
  });
});

describe("OpenRouter's days", () => {
  const sample = JSON.parse(fixture("openrouter_activity_daily.json")).data[0];
  const days = (...rows: readonly object[]): ReturnType<typeof read> =>
    read(openrouterDaily, JSON.stringify({ data: rows.map((more) => ({ ...sample, ...more })) }));

  it("cost what OpenRouter and what the provider charged", () => {
    const { parts } = days({ usage: 0.5, byok_usage_inference: 0.25, date: "2026-06-01 00:00:00" });
    expect(parts.traffic).toMatchObject([{ cost_nano_usd: 750_000_000, start: Date.UTC(2026, 5, 1), width: dayMs }]);
  });

  it("of several endpoints add up, and of one endpoint count once, with the largest figures", () => {
    const found = days({}, { endpoint_id: "another" }, {}, { usage: 1 });
    expect(totalsOf(found.parts, "gpt-4.1-mini")).toMatchObject({ requests: 4, cost_nano_usd: 1_001_673_000 });
    expect(codesOf(found)).toEqual({ revised: 2 });
  });

  it.each<[object, string]>([
    [{ date: "yesterday" }, "bad-time"],
    [{ requests: -2 }, "bad-figure"],
    [{ usage: "NaN" }, "bad-figure"],
    [{ completion_tokens: null }, "missing-figure"],
    [{ reasoning_tokens: 393 }, "parts-exceed-whole"],
  ])("with %j are left out", (more, code) => {
    expect(codesOf(days(more))).toEqual({ [code]: 1 });
  });

  it("that are an error's answer are told", () => {
    expect(codesOf(read(openrouterDaily, '{"error":{"code":401}}'))).toEqual({ "other-report": 1 });
    expect(codesOf(read(openrouterDaily, "<html>no access</html>"))).toEqual({ "not-json": 1 });
  });
});

describe("Azure's metrics", () => {
  const header = "timestamp,metric,ModelDeploymentName,StatusCode,total,average";
  const table = (...rows: readonly string[]): ReturnType<typeof read> =>
    read(azureMetrics, [header, ...rows].join("\n"));
  const at = "2026-06-01T10:00:00Z";

  it("tell requests that met a rate limit from errors, and give tokens to those that were answered", () => {
    const { parts } = table(
      `${at},AzureOpenAIRequests,d,200,90,`,
      `${at},AzureOpenAIRequests,d,201,1,`,
      `${at},AzureOpenAIRequests,d,429,6,`,
      `${at},AzureOpenAIRequests,d,400,1,`,
      `${at},AzureOpenAIRequests,d,503,2,`,
      `${at},ProcessedPromptTokens,d,,9100,`,
      `${at},GeneratedTokens,d,,910.0,`,
      `${at},TimeToSomething,d,,what,ever`,
    );
    expect(totalsOf(parts, "d")).toMatchObject({
      requests: 100,
      with_status: 100,
      rate_limited: 6,
      errors: 3,
      with_tokens: 91,
      input_tokens: 9100,
      output_tokens: 910,
      with_cached: 0,
    });
  });

  it("without status codes tell no outcome, and without requests no count", () => {
    const { parts, tells } = table(
      `${at},AzureOpenAIRequests,d,,7,`,
      `${at},ProcessedPromptTokens,d,,70,`,
      `${at},ProcessedPromptTokens,e,,30,`,
      `${at},GeneratedTokens,e,,3,`,
    );
    expect(totalsOf(parts, "d")).toMatchObject({ requests: 7, with_status: 0, with_tokens: 7, uncounted_tokens: 0 });
    expect(totalsOf(parts, "e")).toMatchObject({ requests: 0, with_tokens: 0, uncounted_tokens: 33 });
    expect(tells).toMatchObject({ requests: true, status: false, cached: false });
  });

  it.each<[string, readonly string[], number]>([
    ["an hour where there is one time", [at], hourMs],
    ["a minute", [at, "2026-06-01T10:05:00Z", "2026-06-01T10:06:00Z"], minuteMs],
    ["a day", ["2026-06-01", "2026-06-02", "2026-06-04"], dayMs],
  ])("have spans of %s", (_name, times, width) => {
    const { parts } = table(...times.map((time) => `${time},AzureOpenAIRequests,d,200,5,`));
    expect(parts.traffic.map((part) => part.width)).toEqual(times.map(() => width));
    expect(eachMinute(parts.minutes)).toHaveLength(width === minuteMs ? times.length : 0);
  });

  it("that stand twice count once, with the larger total, in any order", () => {
    const rows = [5, 5, 8].map((total) => `${at},AzureOpenAIRequests,d,200,${total},`);
    for (const order of [rows, rows.toReversed()]) {
      const found = table(...order);
      expect(totalsOf(found.parts, "d").requests).toBe(8);
      expect(found.problems.reduce((all, { count }) => all + count, 0)).toBe(2);
    }
  });

  it.each<[string, string]>([
    ["noon,AzureOpenAIRequests,d,200,5,", "bad-time"],
    [`${at},AzureOpenAIRequests,d,200,-5,`, "bad-figure"],
    [`${at},ProcessedPromptTokens,d,,NaN,`, "bad-figure"],
    [`${at},ProcessedPromptTokens,d,,,`, "missing-figure"],
    [`${at},AzureOpenAIContextTokensCacheMatchRate,d,,,101`, "bad-figure"],
    [`${at},ProcessedPromptTokens,d`, "bad-line"],
  ])("in the row %j are left out", (row, code) => {
    expect(codesOf(table(row))).toEqual({ [code]: 1 });
  });
});
