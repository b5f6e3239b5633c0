import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumNames } from "../../../src/evidence/parts.js";
import type { ReportRead } from "../../../src/logs/reports/report.js";
import { reportFormats } from "../../../src/logs/reports/reports.js";
import { fixture, read } from "./canonical.js";

const asked = { year: 2026, timezone: "UTC", times: [1_780_306_200_000, 1_780_306_230_000] };

const litellm = `date,model,prompt_tokens,completion_tokens,cache_read_input_tokens,spend,api_requests,successful_requests,failed_requests
2026-06-01,gpt-4.1-mini,4150,392,2048,0.001673,2,2,0
2026-06-02,gpt-4.1-mini,1995,240,1024,0.000875,1,1,0
`;

const samples = [
  "openai_usage_completions.json",
  "openai_costs.json",
  "anthropic_usage_report.json",
  "anthropic_cost_report.json",
  "openrouter_activity_daily.json",
  "azure_monitor_metrics.csv",
  "vllm_engine.log",
].map(fixture);

const texts = [...samples, litellm, fixture("vllm_metrics_t0.prom") + fixture("vllm_metrics_t1.prom")];

/** What must hold of anything that is read: figures that are exact and add up, and parts not larger than their whole. */
function sane({ parts, rows, problems }: ReportRead): void {
  for (const part of parts.traffic) {
    for (const name of sumNames)
      expect([name, Number.isSafeInteger(part[name]) && part[name] >= 0]).toEqual([name, true]);
    expect(part.cached_input_tokens).toBeLessThanOrEqual(part.input_tokens_with_cached);
    expect(part.input_tokens_with_cached).toBeLessThanOrEqual(part.input_tokens);
    expect(part.reasoning_tokens).toBeLessThanOrEqual(part.output_tokens);
    expect(part.rate_limited + part.errors).toBeLessThanOrEqual(part.with_status);
    expect(part.with_status).toBeLessThanOrEqual(part.requests);
    expect(part.width).toBeGreaterThan(0);
  }
  for (const { bucket, count } of parts.histograms)
    expect(bucket >= 0 && Number.isSafeInteger(count) && count > 0).toBe(true);
  for (const { count, places } of problems) {
    expect(places.length).toBe(Math.min(count, 5));
    expect(places.every(({ line }) => line >= 1)).toBe(true);
  }
  expect(Number.isSafeInteger(rows)).toBe(true);
}

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(30),
  by: fc.oneof(
    fc.constantFrom(
      "",
      "-",
      "9".repeat(15),
      "1e999",
      "NaN",
      "null",
      '"',
      "{",
      "}",
      "[",
      "]",
      ",",
      "\n",
      "\\",
      "\0",
      "0",
    ),
    fc.string({ maxLength: 8 }),
  ),
});

const edited = (text: string, edits: readonly { at: number; length: number; by: string }[]): string =>
  edits.reduce((now, { at, length, by }) => {
    const from = Math.floor(at * now.length);
    return now.slice(0, from) + by + now.slice(from + length);
  }, text);

describe("a report that is damaged in any way", () => {
  it("is read by every format without an error, and gives figures that can be", () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { maxLength: 6 }), fc.nat(1), (text, edits, twice) => {
        const damaged = edited(text, edits) + (twice ? text : "");
        for (const format of reportFormats) {
          format.recognises(damaged);
          sane(read(format, damaged, asked));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is read in time that grows with its length: brackets that never close, quotes, prefixes", () => {
    const many = 100_000;
    const hostile = [
      "{".repeat(many),
      '{"a":['.repeat(many / 4),
      "[\n".repeat(many / 2),
      '{"a":"\n'.repeat(many / 4),
      "]\n".repeat(many / 2),
      `"${"a,".repeat(many)}`,
      `date,api_requests,prompt_tokens,completion_tokens\n${'"'.repeat(many)}`,
      `vllm:a{${'a="b",'.repeat(many / 4)}`,
      `vllm:a{a="${"\\".repeat(many)}`,
      `${"06-01 09:30:00 ".repeat(many / 10)}Avg prompt throughput: `,
    ];
    for (const text of hostile) for (const format of reportFormats) sane(read(format, text, asked));
  });
});
