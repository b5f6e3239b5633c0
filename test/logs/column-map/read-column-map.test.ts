import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codes } from "../../../src/diagnostics/prose.js";
import { renderDiagnostics } from "../../../src/diagnostics/render.js";
import { readColumnMap } from "../../../src/logs/column-map/read-column-map.js";

const read = (text: string) => readColumnMap({ file: "map.yaml", text });

const found = (text: string) =>
  read(text).diagnostics.map(({ code, severity, at }) => {
    const place = at ? `${at.line}:${at.col}` : "-";
    return severity === "error" ? `${place} ${code}` : `${place} ${code} (${severity})`;
  });

const whole = `# how to read our gateway's log
columns:
  timestamp: { column: [started, created], unit: ms }
  id: request_id
  workload: [app, api_key_name]
  provider: { value: openai }
  model: { column: model }
  input_tokens: ContextTokens
  cached_input_tokens: usage.cached
  cache_write_input_tokens: usage.written
  output_tokens: GeneratedTokens
  reasoning_tokens: usage.thought
  latency: { until: ended }
  ttft: { column: first, unit: s }
  cost: { column: cost, unit: cents }
  status: { column: code, ok: [200, Success], rate_limited: 429, empty: ok }
cached_tokens: separate
keys:
  team: team_name
  region: { value: eu }
only: { labels.type: [chat, Completion], billed: true }
`;

describe("a map as it should be", () => {
  it("is read whole", () => {
    const { map, diagnostics } = read(whole);
    expect(diagnostics).toEqual([]);
    expect(map).toEqual({
      timestamp: { from: ["started", "created"], unit: "ms" },
      id: ["request_id"],
      workload: { from: ["app", "api_key_name"] },
      provider: { value: "openai" },
      model: { from: ["model"] },
      tokens: {
        input_tokens: ["ContextTokens"],
        cached_input_tokens: ["usage.cached"],
        cache_write_input_tokens: ["usage.written"],
        output_tokens: ["GeneratedTokens"],
        reasoning_tokens: ["usage.thought"],
      },
      latency: { until: { from: ["ended"], unit: "ms" } },
      ttft: { from: ["first"], unit: "s" },
      cost: { from: ["cost"], unit: "cents" },
      status: { from: ["code"], ok: ["200", "success"], rateLimited: ["429"], empty: "ok" },
      cachedTokens: "separate",
      keys: new Map([
        ["team", { from: ["team_name"] }],
        ["region", { value: "eu" }],
      ]),
      only: [
        { from: ["labels.type"], values: ["chat", "completion"] },
        { from: ["billed"], values: ["true"] },
      ],
    });
  });

  it.each([
    ["columns: { timestamp: at, workload: app, latency: took, cost: price, status: code }", { cachedTokens: "detect" }],
    ["columns: { timestamp: at, workload: app, latency: took }", { latency: { from: ["took"], unit: "ms" } }],
    ["columns: { timestamp: at, workload: app, cost: price }", { cost: { from: ["price"], unit: "usd" } }],
    [
      "columns: { timestamp: { column: at, unit: ns }, workload: app, ttft: { until: first, unit: s } }",
      { ttft: { until: { from: ["first"], unit: "s" } } },
    ],
    ["columns: { timestamp: at, workload: app, ttft: { until: first } }", { ttft: { until: { from: ["first"] } } }],
    ['columns: { timestamp: " at ", workload: "5" }', { timestamp: { from: [" at "] }, workload: { from: ["5"] } }],
  ])("may leave out what has a usual value: %s", (text, expected) => {
    const { map, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(map).toMatchObject(expected);
  });

  it("may be JSON, and may share what it says twice", () => {
    expect(read('{ "columns": { "timestamp": "at", "workload": "app" } }').diagnostics).toEqual([]);
    const shared = "columns:\n  timestamp: at\n  workload: &app [app, key]\nkeys:\n  app: *app\n";
    expect(read(shared).map?.keys).toEqual(new Map([["app", { from: ["app", "key"] }]]));
  });

  it("reads what it names and nothing else, and is called by its file", () => {
    const { format } = read("columns: { timestamp: at, workload: meta.app.name, model: meta }\nonly: { type: chat }\n");
    expect(format).toMatchObject({
      id: "columns",
      title: "the column map map.yaml",
      required: ["at", "type"],
      columns: ["at", "type", "meta.app.name", "meta.app", "meta"],
      // one that is read as it is too stays text
      json: ["meta.app"],
    });
  });

  it("counts to the workload, else to the keys that it names", () => {
    const by = (text: string) => read(text).format?.defaultKeys;
    expect(by("columns: { timestamp: at, workload: app }\nkeys: { team: t }\n")).toEqual(["workload"]);
    expect(by("columns: { timestamp: at }\nkeys: { team: t, tag: g }\n")).toEqual(["team", "tag"]);
  });
});

const columns = (rest: string) => `columns:\n  timestamp: at\n  workload: app\n${rest}`;

describe("every problem has its place", () => {
  it.each<[string, string, readonly string[]]>([
    ["nothing", "", ["- map-file-empty"]],
    ["a comment", "# later\n", ["- map-file-empty"]],
    ["a list", "- 1\n", ["1:1 expected-map"]],
    ["no columns", "{}", ["1:1 map-key-missing"]],
    ["empty columns", "columns:\n", ["1:1 map-key-empty", "1:1 map-key-missing"]],
    ["columns that are none", "columns: at\n", ["1:10 expected-map"]],
    ["no time", "columns:\n  workload: app\n", ["2:3 map-key-missing"]],
    ["no workload", "columns:\n  timestamp: at\n", ["2:3 map-no-workload (warning)"]],
    ["syntax", "columns: {\n", ["1:10 syntax-unclosed-bracket"]],
    ["two documents", `${columns("")}---\ncolumns: {}\n`, ["4:1 map-file-documents"]],
    ["a control character", "columns: \u0001", ["1:10 map-file-control"]],
    [
      "keys in the wrong place",
      columns("  cached_tokens: included\nmodel: m\n"),
      ["4:3 map-key-unknown", "5:1 map-key-unknown"],
    ],
    ["a key twice", columns("  workload: key\n"), ["4:3 duplicate-key"]],
    ["a key without a value", columns("  model:\n"), ["4:3 map-key-empty"]],
    ["a list without items", columns("  model: []\n"), ["4:10 expected-list"]],
    ["an empty item", columns("  model: [m, '', ~]\n"), ["4:14 text-empty", "4:18 map-item-empty"]],
    ["an item twice", columns("  model: [m, n, m]\n"), ["4:17 item-repeated"]],
    ["a number for a column", columns("  model: 5\n"), ["4:10 wrong-type"]],
    ["a list of lists", columns("  model: [[m]]\n"), ["4:11 wrong-type"]],
    ["a map where columns stand", columns("  id: { value: x }\n"), ["4:7 map-column-missing", "4:9 map-key-unknown"]],
    ["two sources", columns("  model: { column: m, value: n }\n"), ["4:30 map-two-sources"]],
    ["two kinds of time", columns("  latency: { column: took, until: end }\n"), ["4:35 map-two-sources"]],
    ["no column", columns("  cost: { unit: usd }\n"), ["4:9 map-column-missing"]],
    ["a unit of time", "columns: { timestamp: { column: at, unit: seconds }, workload: app }", ["1:43 unknown-choice"]],
    ["a unit of money", columns("  cost: { column: price, unit: eur }\n"), ["4:32 unknown-choice"]],
    ["a unit that is a list", columns("  latency: { column: took, unit: [s] }\n"), ["4:34 unknown-choice"]],
    ["cached tokens", `${columns("")}cached_tokens: include\n`, ["4:16 unknown-choice"]],
    [
      "a status twice",
      columns("  status: { column: c, ok: [200, 429], rate_limited: 429 }\n"),
      ["4:54 map-status-twice"],
    ],
    [
      "words that are none",
      columns("  status: { column: c, ok: [{ a: 1 }, ''] }\n"),
      ["4:29 map-not-a-word", "4:39 map-item-empty"],
    ],
    ["an empty status", columns("  status: { column: c, empty: fine }\n"), ["4:31 unknown-choice"]],
    ["a key that is taken", `${columns("")}keys: { model: m }\n`, ["4:9 map-key-taken"]],
    ["the name of a key", `${columns("")}keys: { "a b": m, "": n }\n`, ["4:9 map-key-name", "4:19 map-key-name"]],
    ["keys that are none", `${columns("")}keys: [team]\n`, ["4:7 expected-map"]],
    ["rows without values", `${columns("")}only: { type: , "": x }\n`, ["4:9 map-key-empty", "4:17 text-empty"]],
    [
      "columns alike",
      columns("  model: App\n  id: [Model, usage.x, Usage.y]\n"),
      ["4:10 map-columns-alike", "5:24 map-columns-alike"],
    ],
    ["a long name", columns(`  model: ${"m".repeat(201)}\n`), ["4:10 text-too-long"]],
    ["a name on two lines", columns('  model: "a\\nb"\n'), ["4:10 text-unprintable"]],
    ["a deep path", columns(`  model: ${"m.".repeat(9)}m\n`), ["4:10 map-path-deep"]],
    [
      "a long list",
      columns(`  model: [${Array.from({ length: 51 }, (_, i) => `c${i}`).join(", ")}]\n`),
      ["4:10 map-list-long"],
    ],
    ["an unknown anchor", columns("  model: *m\n"), ["4:3 map-key-empty", "4:10 anchor-unknown"]],
    [
      "several",
      columns("  modle: m\n  ttft: { unit: h }\nonyl: {}\n"),
      ["4:3 map-key-unknown", "5:9 map-column-missing", "5:17 unknown-choice", "6:1 map-key-unknown"],
    ],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ["modle", "model"],
    ["latency_ms", "latency"],
    ["cost_usd", "cost"],
    ["prompt_tokens", "input_tokens"],
    ["completion_tokens", "output_tokens"],
    ["cache_read_input_tokens", "cached_input_tokens"],
    ["time_to_first_token", "ttft"],
    ["Status", "status"],
  ])("%s is taken for %s", (key, meant) => {
    expect(renderDiagnostics(read(columns(`  ${key}: x\n`)).diagnostics)).toContain(`did you mean \`${meant}\`?`);
  });

  it("says where a key belongs", () => {
    const text = renderDiagnostics(read(columns("  only: { a: b }\nlatency: took\n")).diagnostics);
    expect(text).toContain("map.yaml:4:3 error[map-key-unknown]");
    expect(text).toContain("this key belongs to the top of the file");
    expect(text).toContain("this key belongs to `columns`");
  });

  it("makes no format of a file with an error", () => {
    expect(read(columns("  modle: m\n")).format).toBeUndefined();
  });
});

describe("hostile files", () => {
  it.each<[string, string, string]>([
    [
      "more values than a log has columns",
      columns(`keys:\n${Array.from({ length: 20_000 }, (_, i) => `  k${i}: c\n`).join("")}`),
      "- map-file-too-many-values",
    ],
    [
      "many keys",
      `${columns("")}keys:\n${Array.from({ length: 51 }, (_, i) => `  k${i}: c\n`).join("")}`,
      "5:3 map-list-long",
    ],
    ["a map that merges itself", "columns: &c\n  timestamp: at\n  workload: app\n  <<: *c\n", "4:7 anchor-cycle"],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toContain(expected);
  });

  it("lists of lists by aliases end at the second level", () => {
    // each of the ten lists below is at fault once, in each of its ten items at most
    expect(found(bomb(10)).length).toBeLessThanOrEqual(100);
    expect(found(bomb(10))).toContain("3:12 wrong-type");
  });

  it("brackets without end are too deep", () => {
    expect(read(`columns: ${"[".repeat(5_000)}`).diagnostics.map(({ code }) => code)).toEqual(["map-file-deep"]);
  });

  it("no text makes the reader throw, and every problem has words", () => {
    const line = fc.constantFrom(
      ...whole.split("\n"),
      "<<: *a",
      "&a",
      "- ",
      "? :",
      "columns:",
      "  model: {",
      "keys: [",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string({ maxLength: 12 })), { maxLength: 24 }), (lines) => {
        const { diagnostics, format } = read(lines.join("\n"));
        for (const { code } of diagnostics) expect(codes).toContain(code);
        expect(format === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
      }),
    );
  });
});

/** Lists of ten aliases of the list before, so that written out there were 10^n names. */
function bomb(levels: number): string {
  const lists = Array.from({ length: levels }, (_, i) => {
    const item = i === 0 ? "x" : `*a${i - 1}`;
    return `  k${i}: &a${i} [${Array.from({ length: 10 }, () => item).join(", ")}]\n`;
  });
  return `keys:\n${lists.join("")}${columns(`  model: *a${levels - 1}\n`)}`;
}
