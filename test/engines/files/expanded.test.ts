import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../src/engines/duckdb/store.js";
import { expanded } from "../../../src/engines/files/expanded.js";
import { SourceError } from "../../../src/engines/source-error.js";
import { temporary } from "./temporary.js";

const { folder, file } = temporary();
let store: Store;

beforeAll(async () => {
  store = await Store.open();
  for (const name of ["b.ndjson", "a.ndjson", "a.csv", "log[1].ndjson", "log1.ndjson", "it's.ndjson"]) file(name, "x");
  mkdirSync(join(folder, "deep", "er"), { recursive: true });
  file("deep/er/c.ndjson", "x");
});
afterAll(() => store.close());

const at = (...names: string[]) => names.map((name) => join(folder, name));
const files = (...names: string[]) => expanded(store, at(...names));

describe("names of files", () => {
  it("stay as they are in the order given, whether they are there or not", async () => {
    expect(await files("b.ndjson", "missing", "a.ndjson")).toEqual(at("b.ndjson", "missing", "a.ndjson"));
  });

  it("of patterns are those that match, by name", async () => {
    expect(await files("[ab].ndjson")).toEqual(at("a.ndjson", "b.ndjson"));
    expect(await files("a.*")).toEqual(at("a.csv", "a.ndjson"));
    expect(await files("deep/**/*.ndjson")).toEqual(at("deep/er/c.ndjson"));
    expect(await files("it's.*")).toEqual(at("it's.ndjson"));
  });

  it("come once, by whatever they are named", async () => {
    expect(await files("b.ndjson", "?.ndjson", "b.ndjson")).toEqual(at("b.ndjson", "a.ndjson"));
  });

  it("with brackets are no patterns where such a file is there", async () => {
    expect(await files("log[1].ndjson")).toEqual(at("log[1].ndjson"));
    expect(await files("log[12].ndjson")).toEqual(at("log1.ndjson"));
  });

  it("are none for a pattern that nothing matches", async () => {
    await expect(files("*.parquet")).rejects.toThrow(new SourceError(`no file matches ${folder}/*.parquet`));
  });

  it("have standard input among them once", async () => {
    expect(await expanded(store, ["-"])).toEqual(["-"]);
    await expect(expanded(store, ["-", "x", "-"])).rejects.toThrow(/standard input can be read once only/);
  });
});
