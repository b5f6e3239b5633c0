import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessed } from "../support/assessor.js";
import { runs } from "../support/runs.js";
import { having, pricedWorkload } from "../support/workloads.js";

describe("an assessment", () => {
  it("has the same bytes whatever was assessed before it", () => {
    const portfolio = fc.array(pricedWorkload, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(portfolio, (drawn) => {
        // neighbours that differ in one fact alone are the ones that a memory could mistake for one another
        const workloads = drawn.flatMap((facts) => [facts, having(facts, { "traffic.cached_input_share": 0.6 })]);
        const forwards = assessed(workloads).workloads;
        const backwards = assessed([...workloads].reverse()).workloads.reverse();
        const alone = workloads.flatMap((facts) => assessed([facts]).workloads);
        const bytes = (each: readonly object[]) => each.map((workload) => JSON.stringify({ ...workload, name: "" }));
        expect(bytes(backwards)).toEqual(bytes(forwards));
        expect(bytes(alone)).toEqual(bytes(forwards));
      }),
      { endOnFailure: true, numRuns: runs(12) },
    );
  });
});
