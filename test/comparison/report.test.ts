import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonSchema } from "../../src/assessment/comparison-schema.js";
import { compare } from "../../src/comparison/compare.js";
import { renderComparisonJson } from "../../src/report/comparison/json.js";
import { renderComparisonMarkdown } from "../../src/report/comparison/markdown.js";
import { renderComparison } from "../../src/report/comparison/terminal.js";
import { columnsOf } from "../../src/text/wrap.js";
import { exactly, good, outcomes, side } from "./support.js";

const hostile = "<script>|\u001b[31m`x`\nnew\u202e line";
const dropped = compare({
  ...good,
  evals: [...exactly("invoices", 77, 18, 3, 2), ...exactly("letters", 850, 18, 22, 10), ...exactly(hostile, 5, 1, 1)],
  managed: { ...side({ a: outcomes(900, 3), b: outcomes(700, 4) }), label: hostile },
  self_hosted: side({ a: outcomes(900, 3), b: outcomes(300, 4) }, [300, 1300]),
});

describe("the comparison in a terminal", () => {
  it("is never wider than the window", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 200 }), (width) => {
        for (const line of renderComparison(dropped, { width }).split("\n")) {
          expect(columnsOf(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([80, 160])("tells the answer first, every reason, and each slice in a line, at %i columns", (width) => {
    const text = renderComparison(dropped, { width });
    expect(text.split("\n")[0]).toBe(dropped.headline);
    const flat = text.replaceAll(/\s+/g, " ");
    for (const { because, id } of dropped.criteria) if (id !== "quality_slices") expect(flat).toContain(because);
    expect(text).toMatch(/^ {2}invoices +quality +dropped .*-15 \(/m);
    expect(text).toMatch(/^ {2}letters +quality +held /m);
  });

  it("has nothing that acts on it", () => {
    const acting = [...renderComparison(dropped, { width: 100 })].filter(
      (mark) => mark !== "\n" && /[\p{Cc}\u202e]/u.test(mark),
    );
    expect(acting).toEqual([]);
  });

  it("marks the answer by colour alone where it is painted", () => {
    const same = (text: string): string => text;
    const paint = { title: same, faint: same, good: (text: string) => `+${text}+`, bad: (text: string) => `!${text}!` };
    expect(renderComparison(dropped, { width: 100, paint })).toContain(`!${dropped.headline}!`);
    expect(renderComparison(compare(good), { width: 100, paint })).toContain("+  Quality: passed+");
  });
});

describe("the comparison as markdown", () => {
  it("has a row for each criterion, slice and time, and no tag", () => {
    const text = renderComparisonMarkdown(dropped);
    const rows = text.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| ---"));
    // three tables, each with a header
    expect(rows).toHaveLength(dropped.criteria.length + dropped.slices.length + dropped.times.length + 3);
    expect(text).not.toContain("<script>");
  });
});

it("the comparison as JSON is the contract", () => {
  expect(comparisonSchema.parse(JSON.parse(renderComparisonJson(dropped)))).toEqual(dropped);
});
