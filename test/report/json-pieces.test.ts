import { describe, expect, it } from "vitest";
import { jsonPieces, renderJson } from "../../src/report/json.js";
import { openBlocked, piloted, sampleAssessment, sampleWorkload, split } from "./sample.js";

describe("JSON in pieces", () => {
  it.each([0, 1, 4])("is the whole text, one piece for each of %i workloads and one at each end", (count) => {
    const workloads = [piloted, split, openBlocked, sampleWorkload({ name: '\u2028\n  "workloads": []' })];
    const assessment = sampleAssessment(workloads.slice(0, count));
    const pieces = [...jsonPieces(assessment)];
    expect(pieces).toHaveLength(count + 2);
    expect(pieces.join("")).toBe(`${JSON.stringify(assessment, null, 2)}\n`);
    expect(renderJson(assessment)).toBe(pieces.join(""));
  });
});
