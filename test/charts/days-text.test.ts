import fc from "fast-check";
import { expect, test } from "vitest";
import { daysText } from "../../src/charts/text/days.js";
import { pageOf } from "../../src/charts/text/page.js";
import { columnsOf } from "../../src/text/wrap.js";

test("hours stand under their marks, those outside the series blank, those without load a dot", () => {
  // 1970-01-02, a Friday, begins with epoch hour 24; the series begins with its hour 22 and ends with hour 1 of the next day
  expect(daysText({ start: 46, values: [8, 0, 4, 1] }, 7, pageOf(47, true))).toEqual([
    "               00    06    12    18",
    `1970-01-02 Fri ${" ".repeat(22)}8. 8`,
    `1970-01-03 Sat 41${" ".repeat(22)} 5`,
  ]);
});

test("only the last days are shown, in as many columns as there are", () => {
  const values = Array.from({ length: 240 }, () => 1);
  const lines = daysText({ start: 0, values }, 3, pageOf(80, false));
  expect(lines.map((line) => line.slice(0, 14).trim())).toEqual([
    "",
    "1970-01-08 Thu",
    "1970-01-09 Fri",
    "1970-01-10 Sat",
  ]);
  expect(lines[1]).toBe(`1970-01-08 Thu ${"█".repeat(48)} 24`);
});

test("one hour of backfill leaves the others readable", () => {
  const values = Array.from({ length: 336 }, (_, hour) => (hour === 200 ? 1e9 : 10));
  expect(daysText({ start: 0, values }, 1, pageOf(47, false))[1]).toContain("█".repeat(24));
});

test("no line is wider than asked for, and a greater load never has the lower bar", () =>
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { maxLength: 60 }),
      fc.integer({ min: 0, max: 500_000 }),
      fc.integer({ min: 47, max: 160 }),
      (values, start, width) => {
        const page = pageOf(width, true);
        const lines = daysText({ start, values }, 9, page);
        expect(lines.every((line) => columnsOf(line) <= width)).toBe(true);
        const columns = width >= 71 ? 2 : 1;
        const bars = lines
          .slice(1)
          .map((line) => line.slice(15, 15 + 24 * columns))
          .join("")
          .split("")
          .filter((_, i) => i % columns === 0)
          .filter((glyph) => glyph !== " ")
          .map((glyph) => (glyph === "." ? 0 : Number(glyph)));
        expect(bars).toHaveLength(values.length);
        const byLoad = values.map((value, i) => [value, bars[i] ?? 0] as const).sort(([a], [b]) => a - b);
        expect(byLoad.map(([, bar]) => bar)).toEqual(byLoad.map(([, bar]) => bar).toSorted((a, b) => a - b));
      },
    ),
  ));
