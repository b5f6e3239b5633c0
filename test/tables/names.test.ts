import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findGpu, findModel } from "../../src/sizing/catalogue.js";
import { plainName } from "../../src/tables/scalars.js";
import { gpu, model } from "../sizing/sizing-data.js";
import { runs } from "../support/runs.js";

const accepted = fc
  .oneof(fc.string({ minLength: 1 }), fc.string({ unit: "grapheme", minLength: 1 }))
  .filter((text) => plainName.safeParse(text).success);

describe("names that a table may have", () => {
  it("are found again as they are written", () => {
    const one = { model: model("llama-3.1-8b"), gpu: gpu("h100-80gb") };
    fc.assert(
      fc.property(accepted, (id) => {
        expect(findModel({ models: [{ ...one.model, id }] }, id)).toBeDefined();
        expect(findGpu({ gpus: [{ ...one.gpu, id, aliases: [] }] }, id)).toBeDefined();
      }),
      { numRuns: runs(500) },
    );
  });

  it.each(["acme/x", "my_model", "_mine", "__proto__", "Ours", "two words", "İ", "Ⅷ", ""])("are not %s", (id) => {
    expect(plainName.safeParse(id).success).toBe(false);
  });
});
