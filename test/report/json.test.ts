import { describe, expect, it } from "vitest";
import { assessmentSchema } from "../../src/assessment/schema.js";
import { renderJson } from "../../src/report/json.js";
import { cases, hostile } from "./markdown-cases.js";

describe("JSON", () => {
  it.each(Object.entries({ ...cases, hostile: hostile('a|b"\n\u2028<x>') }))(
    "of %s reads back as the same assessment, as its schema has it",
    (_, assessment) => {
      expect(assessmentSchema.parse(JSON.parse(renderJson(assessment)))).toEqual(assessment);
    },
  );

  it("is what the platform writes with two spaces, and one line break at the end", () => {
    const separators = hostile('\u2028  "workloads": []\n');
    for (const assessment of [...Object.values(cases), separators, { ...cases.managed, workloads: [] }]) {
      expect(renderJson(assessment)).toBe(`${JSON.stringify(assessment, null, 2)}\n`);
    }
  });
});
