import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headOf, recogniseRows } from "../../src/logs/recognise.js";
import { recogniseReport } from "../../src/logs/reports/reports.js";
import { runs } from "../support/runs.js";

const idsOf = (text: string): string[] => recogniseRows(headOf(text)).map(({ id }) => id);

const names = ["timestamp", "workload", "input_tokens", "output_tokens"];
const record = { timestamp: "2026-06-01T00:00:00Z", workload: "chat", input_tokens: 1, output_tokens: 2 };

describe("a table", () => {
  it.each([",", ";", "\t", "|"])("with %j between its columns", (delimiter) => {
    const head = headOf(`${names.join(delimiter)}\n2026-06-01T00:00:00Z${delimiter}chat${delimiter}1${delimiter}2\n`);
    expect(head).toMatchObject({ container: "csv", columns: names, delimiter, blankLines: 0 });
    expect(recogniseRows(head).map(({ id }) => id)).toEqual(["requests"]);
  });

  it.each([
    ["a byte order mark", `\ufeff${names.join()}\n`, 0],
    ["CRLF", `${names.join()}\r\n`, 0],
    ["a byte order mark and quotes", `\ufeff"${names.join('","')}"\r\n`, 0],
    ["blank lines before it", `\n  \r\n\r${names.join()}\n`, 3],
    ["nothing behind it", names.join(), 0],
    ["blanks around names", `${names.join(" , ")}\n`, 0],
  ])("with %s", (_name, text, blankLines) => {
    expect(headOf(text)).toMatchObject({ container: "csv", columns: names, delimiter: ",", blankLines });
  });

  it("keeps a first column without a name, which no line may lose to its blanks", () => {
    expect(headOf("\tname\tcount\n").columns).toEqual(["#1", "name", "count"]);
  });

  it("has a name of its own for each column, and keeps the first of those that are alike", () => {
    const { columns } = headOf('id,ID,,id,"a,b",id#4\n');
    expect(columns).toEqual(["id", "ID#2", "#3", "id#4", "a,b", "id#4#6"]);
  });

  it("has as many columns as its header, each named once whatever its case", () => {
    const name = fc.stringMatching(/^[A-Za-z0-9# ]{0,6}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 8 }), (header) => {
        fc.pre(header.some((each) => each.trim() !== ""));
        const { columns } = headOf(`${header.map((each) => `"${each}"`).join()}\n`);
        expect(columns).toHaveLength(header.length);
        expect(new Set(columns.map((each) => each.toLowerCase())).size).toBe(header.length);
      }),
      { numRuns: runs(200) },
    );
  });

  it.each(["", "\n\n", "one word\n", '{broken "a", b\n', 'a,"b{c}"\n', "\u0000\u0001\u0002"])(
    "is not what is none: %j",
    (text) => {
      expect(["text", "ndjson"]).toContain(headOf(text).container);
      expect(idsOf(text)).toEqual([]);
    },
  );
});

describe("JSON", () => {
  const line = JSON.stringify(record);

  it.each([
    ["one line that is not ended", line],
    ["lines", `${line}\n${line}\n`],
    ["lines after a byte order mark", `\ufeff${line}\r\n${line}\r\n`],
    ["lines after blank ones", `\n \n${line}\n\n${line}\n`],
    ["lines of which the first is damaged", `${line.slice(0, 30)}\n${line}\n`],
    ["lines of which the last is cut", `${line}\n${line.slice(0, 30)}`],
    ["a line that is cut", JSON.stringify({ ...record, prompt: 'a "key": {' }).slice(0, -4)],
  ])("of %s is lines", (_name, text) => {
    const head = headOf(text);
    expect(head).toMatchObject({ container: "ndjson", isList: false });
    expect(head.columns).toEqual(expect.arrayContaining(names));
    expect(recogniseRows(head).map(({ id }) => id)).toEqual(["requests"]);
  });

  it("has the keys of all of its first lines", () => {
    expect(headOf('{"a":1}\n{"b":{"c":1}}\n').columns).toEqual(["a", "b"]);
  });

  it("over several lines is a document, also where a line of it is an object", () => {
    const pretty = JSON.stringify(record, null, 2);
    expect(headOf(pretty)).toMatchObject({ container: "json", isList: false, columns: names });
    expect(headOf(`${pretty}\n${pretty}\n`)).toMatchObject({ container: "json", columns: names });
    expect(headOf('{\n  "data": [\n    {"a": 1}\n  ]\n}\n')).toMatchObject({ container: "json", columns: ["data"] });
    expect(headOf('{"data": [\n{"a": 1}\n]}\n')).toMatchObject({ container: "json", columns: ["data"] });
  });

  it("in a list has the keys of its objects, and is what lines of it would be", () => {
    for (const text of [`[${line},${line}]`, JSON.stringify([record, { ...record, model: "m" }], null, 2)]) {
      expect(headOf(text)).toMatchObject({ container: "json", isList: true });
      expect(idsOf(text)).toEqual(["requests"]);
    }
    expect(headOf('[{"a":[{"b":1}]},{"c":"]}"}] {"d":1}').columns).toEqual(["a", "c"]);
  });

  it("tells the keys before a value that is cut off, and none from within it", () => {
    const huge = JSON.stringify({ ...record, prompt: 'say "x": {"y": 1} \\'.repeat(20_000) });
    expect(huge.length).toBeGreaterThan(256 * 1024);
    expect(headOf(huge.slice(0, 256 * 1024)).columns).toEqual([...names, "prompt"]);
  });

  it("tells the same keys wherever it is cut behind them", () => {
    const text = JSON.stringify({ ...record, 'a "quoted" key': [1, { deep: "\\" }], last: 'x\\"y": "z' });
    const from = text.indexOf('"last":') + '"last":'.length;
    for (let end = from; end < text.length; end++) {
      expect(headOf(text.slice(0, end)).columns).toEqual([...names, 'a "quoted" key', "last"]);
    }
  });
});

it("columns that two formats know alike are told to be either", () => {
  const known = (id: string) =>
    recogniseRows({ container: "ndjson", columns: id.split(" ") }).map((format) => format.id);
  const payload = "id response_cost prompt_tokens completion_tokens startTime call_type";
  const spend = "request_id spend prompt_tokens completion_tokens startTime model_group";
  expect(known(payload)).toEqual(["litellm-payload"]);
  expect(known(`${payload} ${spend}`).toSorted()).toEqual(["litellm-payload", "litellm-spend"]);
  // the more a format asks for, the surer it is
  expect(known(`${payload} ${names.join(" ")}`)).toEqual(["litellm-payload"]);
});

const kinds: Readonly<Record<string, string>> = {
  "anthropic_cost_report.json": "anthropic-costs",
  "anthropic_usage_report.json": "anthropic-usage",
  "azure_apim_llm_log.ndjson": "azure-apim",
  "azure_monitor_metrics.csv": "azure-metrics",
  "canonical.ndjson": "requests",
  "helicone_request_response_rmt.ndjson": "helicone",
  "langfuse_observations_export.jsonl": "langfuse",
  "litellm_spendlogs.csv": "litellm-spend",
  "litellm_spendlogs.ndjson": "litellm-spend",
  "litellm_standard_logging.ndjson": "litellm-payload",
  "openai_costs.json": "openai-costs",
  "openai_usage_completions.json": "openai-usage",
  "openrouter_activity.csv": "openrouter",
  "openrouter_activity_daily.json": "openrouter-daily",
  "otel_genai_spans.otlp.ndjson": "otlp",
  "otel_genai_spans_legacy.otlp.ndjson": "otlp",
  "vllm_engine.log": "vllm-log",
  "vllm_metrics_t0.prom": "vllm-metrics",
  "vllm_metrics_t1.prom": "vllm-metrics",
};

it.each(readdirSync("fixtures/logs"))("%s is recognised as what it is", (file) => {
  const text = readFileSync(`fixtures/logs/${file}`, "utf8");
  const report = recogniseReport(text);
  expect(report ? [report.id] : idsOf(text)).toEqual([kinds[file]]);
});
