import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTable } from "../../src/tables/check.js";
import { type TableName, tableNames } from "../../src/tables/names.js";
import { runs } from "../support/runs.js";
import { type Edit, edited, editsOf } from "./edits.js";
import { reckon, report, tables } from "./program.js";

/** What the program makes of a table: "refused" with reasons, "used", or in what way it broke. */
function outcome(name: TableName, content: unknown, made: typeof reckon): string {
  const checked = checkTable(name, content);
  if ("misshapes" in checked) {
    const told = checked.misshapes.every(({ message }) => /^(has|is) \S/.test(message));
    return told ? "refused" : `says no more than ${checked.misshapes.map(({ message }) => message).join("; ")}`;
  }
  try {
    made({ ...tables, [name]: checked.table });
    return "used";
  } catch (error) {
    return String(error);
  }
}

/** The ends that the refusal of a number tells, as edits of the same place: the bounds themselves have to be bearable. */
function endsTold(name: TableName, { path }: Edit): Edit[] {
  const checked = checkTable(name, edited(tables[name], { path, value: 1e300 }));
  const message = "misshapes" in checked ? (checked.misshapes[0]?.message ?? "") : "";
  const [, low, high] = /from ([\d,.]+) to ([\d,.]*\d)/.exec(message) ?? [];
  return [low, high].flatMap((end) => (end === undefined ? [] : [{ path, value: Number(end.replaceAll(",", "")) }]));
}

const placed = ({ path, value }: Edit): string => `${path.join(".")} = ${JSON.stringify(value) ?? "gone"}`;

describe.each(tableNames)("an edit of %s", { timeout: 300_000 }, (name) => {
  const edits = editsOf(tables[name]);
  const used: Edit[] = [];

  it("is refused with its reason, or the program can work with it", () => {
    const all = [...edits, ...edits.filter(({ value }) => value === 1e300).flatMap((edit) => endsTold(name, edit))];
    const broken = all.flatMap((edit) => {
      const came = outcome(name, edited(tables[name], edit), reckon);
      if (came === "used") used.push(edit);
      return came === "used" || came === "refused" ? [] : [`${placed(edit)}: ${came}`];
    });
    expect(broken).toEqual([]);
    expect(used.length).toBeGreaterThan(0);
    expect(used.length).toBeLessThan(all.length / 2);
  });

  it("that the program can work with is bearable beside others", () => {
    const several = fc.subarray(used, { minLength: 1, maxLength: Math.min(12, used.length) });
    fc.assert(
      fc.property(several, (chosen) => {
        // from the end, so that what is taken out of a list moves nothing that is still to be edited
        const content = [...chosen].reverse().reduce(edited, structuredClone<unknown>(tables[name]));
        expect(["used", "refused"]).toContain(outcome(name, content, report));
      }),
      { numRuns: runs(20) },
    );
  });
});
