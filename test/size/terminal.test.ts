import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizingAnswerSchema } from "../../src/assessment/sizing-schema.js";
import { renderSizingCsv } from "../../src/report/sizing/csv.js";
import { renderSizingJson } from "../../src/report/sizing/json.js";
import type { Paint } from "../../src/report/sizing/paint.js";
import { renderSizing } from "../../src/report/sizing/terminal.js";
import { columnsOf } from "../../src/text/wrap.js";
import { sizingOf } from "./sample.js";

const sizings = {
  "all GPUs": sizingOf({ concurrency: 64 }),
  "one GPU in all sizes": sizingOf({ gpu: ["h100-80gb"], rate: 20, peakToMean: 3, ttft: 2000, tpot: 50 }),
  "one deployment without a load": sizingOf({ gpu: ["mi300x-192gb"], gpus: 8, tp: 4, cachedInputShare: 0.4 }),
  "nothing that fits": sizingOf({ model: "llama-3.1-405b", gpu: ["l4-24gb"], gpus: 1 }),
  "nothing that would fit": sizingOf({ input: 1e8 }),
};

const marks: Paint = {
  title: (text) => `\u001b[1m${text}\u001b[22m`,
  good: (text) => `\u001b[32m${text}\u001b[39m`,
  bad: (text) => `\u001b[31m${text}\u001b[39m`,
  faint: (text) => `\u001b[2m${text}\u001b[22m`,
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: taking colours off is the point
const withoutColour = (text: string): string => text.replaceAll(/\u001b\[\d+m/g, "");

describe.each(Object.entries(sizings))("%s", (_name, sizing) => {
  it("is never wider than the window, and says no undefined, NaN or blank at a line's end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 200 }), fc.boolean(), (width, explain) => {
        const text = renderSizing(sizing, { width, explain });
        expect(text).not.toMatch(/undefined|NaN|Infinity|null|\[object|[ \t]$/m);
        expect(text.endsWith("\n") && !text.endsWith("\n\n")).toBe(true);
        for (const line of text.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
      }),
      { numRuns: 50 },
    );
  });

  it("reads the same with and without colour, and has no escape sequence without", () => {
    const plain = renderSizing(sizing, { width: 80 });
    expect(plain).not.toContain("\u001b");
    expect(withoutColour(renderSizing(sizing, { width: 80, paint: marks }))).toBe(plain);
  });

  it("is JSON that says what it was made from, all of it in the schema", () => {
    const json = JSON.parse(renderSizingJson(sizing));
    expect(json).toEqual(sizing);
    // keys that the schema does not have are dropped by it
    expect(sizingAnswerSchema.parse(json)).toEqual(sizing);
  });

  it("is CSV with a line for each configuration that fits and as many fields in each", () => {
    const lines = renderSizingCsv(sizing).trimEnd().split("\n");
    expect(lines).toHaveLength(1 + sizing.configurations.length);
    expect(new Set(lines.map((line) => line.split(",").length)).size).toBe(1);
    for (const line of lines) expect(line).not.toMatch(/undefined|NaN|Infinity|null/);
  });
});

describe("the terminal report", () => {
  const text = renderSizing(sizings["one GPU in all sizes"], { width: 100, explain: true });

  it("tells verdict, question, figures, fleet, cost, equations and grounds in that order", () => {
    const titles = ["One replica", "Fleet", "Cost", "The equations with these figures", "What this rests on"];
    const places = ["llama-3.1-8b fits", "20 requests a second on average, 60 at peak", ...titles].map((part) =>
      text.indexOf(part),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("holds the targets beside the figures", () => {
    expect(text).toMatch(/First token .* at most 2,000/);
    expect(text).toMatch(/Token .* at most 50/);
  });

  it("names source, date and spread of prices", () => {
    expect(text).toMatch(/A GPU-hour +\$\d.* to \$\d.*-fold/);
    expect(text).toMatch(/\$\d+\.\d\d .*20\d\d-\d\d/);
  });

  it("tells each GPU once where there are several, the cheapest first", () => {
    const lines = renderSizing(sizings["all GPUs"], { width: 160 }).split("\n");
    const gpus = lines.flatMap((line) => /^ {2}\d+ × (\S+)/.exec(line)?.[1] ?? []);
    expect(gpus.length).toBeGreaterThan(2);
    expect(new Set(gpus).size).toBe(gpus.length);
  });

  it.each([56, 70, 80, 95, 110, 111, 125, 140, 160])("keeps the columns of the table apart in %d columns", (width) => {
    const sizing = sizingOf({ model: "llama-3.3-70b", rate: 12, peakToMean: 2.1, latency: 4000 });
    const [, table = ""] = renderSizing(sizing, { width }).split("Other configurations that fit, cheapest first\n");
    const [head = "", ...rows] = (table.split("\n\n")[0] ?? "").split("\n");
    const prices = head.indexOf("USD a month") + "USD a month".length;
    const told = rows.filter((row) => row.includes(" × "));
    expect(told.length).toBeGreaterThan(4);
    for (const row of told) expect(row.slice(0, prices)).toMatch(/^ {2}\d × \S+ \w+ .* {2}(\$[\d,]+|no price)$/);
  });

  it("counts replicas one way: those for the peak, and those to spare", () => {
    const spared = sizingOf({ rate: 300, spare: 2 });
    const [first] = spared.configurations;
    const report = renderSizing(spared, { width: 160 });
    expect(report).toContain(`fits on ${first?.fleet?.replicas} + 2 spare replicas of`);
    for (const row of report.split("\n").filter((line) => /^ {2}\d+ × /.test(line))) expect(row).toMatch(/ \d+ \+ 2 /);
  });

  it("says why nothing fits, and what would", () => {
    const refused = renderSizing(sizings["nothing that fits"], { width: 100 });
    expect(refused).toMatch(/^llama-3.1-405b does not fit as asked\n/);
    expect(refused).toContain("What would fit, cheapest first");
    expect(refused).toMatch(/1 × l4-24gb in bf16: The weights take/);
    expect(renderSizing(sizings["nothing that would fit"], { width: 100 })).not.toContain("What would fit");
  });
});
