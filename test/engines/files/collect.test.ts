import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { SourceError } from "../../../src/engines/source-error.js";
import { badRows } from "../../../src/evidence/account.js";
import { mostTokens } from "../../../src/logs/sql/flags.js";
import { collect, csvLine, header, inputTokens, lines, request, temporary, told } from "./temporary.js";

const { file } = temporary();

describe("rows that cannot be read", () => {
  it("of lines of JSON are counted with their places", async () => {
    const content = lines(
      request(1),
      "{not json",
      request(3),
      '"text"',
      request(5),
      request(6, { timestamp: "yesterday" }),
    );
    const found = await collect([file("bad.ndjson", content)]);
    expect(told(found)).toEqual([{ rows: 6, used: 3, faults: [["unreadable", 3, 2, 4, 6]] }]);
    expect(inputTokens(found)).toBe(101 + 103 + 105);
  });

  it("of a table are those with too many or too few columns", async () => {
    const content = [
      header,
      csvLine(1),
      csvLine(2).replace("\n", ",9\n"),
      csvLine(3),
      "r4,2026-06-01T00:00:04Z\n",
      csvLine(5),
    ].join("");
    const found = await collect([file("bad.csv", content)]);
    expect(told(found)).toEqual([{ rows: 5, used: 3, faults: [["unreadable", 2, 2, 4]] }]);
    expect(inputTokens(found)).toBe(101 + 103 + 105);
  });

  it("of a table are all lines that a quote without an end swallows", async () => {
    const content = header + csvLine(1) + csvLine(2).replace("chat", '"chat') + csvLine(3) + csvLine(4);
    const found = await collect([file("quote.csv", content)]);
    expect(told(found)).toEqual([{ rows: 4, used: 1, faults: [["unreadable", 3, 2]] }]);
  });

  it("have their places told by rows where a field has several lines", async () => {
    const content = header + csvLine(1).replace("chat", '"ch\nat"') + csvLine(2).replace("\n", ",9\n") + csvLine(3);
    expect(told(await collect([file("lines.csv", content)]))).toEqual([
      { rows: 3, used: 2, faults: [["unreadable", 1, 2]] },
    ]);
  });

  it("count from the header on, whatever blank lines stand before it", async () => {
    const content = `\n \n${header}${csvLine(1)}${csvLine(2).replace("\n", ",9\n")}${csvLine(3)}`;
    expect(told(await collect([file("blank.csv", content)]))).toEqual([
      { rows: 3, used: 2, faults: [["unreadable", 1, 2]] },
    ]);
  });
});

describe("a file that breaks off", () => {
  // as many bytes of text as there are rows, which do not compress
  const text = lines(
    ...Array.from({ length: 2_000 }, (_, n) => request(n, { id: `r${(n * 2_654_435_761) % 4_294_967_296}` })),
  );
  const zipped = gzipSync(text);

  it("counts with what is there, its last row the damaged one", async () => {
    const cut = zipped.subarray(0, zipped.length / 2);
    const found = await collect([file("cut.ndjson.gz", cut)]);
    const [account] = found.accounts;
    const rows = account?.rows ?? 0;
    expect(account).toMatchObject({ broken_off: true, used: rows - 1 });
    expect(account?.faults).toMatchObject([{ fault: "unreadable", rows: 1, places: [rows] }]);
    expect(rows).toBeGreaterThan(100);
    expect(rows).toBeLessThan(2_000);
    // of rows 0 to n − 1: 100 each and their numbers
    expect(inputTokens(found)).toBe(100 * (rows - 1) + ((rows - 1) * (rows - 2)) / 2);
  });

  it("within its checksum breaks off as well", async () => {
    const { accounts } = await collect([file("short.ndjson.gz", zipped.subarray(0, -6))]);
    expect(accounts).toMatchObject([{ broken_off: true, damaged: false, rows: 2_000, used: 2_000 }]);
  });

  it("is another thing than one that is damaged, as a wrong checksum tells", async () => {
    const wrong = Buffer.from(zipped);
    wrong[zipped.length - 6] = (wrong[zipped.length - 6] ?? 0) ^ 0xff;
    const { accounts } = await collect([file("sum.ndjson.gz", wrong)]);
    expect(accounts).toMatchObject([{ broken_off: false, damaged: true, rows: 2_000, used: 2_000 }]);
    expect(accounts.map(badRows)).toEqual([1]);
  });

  it("is a list without its last bracket, also where it is cut between rows", async () => {
    const row = JSON.stringify(request(1));
    for (const content of [`[${row},`, gzipSync(`[${row},\n`)]) {
      const { accounts } = await collect([file("list.json", content)]);
      expect(accounts).toMatchObject([{ broken_off: true, rows: 1, used: 1 }]);
    }
    expect((await collect([file("list.json", `[${row}] \n`)])).accounts).toMatchObject([
      { broken_off: false, rows: 1 },
    ]);
  });

  it("is not one that ends without a line feed, or comes in several members", async () => {
    const members = Buffer.concat([gzipSync(lines(request(1))), gzipSync(lines(request(2)).trimEnd())]);
    const { accounts } = await collect([file("members.ndjson.gz", members)]);
    expect(accounts).toMatchObject([{ broken_off: false, rows: 2, used: 2, faults: [] }]);
  });
});

describe("rows keep the order of their file", () => {
  const many = Array.from({ length: 3_000 }, (_, n) => request(n));

  it.each([
    ["with a last line that is ended", (text: string) => text],
    ["with one that is not", (text: string) => text.trimEnd()],
    ["compressed, with one that is not", (text: string) => gzipSync(text.trimEnd())],
    ["behind a byte order mark", (text: string) => `\ufeff${text.trimEnd()}`],
  ])("%s", async (_name, written) => {
    const name = file("order.ndjson", written(lines(...many, request(3_000, { latency_ms: -1 }))));
    // threads could bring them in another order at one time and not at another
    for (let time = 0; time < 5; time++) {
      const { accounts } = await collect([name]);
      expect(accounts).toMatchObject([
        {
          rows: 3_001,
          out_of_order: { rows: 0, furthest_ms: 0 },
          faults: [{ fault: "negative_latency", places: [3_001] }],
        },
      ]);
    }
  });

  it("and those behind a later one are counted", async () => {
    const { accounts } = await collect([
      file("back.ndjson", lines(request(1), request(9), request(3), request(4), request(2))),
    ]);
    // 9 to 3 and 4 to 2
    expect(accounts).toMatchObject([{ out_of_order: { rows: 2, furthest_ms: 6_000 } }]);
  });
});

describe("several files at once", () => {
  it("of several formats are each read as what they are", async () => {
    const found = await collect([
      file("one.ndjson", lines(request(1), request(2))),
      "fixtures/logs/openai_usage_completions.json",
      file("two.csv", header + csvLine(3)),
    ]);
    expect(found.accounts.map(({ format, engine, used }) => [format, engine, used])).toEqual([
      ["requests", "duckdb", 2],
      ["requests", "duckdb", 1],
      ["openai-usage", "report", 2],
    ]);
    const chat = found.parts.traffic.filter(({ workload }) => workload === "chat");
    expect(chat.reduce((sum, part) => sum + part.input_tokens, 0)).toBe(101 + 102 + 103);
    expect(found.parts.traffic.length).toBeGreaterThan(chat.length);
  });

  it("count a request once that is in one of them twice, or in two", async () => {
    const found = await collect([
      file("first.ndjson", lines(request(1), request(2), request(1))),
      file("second.ndjson", lines(request(2), request(3), request(4))),
    ]);
    expect(told(found)).toEqual([
      { rows: 3, used: 2, faults: [["duplicate", 1]] },
      { rows: 3, used: 2, faults: [["duplicate", 1]] },
    ]);
    expect(inputTokens(found)).toBe(101 + 102 + 103 + 104);
  });

  it("cannot tell duplicates where there are no ids", async () => {
    const { id: _, ...nameless } = { id: "", ...request(1) };
    const { accounts } = await collect([file("nameless.ndjson", lines(nameless, nameless))]);
    expect(accounts).toMatchObject([{ rows: 2, used: 2, duplicates_unknown: true }]);
  });
});

describe("figures that cannot be", () => {
  it("below zero, or a first token after the last, are left out of requests that count", async () => {
    const content = lines(
      request(1, { latency_ms: -5 }),
      request(2, { latency_ms: 9, ttft_ms: -1 }),
      request(3, { latency_ms: 9, ttft_ms: 10 }),
      request(4, { input_tokens: -3 }),
      request(5, { latency_ms: 20, ttft_ms: 10 }),
    );
    const found = await collect([file("negative.ndjson", content)]);
    expect(told(found)).toEqual([
      {
        rows: 5,
        used: 5,
        faults: [
          ["negative_latency", 2, 1, 2],
          ["late_first_token", 1, 3],
          ["negative_tokens", 1, 4],
        ],
      },
    ]);
    const counted = (name: string) =>
      found.parts.histograms.filter(({ measure }) => measure === name).reduce((sum, { count }) => sum + count, 0);
    expect([counted("latency_ms"), counted("ttft_ms"), counted("input_tokens")]).toEqual([3, 1, 4]);
  });

  it("token counts above any that a request can have are left out, and the request counts", async () => {
    const content = lines(
      request(1, { input_tokens: mostTokens, output_tokens: 0 }),
      request(2, { input_tokens: mostTokens + 1 }),
      request(3, { input_tokens: 9e18, output_tokens: 9e18, status: "error" }),
      request(4, { cached_input_tokens: 9e18, cache_write_input_tokens: 9e18 }),
      request(5, { reasoning_tokens: 9e18 }),
      request(6),
    );
    const found = await collect([file("absurd.ndjson", content)]);
    expect(told(found)).toEqual([{ rows: 6, used: 6, faults: [["impossible_tokens", 4, 2, 3, 4]] }]);
    expect(inputTokens(found)).toBe(mostTokens + 106);
  });

  it("buckets of Langfuse whose sum no whole number holds are left out alike", async () => {
    const usage = (id: string, usage_details: object) => ({
      ...{ id, type: "GENERATION", name: "chat", start_time: "2026-06-01T00:00:00Z", provided_model_name: "m" },
      usage_details,
    });
    const content = lines(
      usage("1", { input: 5, output: 1 }),
      usage("2", { input: 9e18, cache_read_input_tokens: 9e18, output: 1 }),
      usage("3", { input: 9e18, input_cached_tokens: 9e18, output: 9e18, output_reasoning_tokens: 9e18 }),
    );
    const found = await collect([file("buckets.ndjson", content)]);
    expect(told(found)).toEqual([{ rows: 3, used: 3, faults: [["impossible_tokens", 2, 2, 3]] }]);
    expect(inputTokens(found)).toBe(5);
  });

  it("a cost below zero, or above any that can be, is left out of a request that counts", async () => {
    const content = lines(
      request(1, { cost_usd: 0.5 }),
      request(2, { cost_usd: -0.25 }),
      request(3, { cost_usd: 7e9 }),
      request(4, { cost_usd: 7e9 }),
    );
    const found = await collect([file("credit.ndjson", content)]);
    expect(told(found)).toEqual([
      {
        rows: 4,
        used: 4,
        faults: [
          ["negative_cost", 1, 2],
          ["impossible_cost", 2, 3, 4],
        ],
      },
    ]);
    const sums = found.parts.traffic;
    expect(sums.reduce((sum, part) => sum + part.cost_nano_usd, 0)).toBe(0.5e9);
    expect(sums.reduce((sum, part) => sum + part.with_cost, 0)).toBe(1);
  });

  it("times of clocks that were wrong keep a request out", async () => {
    const content = lines(
      request(1),
      request(2, { timestamp: "1970-01-01T00:00:00Z" }),
      request(3, { timestamp: "2090-01-01T00:00:00Z" }),
      request(4),
    );
    const found = await collect([file("clock.ndjson", content)]);
    expect(told(found)).toEqual([{ rows: 4, used: 2, faults: [["impossible_time", 2, 2, 3]] }]);
    expect(found.accounts[0]).toMatchObject({ from: Date.UTC(2026, 5, 1, 0, 0, 1), to: Date.UTC(2026, 5, 1, 0, 0, 4) });
  });

  it("a row is left out for one reason, and nothing more is said of it", async () => {
    const { workload: _, ...unnamed } = {
      workload: "",
      ...request(2, { timestamp: "1970-01-01T00:00:00Z", latency_ms: -1 }),
    };
    const since = Date.UTC(2026, 5, 1, 0, 0, 3);
    const found = await collect([file("reasons.ndjson", lines(request(1), unnamed, request(3), request(4)))], {
      since,
    });
    expect(told(found)).toEqual([
      {
        rows: 4,
        used: 2,
        faults: [
          ["impossible_time", 1, 2],
          ["outside", 1, 1],
        ],
      },
    ]);
  });
});

it("times without an offset are in the zone that was asked for, those with one are not", async () => {
  const content = lines(
    request(1, { timestamp: "2026-06-01T12:00:00" }),
    request(2, { timestamp: "2026-06-01T12:00:00+05:30" }),
    request(3, { timestamp: "2026-01-01 12:00:00" }),
    request(4, { timestamp: "2026-06-01T12:00:00Z" }),
  );
  const starts = async (timezone: string) => {
    const { parts } = await collect([file("zones.ndjson", content)], { timezone });
    return parts.traffic.map(({ start, input_tokens: tokens }) => [tokens, new Date(start).toISOString()]).toSorted();
  };
  const always = [102, "2026-06-01T06:00:00.000Z"];
  // two hours ahead of UTC in summer, one in winter; 06:30 UTC is in the hour from 06:00
  expect(await starts("Europe/Berlin")).toEqual([
    [101, "2026-06-01T10:00:00.000Z"],
    always,
    [103, "2026-01-01T11:00:00.000Z"],
    [104, "2026-06-01T12:00:00.000Z"],
  ]);
  // those of 12:00 without an offset and with Z come together
  expect(await starts("UTC")).toEqual([always, [103, "2026-01-01T12:00:00.000Z"], [205, "2026-06-01T12:00:00.000Z"]]);
});

describe("columns", () => {
  it("that a table lacks are told, and what they would tell is unknown", async () => {
    const found = await collect([file("few.csv", header + csvLine(1))]);
    expect(found.accounts[0]?.missing_columns.toSorted()).toEqual([
      "cache_write_input_tokens",
      "cached_input_tokens",
      "cost_usd",
      "latency_ms",
      "model",
      "provider",
      "reasoning_tokens",
      "status",
      "ttft_ms",
    ]);
    expect(found.parts.traffic).toMatchObject([{ model: null, with_cost: 0, with_status: 0, with_cached: 0 }]);
  });

  const failing = async (name: string, content: string | Uint8Array, asked: object = {}) => {
    const error: unknown = await collect([file(name, content)], asked).catch((thrown: unknown) => thrown);
    expect(error, String(error)).toBeInstanceOf(SourceError);
    return String(error);
  };

  it("without which a format cannot be read are asked for", async () => {
    expect(await failing("no-time.csv", "id,workload\n1,chat\n", { from: "requests" })).toContain(
      "has no column timestamp",
    );
    expect(await failing("no-time.ndjson", lines({ id: 1 }), { from: "litellm-spend" })).toContain(
      "has no columns startTime, prompt_tokens, completion_tokens",
    );
  });

  it("by which no format is known are an error that says what to do", async () => {
    expect(await failing("odd.csv", "a,b\n1,2\n")).toContain(
      "is none of the known formats. Name its format with --from",
    );
    expect(await failing("text.txt", "hello\n")).toContain("is none of the known formats");
    expect(await failing("rows.ndjson", lines(request(1)), { from: "nothing" })).toContain(
      "there is no format nothing",
    );
  });

  it("that a format does not tell cannot be counted by", async () => {
    expect(await failing("key.ndjson", lines(request(1)), { by: "team" })).toContain(
      "does not tell team: count by workload, provider, model",
    );
    expect(await failing("report.json", readFileSync("fixtures/logs/openai_costs.json"), { by: "team" })).toContain(
      "does not tell team",
    );
  });

  it("that were asked for and are empty count to nobody", async () => {
    const found = await collect([file("by.ndjson", lines(request(1, { model: "m" }), request(2)))], { by: "model" });
    expect(told(found)).toEqual([{ rows: 2, used: 2, faults: [["no_workload", 1, 2]] }]);
    expect(found.parts.traffic.map(({ workload }) => workload).toSorted()).toEqual(["m", "unattributed"]);
  });

  it("of a file that is damaged as a whole are an error in words", async () => {
    expect(await failing("half.json", `[${JSON.stringify(request(1))},{"id":`)).toContain(
      "is not valid: it is not JSON",
    );
    expect(await failing("half.parquet", "PAR1 and no more")).toContain("is not a whole Parquet file");
  });
});
