import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expertsRead, partsOf, weightBytes, weightBytesRead } from "../../src/sizing/weights.js";
import { data, model } from "./sizing-data.js";

describe("weights", () => {
  it("add up to the published totals", () => {
    for (const any of data.models) {
      const { sharedB, expertB } = partsOf(any);
      expect(sharedB + any.experts * expertB).toBeCloseTo(any.paramsB, 6);
      expect(sharedB + any.expertsPerToken * expertB).toBeCloseTo(any.activeParamsB, 6);
      expect(sharedB).toBeGreaterThan(0);
    }
  });

  it("take two bytes a parameter in 16 bits and about one in 8", () => {
    expect(weightBytes(model("llama-3.1-70b"), "bf16")).toBeCloseTo(141.2e9, -6);
    const narrow = weightBytes(model("llama-3.1-70b"), "fp8") / 70.6e9;
    expect(narrow).toBeGreaterThan(1);
    expect(narrow).toBeLessThan(1.05);
  });

  it("stay as published where only a narrow checkpoint exists", () => {
    for (const precision of ["bf16", "fp8", "mxfp4"] as const) {
      expect(weightBytes(model("gpt-oss-120b"), precision)).toBe(65.2e9);
    }
  });

  it("of experts are read as far as tokens reach them", () => {
    const mixtral = model("mixtral-8x7b");
    expect(expertsRead(mixtral, 1)).toBeCloseTo(2, 9);
    expect(expertsRead(mixtral, 2)).toBeCloseTo(8 * (1 - 0.75 ** 2), 9);
    expect(expertsRead(mixtral, 1000)).toBeCloseTo(8, 6);
    expect(expertsRead(model("llama-3.1-8b"), 10)).toBe(0);
  });

  it("are never read beyond what is stored, and more tokens never read less", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...data.models),
        fc.constantFrom("bf16" as const, "fp8" as const, "int4" as const),
        fc.integer({ min: 1, max: 5000 }),
        (any, precision, tokens) => {
          const all = ({ shared, experts }: { shared: number; experts: number }): number => shared + experts;
          const read = all(weightBytesRead(any, precision, tokens));
          expect(read).toBeLessThanOrEqual(weightBytes(any, precision) * (1 + 1e-9));
          expect(read).toBeGreaterThanOrEqual(all(weightBytesRead(any, precision, Math.max(1, tokens - 1))));
        },
      ),
    ));
});
