import { describe, expect, it } from "vitest";
import { recogniseReport, reportFormats } from "../../../src/logs/reports/reports.js";
import { fixture } from "./canonical.js";

const litellmRow = {
  id: "1",
  date: "2026-06-01",
  api_requests: 1,
  prompt_tokens: 1,
  completion_tokens: 1,
  spend: 0,
};

const samples: readonly (readonly [string, string])[] = [
  ["openai-usage", fixture("openai_usage_completions.json")],
  ["openai-costs", fixture("openai_costs.json")],
  ["anthropic-usage", fixture("anthropic_usage_report.json")],
  ["anthropic-costs", fixture("anthropic_cost_report.json")],
  ["openrouter-daily", fixture("openrouter_activity_daily.json")],
  ["litellm-daily", "id,user_id,date,api_key,model,prompt_tokens,completion_tokens,spend,api_requests\n"],
  ["litellm-daily", JSON.stringify(litellmRow)],
  ["azure-metrics", fixture("azure_monitor_metrics.csv")],
  ["vllm-metrics", fixture("vllm_metrics_t0.prom")],
  ["vllm-log", fixture("vllm_engine.log")],
];

describe("a report is recognised by its head", () => {
  it.each(samples)("as %s, and by no other format", (id, text) => {
    const knownBy = (head: string): string[] => reportFormats.filter((f) => f.recognises(head)).map((f) => f.id);
    expect(knownBy(text)).toEqual([id]);
    expect(recogniseReport(`\ufeff${text}`)?.id).toBe(id);
    expect(recogniseReport(text.replaceAll("\n", "\r\n"))?.id).toBe(id);
  });

  it("written in one line or cut inside of it, too", () => {
    for (const [id, text] of samples.slice(0, 5)) {
      const minified = JSON.stringify(JSON.parse(text));
      expect(recogniseReport(minified)?.id).toBe(id);
      expect(recogniseReport(`[${minified}`)?.id).toBe(id);
      expect(recogniseReport(minified.slice(0, -20))?.id).toBe(id);
    }
  });

  it("and is none where it is something else", () => {
    const others = [
      "",
      fixture("canonical.ndjson"),
      "timestamp,input_tokens,output_tokens\n",
      "# HELP process_cpu_seconds_total\nprocess_cpu_seconds_total 1\n",
      // a prompt that quotes a report
      JSON.stringify({ timestamp: "2026-06-01", prompt: fixture("openai_usage_completions.json") }),
    ];
    expect(others.map((text) => recogniseReport(text)?.id)).toEqual(others.map(() => undefined));
  });
});
