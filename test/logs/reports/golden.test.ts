import { describe, expect, it } from "vitest";
import { bucketOf } from "../../../src/evidence/histogram.js";
import { dayMs, hourMs, noSums } from "../../../src/evidence/parts.js";
import { anthropicCosts } from "../../../src/logs/reports/anthropic-costs.js";
import { anthropicUsage } from "../../../src/logs/reports/anthropic-usage.js";
import { azureMetrics } from "../../../src/logs/reports/azure-metrics.js";
import { litellmDaily } from "../../../src/logs/reports/litellm-daily.js";
import { openaiCosts } from "../../../src/logs/reports/openai-costs.js";
import { openaiUsage } from "../../../src/logs/reports/openai-usage.js";
import { openrouterDaily } from "../../../src/logs/reports/openrouter-daily.js";
import { vllmLog } from "../../../src/logs/reports/vllm-log.js";
import { vllmMetrics } from "../../../src/logs/reports/vllm-metrics.js";
import { eachMinute } from "../../support/each-minute.js";
import { fixture, nano, read, requestsOf, sum, totalsOf } from "./canonical.js";

const at = (time: string): number => Date.parse(time);

describe("the sample of a report gives what the twelve requests behind it sum up to", () => {
  it("in OpenAI's usage, by the hour", () => {
    const { parts, problems, tells, incomplete } = read(openaiUsage, fixture("openai_usage_completions.json"));
    const expected = ["2026-06-01T08", "2026-06-02T08"].map((hour) => {
      const requests = requestsOf("support-bot", hour);
      const count = requests.length;
      return {
        ...noSums,
        workload: "proj_support-bot",
        provider: "openai",
        model: "gpt-4.1-mini-2025-04-14",
        size_class: 0,
        start: at(`${hour}:00:00Z`),
        width: hourMs,
        requests: count,
        with_tokens: count,
        with_cached: count,
        input_tokens: sum(requests, "input_tokens"),
        input_tokens_with_cached: sum(requests, "input_tokens"),
        output_tokens: sum(requests, "output_tokens"),
        cached_input_tokens: sum(requests, "cached_input_tokens"),
      };
    });
    expect(parts).toEqual({ traffic: expected, minutes: [], histograms: [] });
    expect([problems, incomplete]).toEqual([[], false]);
    expect(tells).toEqual({ requests: true, status: false, cached: true, cost: false, latency: false });
  });

  it("in OpenAI's costs, by the day", () => {
    const { parts, tells } = read(openaiCosts, fixture("openai_costs.json"));
    expect(parts.traffic).toEqual(
      ["2026-06-01", "2026-06-02"].map((day) => ({
        ...noSums,
        workload: "proj_support-bot",
        provider: "openai",
        model: "gpt-4.1-mini-2025-04-14",
        size_class: 0,
        start: at(day),
        width: dayMs,
        cost_nano_usd: nano(sum(requestsOf("support-bot", day), "cost_usd")),
      })),
    );
    expect(tells).toEqual({ requests: false, status: false, cached: false, cost: true, latency: false });
  });

  it("in Anthropic's usage, where cached and written tokens stand beside the input and requests are not counted", () => {
    const { parts, tells } = read(anthropicUsage, fixture("anthropic_usage_report.json"));
    expect(parts.traffic.map(({ start }) => start)).toEqual([at("2026-06-01T08:00Z"), at("2026-06-02T08:00Z")]);
    const requests = requestsOf("rag-search");
    const [input, output] = [sum(requests, "input_tokens"), sum(requests, "output_tokens")];
    expect(totalsOf(parts, "wrkspc_rag-search")).toEqual({
      ...noSums,
      uncounted_tokens: input + output,
      input_tokens: input,
      output_tokens: output,
      cached_input_tokens: sum(requests, "cached_input_tokens"),
      input_tokens_with_cached: input,
      cache_write_tokens: sum(requests, "cache_write_input_tokens"),
    });
    expect(tells).toEqual({ requests: false, status: false, cached: true, cost: false, latency: false });
  });

  it("in Anthropic's costs, which are in cents", () => {
    const { parts } = read(anthropicCosts, fixture("anthropic_cost_report.json"));
    expect(parts.traffic.map(({ start, cost_nano_usd }) => [start, cost_nano_usd])).toEqual(
      ["2026-06-01", "2026-06-02"].map((day) => [at(day), nano(sum(requestsOf("rag-search", day), "cost_usd"))]),
    );
  });

  it("in OpenRouter's days", () => {
    const { parts, tells } = read(openrouterDaily, fixture("openrouter_activity_daily.json"));
    const requests = requestsOf("support-bot", "2026-06-01");
    const [input, output] = [sum(requests, "input_tokens"), sum(requests, "output_tokens")];
    expect(parts.traffic).toEqual([
      {
        ...noSums,
        workload: "gpt-4.1-mini",
        provider: "openai",
        model: "gpt-4.1-mini",
        size_class: 0,
        start: at("2026-06-01"),
        width: dayMs,
        requests: requests.length,
        with_tokens: requests.length,
        with_cost: requests.length,
        input_tokens: input,
        output_tokens: output,
        tokens_with_cost: input + output,
        cost_nano_usd: nano(sum(requests, "cost_usd")),
      },
    ]);
    expect(tells).toEqual({ requests: true, status: false, cached: false, cost: true, latency: false });
  });

  it("in Azure's metrics, with cached tokens as near as a rate of a tenth of a percent tells them", () => {
    const { parts, tells } = read(azureMetrics, fixture("azure_monitor_metrics.csv"));
    const requests = requestsOf("code-assist");
    const answered = requests.filter(({ status }) => status === "ok").length;
    const input = sum(requests, "input_tokens");
    const { cached_input_tokens, ...exact } = totalsOf(parts, "dep-gpt-5-mini");
    expect(exact).toEqual({
      ...Object.fromEntries(Object.entries(noSums).filter(([name]) => name !== "cached_input_tokens")),
      requests: requests.length,
      with_status: requests.length,
      errors: requests.length - answered,
      with_tokens: answered,
      with_cached: answered,
      input_tokens: input,
      input_tokens_with_cached: input,
      output_tokens: sum(requests, "output_tokens"),
    });
    expect(Math.abs(cached_input_tokens - sum(requests, "cached_input_tokens"))).toBeLessThanOrEqual(input * 0.0005);
    expect(parts.traffic).toMatchObject([{ provider: "azure", model: null, start: at("2026-06-01T10:00Z") }]);
    expect(tells).toEqual({ requests: true, status: true, cached: true, cost: false, latency: false });
  });

  it("in two scrapes of vLLM", () => {
    const text = fixture("vllm_metrics_t0.prom") + fixture("vllm_metrics_t1.prom");
    const times = [at("2026-06-01T09:29:50Z"), at("2026-06-01T09:30:20Z")];
    const { parts, problems, rows, tells } = read(vllmMetrics, text, { times });
    const requests = requestsOf("nightly-classify");
    const count = requests.length;
    const input = sum(requests, "input_tokens");
    expect(parts.traffic).toEqual([
      {
        ...noSums,
        workload: "llama-3.3-70b",
        provider: "vllm",
        model: "llama-3.3-70b",
        size_class: 0,
        start: times[0],
        width: 30_000,
        requests: count,
        with_tokens: count,
        with_cached: count,
        input_tokens: input,
        input_tokens_with_cached: input,
        output_tokens: sum(requests, "output_tokens"),
        cached_input_tokens: sum(requests, "cached_input_tokens"),
      },
    ]);
    // each request at the upper edge of its bucket: the edges of the sample are .3 .5 1 2 5 s and .1 .25 .5 1 2.5 s
    const edge = (edges: number[], ms: number | null): number => edges.find((upper) => upper >= (ms ?? 0)) ?? 0;
    const latency = edge([300, 500, 1000, 2000, 5000], Math.max(...requests.map((r) => r.latency_ms)));
    const ttft = edge([100, 250, 500, 1000, 2500], Math.max(...requests.map((r) => r.ttft_ms ?? 0)));
    expect(parts.histograms).toEqual([
      { workload: "llama-3.3-70b", measure: "latency_ms", bucket: bucketOf(latency), count },
      { workload: "llama-3.3-70b", measure: "ttft_ms", bucket: bucketOf(ttft), count },
    ]);
    expect([problems, rows]).toEqual([[], 2]);
    expect(tells).toEqual({ requests: true, status: false, cached: true, cost: false, latency: true });
  });

  it("in LiteLLM's days, written from the requests", () => {
    const days = ["2026-06-01", "2026-06-02"];
    const lines = ["support-bot", "rag-search", "code-assist"].flatMap((workload) =>
      days.flatMap((day) => {
        const requests = requestsOf(workload, day);
        if (requests.length === 0) return [];
        const ok = requests.filter(({ status }) => status === "ok").length;
        const model = requests[0]?.model;
        return [
          [day, "0123456789abcdef0123456789abcdef", workload, model, model, "openai"],
          [sum(requests, "input_tokens"), sum(requests, "output_tokens")],
          [sum(requests, "cached_input_tokens"), sum(requests, "cache_write_input_tokens")],
          [sum(requests, "cost_usd"), requests.length, ok, requests.length - ok],
        ]
          .flat()
          .join();
      }),
    );
    const header =
      "date,api_key,team_id,model,model_group,custom_llm_provider,prompt_tokens,completion_tokens,cache_read_input_tokens,cache_creation_input_tokens,spend,api_requests,successful_requests,failed_requests";
    const { parts, problems, tells } = read(litellmDaily, [header, ...lines].join("\n"));
    for (const workload of ["support-bot", "rag-search", "code-assist"]) {
      const requests = requestsOf(workload);
      const ok = requests.filter(({ status }) => status === "ok").length;
      const [input, output] = [sum(requests, "input_tokens"), sum(requests, "output_tokens")];
      expect(totalsOf(parts, workload)).toEqual({
        ...noSums,
        requests: requests.length,
        with_status: requests.length,
        errors: requests.length - ok,
        with_tokens: ok,
        input_tokens: input,
        output_tokens: output,
        with_cached: ok,
        cached_input_tokens: sum(requests, "cached_input_tokens"),
        input_tokens_with_cached: input,
        cache_write_tokens: sum(requests, "cache_write_input_tokens"),
        with_cost: requests.length,
        cost_nano_usd: nano(sum(requests, "cost_usd")),
        tokens_with_cost: input + output,
      });
    }
    expect([problems, tells.cost, tells.status]).toEqual([[], true, true]);
  });
});

describe("the log of a vLLM engine", () => {
  const asked = { year: 2026, timezone: "UTC", file: "/var/log/vllm/nightly.log" };

  it("tells tokens as throughput times the ten seconds between its lines", () => {
    const { parts, problems, rows, tells } = read(vllmLog, fixture("vllm_engine.log"), asked);
    // prompt: (187.3 + 2210.5 + 4105.8 + 3988.1) × 10, generation: (1.8 + 240.9 + 512.0 + 530.4) × 10
    expect(totalsOf(parts, "nightly.log")).toMatchObject({ input_tokens: 104_917, output_tokens: 12_851 });
    // 1873 × .401 + 22105 × .527 + 41058 × .55 + 39881 × .562 = 751.073 + 11649.335 + 22581.9 + 22413.122
    expect(totalsOf(parts, "nightly.log")).toMatchObject({ cached_input_tokens: 57_395, requests: 0, with_tokens: 0 });
    expect(eachMinute(parts.minutes)).toContainEqual({
      workload: "nightly.log",
      minute: at("2026-06-01T09:30Z") / 60_000,
      requests: 0,
      tokens: 117_768,
    });
    expect([problems, rows]).toEqual([[], 5]);
    expect(tells).toEqual({ requests: false, status: false, cached: true, cost: false, latency: false });
  });
});
