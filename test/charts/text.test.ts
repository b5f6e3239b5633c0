import fc from "fast-check";
import { expect, test } from "vitest";
import { renderText } from "../../src/charts/text.js";
import { columnsOf } from "../../src/text/wrap.js";
import { charts } from "./arbitrary.js";
import { hostileCharts, renamed } from "./hostile.js";
import { costCurve, optionBars, projection, samples, tornado } from "./samples.js";
import { find, ticksOf } from "./text-parts.js";

const widths = fc.oneof(fc.constantFrom(20, 40, 63, 64, 80, 100, 160, 400), fc.integer({ min: 20, max: 200 }));

test("no line is wider than asked for, whatever the names and numbers", () => {
  fc.assert(
    fc.property(charts, widths, fc.boolean(), (spec, width, ascii) => {
      const lines = renderText(spec, { width, ascii }).split("\n");
      expect(lines.every((line) => columnsOf(line) <= width)).toBe(true);
      expect(lines.join("")).not.toMatch(/\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test("hostile names keep every width", () => {
  for (const spec of hostileCharts) {
    for (const width of [20, 64, 100]) {
      for (const line of renderText(spec, { width }).split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    }
  }
});

test("no number in a chart is NaN, infinite or undefined", () => {
  fc.assert(
    fc.property(charts, fc.constantFrom(40, 80, 160), (spec, width) => {
      // names may say so
      const text = renderText(
        renamed(spec, () => "x"),
        { width },
      );
      expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    }),
  );
});
test("the ASCII form is printable ASCII", () => {
  for (const spec of [...samples, ...hostileCharts]) {
    expect(renderText(spec, { width: 80, ascii: true })).toMatch(/^[\x20-\x7e\n]*$/);
  }
});

test("the same chart gives the same text", () => {
  for (const spec of samples) {
    expect(renderText(structuredClone(spec), { width: 80 })).toBe(renderText(spec, { width: 80 }));
  }
});

const volume = fc.double({ min: 3, max: 13, noNaN: true }).map((power) => 10 ** power);

test("today's marker stands between the ticks of the volumes below and above it", () => {
  fc.assert(
    fc.property(volume, volume, volume, fc.constantFrom(80, 100, 160), (a, b, today, width) => {
      const ends = [Math.min(a, b), Math.max(a, b) * 1.5];
      const points = ends.map((tokensPerMonth) => ({ tokensPerMonth, usdPerMonth: 100 }));
      const text = renderText(
        { ...costCurve, series: [{ name: "x", shape: "smooth", points }], breakEvens: [], todayTokensPerMonth: today },
        { width },
      );
      const column = find(text, "▼")?.column ?? Number.NaN;
      const ticks = ticksOf(text);
      expect(ticks.length).toBeGreaterThan(1);
      for (const tick of ticks) {
        if (tick.value <= today) expect(tick.column).toBeLessThanOrEqual(column);
        if (tick.value >= today) expect(tick.column).toBeGreaterThanOrEqual(column);
      }
    }),
  );
});

test("today's line runs straight below its marker, over the whole height that no curve covers", () => {
  const lines = renderText({ ...costCurve, breakEvens: [] }, { width: 100 }).split("\n");
  const at = lines.findIndex((line) => line.includes("▼"));
  const column = (lines[at] ?? "").indexOf("▼");
  const plot = lines.slice(
    at + 1,
    lines.findIndex((line) => line.includes("└")),
  );
  expect(plot.length).toBeGreaterThan(10);
  for (const line of plot) expect(line[column]).toMatch(/[┊●◆▲]/);
});

test("a crossing stands at its month and is explained below", () => {
  const text = renderText(projection, { width: 100 });
  const row = text.split("\n").find((line) => /●1|1◆/.test(line)) ?? "";
  const [before, after] = [ticksOf(text).findLast((t) => t.value <= 16.4), ticksOf(text).find((t) => t.value >= 16.4)];
  const column = row.lastIndexOf("1");
  expect(column).toBeGreaterThan(before?.column ?? Number.NaN);
  expect(column).toBeLessThan(after?.column ?? Number.NaN);
  expect(text).toMatch(/1 {2}lines cross in month 16[.]4 at [$]3[.]61k a month: self-hosting becomes cheaper$/);
});

test("crossings at one place are all marked", () => {
  const at = { tokensPerMonth: 2e9, usdPerMonth: 2400 };
  const text = renderText({ ...costCurve, breakEvens: [at, at, at, at] }, { width: 80 });
  expect(text).toMatch(/[│┤].*[1-4]{4}/);
});

test("a stepped cost climbs straight up at its step and nowhere else", () => {
  const points = [1e8, 1e9, 1e10].map((tokensPerMonth, i) => ({ tokensPerMonth, usdPerMonth: 1000 * (i + 1) }));
  const text = renderText(
    { ...costCurve, series: [{ name: "steps", shape: "stepped", points }], breakEvens: [] },
    { width: 100 },
  );
  const rows = text.split("\n").filter((line) => /[┤│]/.test(line));
  const tall = (column: number): number => rows.filter((row) => row[column] === "●").length;
  const ticks = ticksOf(text).filter(({ value }) => value === 1e9 || value === 1e10);
  expect(ticks.map(({ column }) => tall(column) > 2)).toEqual([true, true]);
  const columns = Array.from({ length: 100 }, (_, i) => i).filter((column) => tall(column) > 1);
  expect(columns).toEqual(ticks.map(({ column }) => column));
});

test("factors stand in the order of their swings, bars on the side that they move to", () => {
  const lines = renderText(tornado, { width: 100 }).split("\n");
  const order = lines.flatMap((line) => tornado.swings.filter(({ factor }) => line.startsWith(`${factor} `)));
  expect(order.map(({ factor }) => factor)).toEqual([
    "GPU price",
    "API price",
    "Throughput",
    "Engineers",
    "Peak to mean",
  ]);
  expect(lines.find((line) => line.startsWith("GPU price"))).toMatch(/[$]12[.]29\/h █+│░+ [$]2[.]69\/h$/);
  expect(lines.find((line) => line.startsWith("API price"))).toMatch(/× 0[.]6 ░+│█+ × 1[.]2$/);
});

test("where both ends move the same way both values stand at the far end, in their order", () => {
  const both = {
    factor: "both",
    low: { input: "L", differenceUsdPerMonth: 100 },
    high: { input: "H", differenceUsdPerMonth: 900 },
  };
  expect(renderText({ ...tornado, swings: [both] }, { width: 80 })).toMatch(/L, H ░+█*│|L, H ░+█+│/);
});

test("only the cheapest option is marked, and every option says its costs", () => {
  const lines = renderText(optionBars, { width: 100 }).split("\n").slice(2);
  expect(lines.filter((line) => line.includes("►"))).toEqual([expect.stringMatching(/^► Managed API, cached/)]);
  expect(lines.find((line) => line.includes("Committed"))).toMatch(/ {2}● +[$]2[.]5k$/);
  expect(lines.find((line) => line.includes("with people"))).toMatch(
    /├─+●─+┤ +[$]4[.]7k [(][$]3[.]1k to [$]7[.]6k[)]$/,
  );
});

test("what is not possible is drawn, and never the cheapest", () => {
  const marked = (...possible: boolean[]) =>
    renderText(
      {
        ...optionBars,
        options: possible.map((is, i) => ({ name: `o${i}`, low: i, expected: i + 1, high: i + 2, possible: is })),
      },
      { width: 80 },
    )
      .split("\n")
      .filter((line) => /^[► ] o\d/.test(line))
      .map((line) => line.slice(0, 4));
  expect(marked(false, true, true)).toEqual(["  o0", "► o1", "  o2"]);
  expect(marked(false, false)).toEqual(["  o0", "  o1"]);
});

test("a range covers its costs on the axis", () => {
  const text = renderText(optionBars, { width: 160 });
  const row = text.split("\n").find((line) => line.includes("with people")) ?? "";
  const column = (usd: number) => ticksOf(text).find(({ value }) => value === usd)?.column ?? Number.NaN;
  expect(row.indexOf("├")).toBeGreaterThan(column(2000));
  expect(row.indexOf("├")).toBeLessThan(column(4000));
  expect(row.indexOf("●")).toBeGreaterThan(column(4000));
  expect(row.indexOf("┤")).toBeGreaterThan(column(6000));
  expect(row.indexOf("┤")).toBeLessThan(column(8000));
});

test("what is left out is said", () => {
  const many = Array.from({ length: 25 }, (_, i) => ({ name: `o${i}`, low: i, expected: i, high: i + 1 }));
  expect(renderText({ ...optionBars, options: many }, { width: 80 })).toContain("5 dearer options are not drawn.");
  const swings = Array.from({ length: 14 }, () => tornado.swings[0]).flatMap((swing) => swing ?? []);
  expect(renderText({ ...tornado, swings }, { width: 80 })).toContain("2 factors are not drawn, with smaller swings.");
  const series = Array.from({ length: 8 }, (_, i) => ({ name: `s${i}`, usd: [i + 1, i + 2] }));
  expect(renderText({ ...projection, series }, { width: 80 })).toContain("2 more options are not drawn.");
});

test("too narrow for a chart: the same in sentences", () => {
  const text = renderText(costCurve, { width: 40 }).replaceAll("\n", " ");
  expect(text).toContain("Today's volume is 1.6B tokens a month.");
  expect(text).toContain("Break-even at 2B tokens, $2.4k a month");
});
