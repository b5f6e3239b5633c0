import { describe, expect, it } from "vitest";
import { duckDb, literal, quoted } from "../../../src/logs/sql/duckdb.js";
import { flags } from "../../../src/logs/sql/flags.js";
import { type RowsRead, readRows } from "./read-rows.js";

const column = ({ rows }: RowsRead, name: string) => rows.map((row) => row[name]);

describe("a trace of times and tokens", () => {
  const map = `columns:
  timestamp: TIMESTAMP
  workload: { value: code }
  input_tokens: ContextTokens
  output_tokens: GeneratedTokens
`;
  const csv = `TIMESTAMP,ContextTokens,GeneratedTokens
2023-11-16 18:17:03.9799600,4808,10
2023-11-16 18:17:04.0319600,3180,8
2023-11-16 18:17:04.0319600,,
yesterday,1,1
`;

  it("is read with its workload, in UTC", async () => {
    const { rows, account } = await readRows(map, "csv", csv, {
      names: ["ts", "workload", "input", "output", "flags"],
    });
    expect(rows).toEqual([
      { ts: Date.UTC(2023, 10, 16, 18, 17, 3, 979), workload: "code", input: 4808, output: 10, flags: 0 },
      { ts: Date.UTC(2023, 10, 16, 18, 17, 4, 31), workload: "code", input: 3180, output: 8, flags: 0 },
      { ts: Date.UTC(2023, 10, 16, 18, 17, 4, 31), workload: "code", input: null, output: null, flags: 0 },
      { ts: null, workload: "code", input: 1, output: 1, flags: flags.unreadable },
    ]);
    expect(account).toMatchObject({ format: "columns", missing_columns: [], duplicates_unknown: true });
  });
});

describe("columns that a log lacks", () => {
  const map = `columns:
  timestamp: [started, created]
  workload: [app, key]
  model: usage.model
  input_tokens: usage.in
  status: { column: error, empty: ok }
`;

  it("are told, one of several for a name being enough", async () => {
    const { account } = await readRows(map, "csv", "created,key,usage\n2026-06-01,a,\n");
    expect(account?.missing_columns).toEqual(["app", "error"]);
  });

  it("say nothing about the requests", async () => {
    const { rows } = await readRows(map, "csv", "created,key\n2026-06-01,a\n");
    expect(rows).toEqual([
      expect.objectContaining({ ts: Date.UTC(2026, 5, 1), workload: "a", model: null, input: null, status: null }),
    ]);
  });

  it("are not told of JSON, whose keys may come late", async () => {
    const lines = '{"started":"2026-06-01"}\n{"started":"2026-06-01","app":"b","usage":{"in":5,"model":"m"}}\n';
    const { rows, account } = await readRows(map, "ndjson", lines);
    expect(account?.missing_columns).toEqual([]);
    expect(rows.map(({ workload, input, model, status }) => [workload, input, model, status])).toEqual([
      ["unattributed", null, null, "ok"],
      ["b", 5, "m", "ok"],
    ]);
  });
});

describe("how a request ended", () => {
  const log = (cells: readonly string[]) => `at,s\n${cells.map((cell) => `2026-06-01,${cell}\n`).join("")}`;
  const base = "columns:\n  timestamp: at\n  workload: { value: w }\n  status: ";

  it.each<[string, readonly [string, string | null][]]>([
    [
      "s",
      [
        ["200", "ok"],
        ["204", "ok"],
        ["429", "rate_limited"],
        ["500", "error"],
        ["301", "error"],
        ["Success", "ok"],
        ["rate_limited", "rate_limited"],
        ["error", "error"],
        ["timeout", "error"],
        ["", null],
        [" ", null],
      ],
    ],
    [
      "{ column: s, ok: [200, done, true], rate_limited: throttled }",
      [
        ["200.0", "ok"],
        ["201", "error"],
        ["DONE", "ok"],
        ["True", "ok"],
        ["throttled", "rate_limited"],
        ["429", "error"],
        ["", null],
      ],
    ],
    [
      "{ column: s, ok: done }",
      [
        ["done", "ok"],
        ["429", "rate_limited"],
        ["200", "error"],
      ],
    ],
    [
      "{ column: s, empty: ok }",
      [
        ["", "ok"],
        ["connection reset", "error"],
      ],
    ],
  ])("%s", async (status, cells) => {
    const read = await readRows(`${base}${status}\n`, "csv", log(cells.map(([cell]) => cell)));
    expect(column(read, "status")).toEqual(cells.map(([, ended]) => ended));
  });
});

it("only rows that are requests count, and by any key", async () => {
  const map = `columns: { timestamp: at, workload: app }
keys: { tag: labels.tag, region: { value: eu } }
only: { kind: [chat, 7], labels.billed: true }
`;
  const rows = [
    { at: "2026-06-01", app: "a", kind: "Chat", labels: { tag: "x", billed: true } },
    { at: "2026-06-01", app: "a", kind: 7, labels: { tag: "y", billed: true } },
    { at: "2026-06-01", app: "a", kind: "embedding", labels: { billed: true } },
    { at: "2026-06-01", app: "a", kind: "chat", labels: {} },
  ];
  const log = rows.map((row) => JSON.stringify(row)).join("\n");
  const read = await readRows(map, "ndjson", log, { by: ["tag", "region"], names: ["workload", "flags"] });
  expect(column(read, "workload")).toEqual(["x", "y", "eu", "eu"]);
  expect(column(read, "flags")).toEqual([0, 0, flags.not_a_request, flags.not_a_request]);
});

it("JSON that was written as the text of a JSON string is read", async () => {
  const map = "columns: { timestamp: at, workload: meta.app, input_tokens: meta.usage.in }\n";
  const log = JSON.stringify({ at: "2026-06-01", meta: JSON.stringify({ app: "a", usage: { in: 7 } }) });
  const { rows } = await readRows(map, "ndjson", `${log}\n`);
  expect(rows).toEqual([expect.objectContaining({ workload: "a", input: 7 })]);
});

it("times are the nearest millisecond, whatever their unit, and rows that lack one are unreadable", async () => {
  const at = (unit: string, cells: readonly (string | number)[]) =>
    readRows(
      `columns: { timestamp: { column: t, unit: ${unit} }, workload: { value: w } }\n`,
      "csv",
      `t,x\n${cells.map((cell) => `${cell},\n`).join("")}`,
    );
  const ms = Date.UTC(2026, 5, 1, 8, 0, 3, 120);
  expect(column(await at("s", [ms / 1000, "1780300803.1204", "soon", ""]), "ts")).toEqual([ms, ms, null, null]);
  expect(column(await at("ms", [ms, `${ms}.4`]), "ts")).toEqual([ms, ms]);
  expect(column(await at("us", [`${ms}000`, `${ms}499`]), "ts")).toEqual([ms, ms]);
  expect(column(await at("ns", [`${ms}000000`, `${ms}400000`]), "ts")).toEqual([ms, ms]);
});

const hostile = [
  'a"b',
  "a'b",
  '"; DROP TABLE requests; --',
  "'); DROP TABLE requests; --",
  "a;b",
  "größe 模型 🙂",
  "a..b",
  ".a.",
  "a b",
  "$",
  "*",
  "x.values",
  "back\\slash",
  "select",
  "100%",
  "{a}",
];

describe("names that would break a query", () => {
  it.each(hostile)("as a column: %s", async (name) => {
    const map = JSON.stringify({ columns: { timestamp: "at", workload: name, model: "x.values.m" } });
    const expected = [expect.objectContaining({ workload: "w", model: "v" })];
    const log = JSON.stringify({ at: "2026-06-01", [name]: "w", x: { values: { m: "v" } } });
    expect((await readRows(map, "ndjson", `${log}\n`)).rows).toEqual(expected);
    const parquet = await readRows(map, "parquet", (store, path) =>
      store.run(
        `COPY (SELECT '2026-06-01' AS at, 'w' AS ${quoted(name)}, {'values': {'m': 'v'}} AS x) TO ${literal(path)} (FORMAT parquet)`,
      ),
    );
    expect(parquet.rows).toEqual(expected);
  });

  it.each([...hostile.filter((name) => !/^\.|\.$|\.\./.test(name)), "0", "~1", "a/b", "-"])(
    "as a key: %s",
    async (name) => {
      const map = JSON.stringify({
        columns: { timestamp: "at", workload: `meta.${name}`, model: `meta.deep.${name}` },
      });
      const log = JSON.stringify({ at: "2026-06-01", meta: { [name]: "w", deep: { [name]: "m" } } });
      expect((await readRows(map, "ndjson", `${log}\n`)).rows).toEqual([
        expect.objectContaining({ workload: "w", model: "m" }),
      ]);
    },
  );

  it.each(hostile)("as a value: %s", async (value) => {
    const map = JSON.stringify({
      columns: { timestamp: "at", workload: { value }, status: { column: "s", ok: [value], rate_limited: ["x"] } },
      only: { s: [value] },
    });
    const log = JSON.stringify({ at: "2026-06-01", s: value });
    const { rows } = await readRows(map, "ndjson", `${log}\n`, { names: ["workload", "status", "flags"] });
    expect(rows).toEqual([{ workload: value, status: "ok", flags: 0 }]);
  });
});

it("letters beyond ASCII are told apart by their case, as the engine does", async () => {
  const map = "columns: { timestamp: at, workload: Ä, model: ä }\n";
  const { rows } = await readRows(map, "ndjson", '{"at":"2026-06-01","Ä":"w","ä":"m"}\n');
  expect(rows).toEqual([expect.objectContaining({ workload: "w", model: "m" })]);
});

describe("columns of types that nobody meant", () => {
  it("give rows without figures, not an error", async () => {
    const map = `columns:
  timestamp: { column: at, unit: ms }
  workload: [labels, list.0]
  input_tokens: labels
  output_tokens: codes.a
  latency: at
  status: flag
`;
    const { rows } = await readRows(map, "parquet", (store, path) =>
      store.run(
        `COPY (SELECT TIMESTAMP '2026-06-01' AS at, {'a': 1} AS labels, ['l'] AS list, MAP {1: 2} AS codes, true AS flag)
          TO ${literal(path)} (FORMAT parquet)`,
      ),
    );
    expect(rows).toEqual([expect.objectContaining({ ts: null, input: null, output: null, latency: null })]);
  });
});

it("a column is not mistaken for the values that are taken out of another", () => {
  const dialect = duckDb(new Map(["x", "x.values", "X.VALUES'"].map((name) => [name, "VARCHAR"])));
  expect(dialect.json("x", "a")).toBe(`"x.values''"[1]`);
});
