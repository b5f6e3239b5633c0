import fc from "fast-check";
import { expect, test } from "vitest";
import { hoursText } from "../../src/charts/text/hours.js";
import { pageOf } from "../../src/charts/text/page.js";
import { columnsOf } from "../../src/text/wrap.js";

const shares = fc.array(fc.option(fc.double({ min: 0, max: 9.99, noNaN: true })), { minLength: 24, maxLength: 24 });

test("bars are as long as their share of the columns that are left beside hours and figures", () => {
  // of 20 columns, "00 " and " 1000 %" leave 10
  expect(hoursText([0, 0.26, null, 1.2], pageOf(20, true))).toEqual([
    "00 .......... 0 %   ",
    "01 ###....... 26 %  ",
    "02 -",
    "03 ########## 120 % ",
  ]);
});

test("a line for each hour, none wider than asked for, and a greater share never has the shorter bar", () =>
  fc.assert(
    fc.property(shares, fc.integer({ min: 20, max: 160 }), fc.boolean(), (hours, width, ascii) => {
      const page = pageOf(width, ascii);
      const lines = hoursText(hours, page);
      expect(lines).toHaveLength(24);
      expect(lines.every((line) => columnsOf(line) <= width)).toBe(true);
      const bars = hours
        .flatMap((share, hour) =>
          share === null ? [] : [[share, lines[hour]?.split(page.glyphs.high).length ?? 0] as const],
        )
        .sort(([a], [b]) => a - b)
        .map(([, length]) => length);
      expect(bars).toEqual([...bars].sort((a, b) => a - b));
    }),
  ));
