import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotedName, quotedTable, withLiterals } from "../../src/engines/sql-text.js";

describe("text of queries", () => {
  it.each([
    ["LiteLLM_SpendLogs", `"LiteLLM_SpendLogs"`, "`LiteLLM_SpendLogs`"],
    ["public.spend", `"public"."spend"`, "`public`.`spend`"],
    ['public."a.b"', `"public"."a.b"`, "`public`.`a.b`"],
    ['"say ""hi"""', `"say ""hi"""`, '`say "hi"`'],
    ["x; DROP TABLE y", `"x; DROP TABLE y"`, "`x; DROP TABLE y`"],
    ["tick`s\\", '"tick`s\\"', "`tick``s\\\\`"],
  ])("quotes the table %s", (table, postgres, clickhouse) => {
    expect([quotedTable(table, "postgres"), quotedTable(table, "clickhouse")]).toEqual([postgres, clickhouse]);
  });

  it("ends a quoted name nowhere but at its end", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(quotedName(name, "postgres")).toMatch(/^"([^"]|"")*"$/);
        expect(quotedName(name, "clickhouse")).toMatch(/^`([^`\\]|``|\\\\)*`$/);
      }),
    );
  });

  it("writes parameters where they stand, and nowhere in quotes or comments", () => {
    const sql = "SELECT '$1', \"$1\", `$1`, '\\'$1', '''$1' -- $1 it's\n/* $1 ' */, $2, $1, $1 -$2";
    expect(withLiterals(sql, ["it's", -4])).toBe(
      "SELECT '$1', \"$1\", `$1`, '\\'$1', '''$1' -- $1 it's\n/* $1 ' */, (-4), 'it\\'s', 'it\\'s' -(-4)",
    );
  });

  it("ends a written text nowhere but at its end", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", "\\", "$1", "a", "\n") }), (text) => {
        const literal = withLiterals("$1", [text]);
        expect(literal).toMatch(/^'([^'\\]|\\['\\])*'$/);
        expect(literal.slice(1, -1).replace(/\\(.)/g, "$1")).toBe(text);
      }),
    );
  });

  it("refuses what it has no parameter for, and what is no number", () => {
    expect(() => withLiterals("$1, $2", ["x"])).toThrow(RangeError);
    expect(() => withLiterals("$1", [Number.NaN])).toThrow(RangeError);
  });
});
