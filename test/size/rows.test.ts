import fc from "fast-check";
import papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvParser } from "../../src/cli/size/parse-csv.js";
import { shownLines } from "../../src/cli/size/rows-command.js";
import { catalogueOf } from "../../src/sizing-answer/rows/catalogue.js";
import { cutAtRecord } from "../../src/sizing-answer/rows/records.js";
import { TableEstimator } from "../../src/sizing-answer/rows/table.js";
import { data } from "./sample.js";

const parse = await csvParser();
const catalogue = catalogueOf(data);

function estimate(pieces: readonly string[]) {
  const table = new TableEstimator(catalogue, parse, "t.csv");
  const text = pieces.map((piece) => table.push(piece)).join("") + table.end();
  const { diagnostics, hasErrors, left } = table;
  return {
    text,
    get rows() {
      return papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
    },
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    hasErrors,
    left,
  };
}

const header = "model,gpu,n_gpus,tp,precision,isl,osl,concurrency";
const fine = "llama-3.1-8b,h100-80gb,1,1,bf16,1000,200,16";
const table = (...rows: string[]) => estimate([`${[header, ...rows].join("\n")}\n`]);

const figures = ["output_tok_s", "ttft_ms", "tpot_ms", "low", "high"] as const;

describe("a row that can be estimated", () => {
  it("comes out as it stands, with figures and their basis behind it", () => {
    const { rows, text, diagnostics } = table(fine);
    expect(text.split("\n")[1]?.startsWith(`${fine},`)).toBe(true);
    const [row = {}] = rows;
    for (const name of figures) expect(Number(row[name])).toBeGreaterThan(0);
    expect(Number(row["low"])).toBeLessThan(Number(row["output_tok_s"]));
    expect(Number(row["high"])).toBeGreaterThan(Number(row["output_tok_s"]));
    expect(["fitted", "extrapolated"]).toContain(row["basis"]);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ["tp", "llama-3.1-8b,h100-80gb,2,,bf16,1000,200,16", "llama-3.1-8b,h100-80gb,2,2,bf16,1000,200,16"],
    ["precision", "llama-3.1-8b,h100-80gb,1,1,,1000,200,16", fine],
    ["concurrency", "llama-3.1-8b,h100-80gb,1,1,bf16,1000,200,", "llama-3.1-8b,h100-80gb,1,1,bf16,1000,200,max"],
  ])("takes an empty %s for the usual", (_name, short, long) => {
    const [a, b] = table(short, long).rows;
    expect(figures.map((name) => a?.[name])).toEqual(figures.map((name) => b?.[name]));
  });

  it.each(["1e3", "1k", "1000.0"])("takes %s for a thousand tokens", (isl) => {
    const [a, b] = table(fine, fine.replace("1000", isl)).rows;
    expect(figures.map((name) => a?.[name])).toEqual(figures.map((name) => b?.[name]));
  });

  it("may have its columns in any order and case, and others among them", () => {
    const [plain] = table(fine).rows;
    const moved = estimate([
      "Id,CONCURRENCY,osl,isl,precision,tp,n_gpus,gpu,model,note\n7,16,200,1000,bf16,1,1,h100-80gb,llama-3.1-8b,mine\n",
    ]);
    expect(moved.rows[0]).toMatchObject({ Id: "7", note: "mine", output_tok_s: plain?.["output_tok_s"] });
  });
});

describe("rows at a terminal", () => {
  it("show what would act on it", () => {
    expect(shownLines("a,\u001b[31mred,b\nc\n")).toBe("a,␛[31mred,b\nc\n");
  });
});

describe("a row that cannot be estimated", () => {
  it.each([
    ["llama-3.1-405b,h100-80gb,1,1,bf16,1000,200,1", "weights_exceed_memory", "weights-exceed-memory"],
    ["llama-3.1-8b,h100-80gb,1,1,bf16,900000,200,1", "context_exceeded", "context-exceeded"],
    ["llama-9,h100-80gb,1,1,bf16,1000,200,1", "unknown_model", "model-unknown"],
    ["llama-3.1-8b,tpu,1,1,bf16,1000,200,1", "unknown_gpu", "gpu-unknown"],
    ["llama-3.1-8b,h100-80gb,1,1,fp7,1000,200,1", "unknown_precision", "precision-unknown"],
  ])("%s says %s and is no mistake of the file", (row, basis, code) => {
    const { rows, codes, hasErrors } = table(row, fine);
    expect(rows[0]).toMatchObject({ basis, output_tok_s: "", ttft_ms: "", tpot_ms: "", low: "", high: "" });
    expect(rows[1]?.["output_tok_s"]).not.toBe("");
    expect([codes, hasErrors]).toEqual([[code], false]);
  });

  it.each([
    ["llama-3.1-8b,h100-80gb,one,1,bf16,1000,200,1", "count-expected"],
    ["llama-3.1-8b,h100-80gb,0,1,bf16,1000,200,1", "count-expected"],
    ["llama-3.1-8b,h100-80gb,1.5,1,bf16,1000,200,1", "count-expected"],
    ["llama-3.1-8b,h100-80gb,1,1,bf16,-5,200,1", "count-expected"],
    ["llama-3.1-8b,h100-80gb,1,1,bf16,NaN,200,1", "count-expected"],
    ["llama-3.1-8b,h100-80gb,1,1,bf16,1000,,1", "count-expected"],
    ["llama-3.1-8b,h100-80gb,1,1,bf16,1000,Infinity,1", "count-expected"],
    ["llama-3.1-8b,h100-80gb,1,1,bf16,1000,200,many", "count-expected"],
    ["llama-3.1-8b,h100-80gb,1,2,bf16,1000,200,1", "gpus-not-divisible"],
    ["llama-3.1-8b,h100-80gb,1", "row-length"],
    ["llama-3.1-8b,h100-80gb,1,1,bf16,1000,200,1,extra", "row-length"],
    ['llama-3.1-8b,"h100"-80gb,1,1,bf16,1000,200,1', "row-quotes"],
  ])("%s is %s, and the others still come out", (row, code) => {
    const { rows, codes, hasErrors } = table(row, fine);
    expect(rows.map(({ basis }) => basis)).toEqual(["malformed", expect.stringMatching(/fitted|extrapolated/)]);
    expect([codes, hasErrors]).toEqual([[code], true]);
  });

  it("is pointed at by line and column", () => {
    const { diagnostics } = table(fine, "", fine.replace("h100-80gb", "h10-80gb"));
    expect(diagnostics).toMatchObject([{ at: { file: "t.csv", line: 4, col: 14, endCol: 22 } }]);
  });

  it("is pointed at by its first line behind rows of several lines", () => {
    const notes = ['"a\nb\nc"', '"says ""x"""', "plain"];
    const rows = notes.map((note, i) => `${i === 2 ? fine.replace("8b", "9b") : fine},${note}`);
    const { diagnostics, rows: out } = estimate([`${header},note\n${rows.join("\n")}\n`]);
    expect(diagnostics.map(({ at }) => at?.line)).toEqual([6]);
    expect(out.map(({ note }) => note)).toEqual(["a\nb\nc", 'says "x"', "plain"]);
  });

  it("is kept a hundred times at most and counted from there on", () => {
    const { diagnostics, left } = table(...Array.from({ length: 500 }, () => fine.replace("8b", "9b")));
    expect(diagnostics.length).toBeLessThanOrEqual(100);
    expect(diagnostics.length + left).toBe(500);
  });
});

describe("a header", () => {
  it("without a column gives no rows, and names every one that is missing", () => {
    const { text, codes, diagnostics } = estimate([`model,gpu,gpus,isl,osl,concurrency\n${fine}\n`]);
    expect(text).toBe("");
    expect(codes).toEqual(["column-missing", "column-missing", "column-missing"]);
    expect(diagnostics.map(({ args }) => args["column"])).toEqual(["n_gpus", "tp", "precision"]);
  });

  it("with a column twice is refused, with one of ours is warned of", () => {
    expect(estimate([`${header},isl\n${fine},1\n`])).toMatchObject({ codes: ["column-repeated"], hasErrors: true });
    expect(estimate([`${header},basis\n${fine},1\n`])).toMatchObject({ codes: ["column-taken"], hasErrors: false });
  });

  it("is missing from an empty file", () => {
    expect(estimate([""]).codes).toEqual(["table-empty"]);
    expect(estimate(["\n\n"]).codes).toEqual(["table-empty"]);
  });

  it("alone gives a header", () => {
    expect(estimate([header]).text).toBe(`${header},output_tok_s,ttft_ms,tpot_ms,low,high,basis\n`);
  });
});

describe("text in pieces", () => {
  const field = fc.oneof(
    fc.constantFrom("", "plain", '"a, b"', '"two\nlines"', '"quote "" inside"'),
    fc.string({ maxLength: 8 }).map((text) => `"${text.replaceAll('"', '""').replaceAll("\r", "")}"`),
  );
  const row = fc.tuple(fc.constantFrom(fine, fine.replace("8b", "9b")), field).map((parts) => parts.join(","));
  const ending = fc.constantFrom("\n", "\r\n");

  it("gives the same whatever the pieces are", () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 6 }),
        ending,
        fc.array(fc.nat(400), { maxLength: 6 }),
        (rows, end, cuts) => {
          const text = [`${header},note`, ...rows].join(end);
          const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length].sort((a, b) => a - b);
          const pieces = places.slice(1).map((place, i) => text.slice(places[i], place));
          const whole = estimate([text]);
          expect(estimate(pieces)).toEqual(whole);
          expect(whole.rows).toHaveLength(rows.length);
        },
      ),
    );
  });

  it("is cut only where a record ends, and nothing is lost", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", ",", '"', "\n") }), (text) => {
        const { whole, rest } = cutAtRecord(text);
        expect(whole + rest).toBe(text);
        expect((whole.match(/"/g) ?? []).length % 2).toBe(0);
      }),
    );
  });

  it("is cut all the same where a quote is never closed", () => {
    const { rest } = cutAtRecord(`"${"a\n".repeat(3_000_000)}`);
    expect(rest).toBe("");
  });

  it.each([
    ["of zeros", "\0"],
    ["within a quote", '"a'],
    ["of fields", "a,"],
  ])("without an end is given up with its place, and no more of it is kept: %s", (_, start) => {
    const endless = new TableEstimator(catalogue, parse, "t.csv");
    endless.push(`${header}\n${fine}\n${start}`);
    let pieces = 0;
    for (; pieces < 1000 && !endless.isHopeless; pieces += 1) endless.push(start.at(-1)?.repeat(100_000) ?? "");
    expect(pieces).toBeLessThan(12);
    expect(endless.end()).toBe("");
    expect(endless.diagnostics).toMatchObject([{ code: "record-too-long", at: { file: "t.csv", line: 3, col: 1 } }]);
  });

  it("may be as long as any that is kept", () => {
    const long = `${fine},"${"a".repeat(2 ** 20 - 100)}"`;
    expect(estimate([`${header},note\n`, long, "\n"]).diagnostics).toEqual([]);
  });
});
