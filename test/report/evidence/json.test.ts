import fc from "fast-check";
import { expect, it } from "vitest";
import { evidenceSchema } from "../../../src/assessment/evidence-schema.js";
import { renderEvidenceJson } from "../../../src/report/evidence/json.js";
import { anyEvidence } from "./arbitrary.js";

it("reads back as the evidence that it was, and has nothing that acts on a terminal", () => {
  fc.assert(
    fc.property(anyEvidence, (all) => {
      const text = renderEvidenceJson(all);
      expect(evidenceSchema.parse(JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(all)));
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});
