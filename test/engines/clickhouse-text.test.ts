import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BrokenAnswer } from "../../src/engines/clickhouse-errors.js";
import { rowsOfText } from "../../src/engines/clickhouse-text.js";
import type { Row, Value } from "../../src/engines/database.js";

/** As ClickHouse escapes text in a line, written once more for the tests. */
const escaped = (text: string): string =>
  [...text]
    .map(
      (character) =>
        ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0", "\b": "\\b", "\f": "\\f", "'": "\\'" })[
          character
        ] ?? character,
    )
    .join("");

const written = (value: Value): string => {
  if (value === null) return "\\N";
  return typeof value === "string" ? escaped(value) : String(value);
};

/** Bytes in chunks that end anywhere, also in the middle of a character. */
function* chunked(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, chunk = 0; at < bytes.length; chunk++) {
    const size = sizes[chunk % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(text: string, sizes = [1_000]): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of rowsOfText(Readable.from(chunked(new TextEncoder().encode(text), sizes)))) rows.push(row);
  return rows;
}

const cell = fc.record({
  text: fc.string({
    unit: fc.oneof(
      fc.constantFrom("\t", "\n", "\r", "\\", "'", "N", "é", "𝄞", "\0", "\b"),
      fc.string({ maxLength: 1 }),
    ),
  }),
  count: fc.option(fc.maxSafeInteger()),
});
const rowsOf = fc.array(cell, { maxLength: 20 });
const chunks = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
const answerOf = (cells: readonly { text: string; count: number | null }[]): string =>
  [
    "text\tcount",
    "LowCardinality(String)\tNullable(Int64)",
    ...cells.map(({ text, count }) => `${written(text)}\t${written(count)}`),
    "",
  ].join("\n");

describe("an answer of ClickHouse", () => {
  it("is read as it was written, wherever it is cut into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, chunks, async (cells, sizes) => {
        expect(await read(answerOf(cells), sizes)).toEqual(cells.map(({ text, count }) => [text, count]));
      }),
    );
  });

  it("never passes for whole where it breaks off within a line", async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, chunks, fc.nat(), async (cells, sizes, where) => {
        const whole = answerOf(cells);
        const part = whole.slice(0, where % whole.length);
        fc.pre(!part.endsWith("\n"));
        await expect(read(part, sizes)).rejects.toThrow(BrokenAnswer);
      }),
    );
  });

  it.each([
    ["UInt8", "255", 255],
    ["Decimal(18, 3)", "-1.250", -1.25],
    ["Float64", "1e-7", 1e-7],
    ["Float64", "-inf", Number.NEGATIVE_INFINITY],
    ["Nullable(Float64)", "nan", Number.NaN],
    ["LowCardinality(Nullable(String))", "\\N", null],
    ["String", "\\\\N", "\\N"],
    ["Bool", "true", true],
    ["DateTime64(3)", "2026-01-02 03:04:05.678", "2026-01-02 03:04:05.678"],
    ["FixedString(3)", "a\\0\\0", "a\0\0"],
  ])("%s: %s", async (type, text, value) => {
    expect(await read(`x\n${type}\n${text}\n`)).toEqual([[value]]);
  });

  it.each(["", "<html></html>", "<html></html>\n", "x\nUInt8\ntwelve\n", "x\nUInt8\n\n", "x\ty\nUInt8\n"])(
    "is told from what is none: %j",
    async (text) => {
      await expect(read(text)).rejects.toThrow(BrokenAnswer);
    },
  );
});
