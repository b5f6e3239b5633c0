import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.js";
import { contextOf } from "../../src/assess/context.js";
import { outlookOf } from "../../src/interview/outlook.js";
import type { Workload } from "../../src/workloads/workload.js";
import { data } from "../support/assessor.js";
import { builtIn } from "../support/built-in.js";
import { registryFacts } from "../support/facts.js";
import { asOf, stated, workload } from "../support/judge.js";
import { runs } from "../support/runs.js";

const at = { file: "workloads.yaml", line: 1, col: 1 };

/** Workloads with and without slices, little or much of them known. */
const workloads: fc.Arbitrary<Workload> = fc
  .tuple(
    fc.integer({ min: 5, max: 95 }).chain(registryFacts),
    fc.option(fc.tuple(registryFacts(30), registryFacts(30)), { nil: undefined }),
  )
  .map(([whole, parts]) =>
    workload(
      whole,
      "w",
      (parts ?? []).map((facts, i) => ({ name: `s${i}`, share: i === 0 ? 0.7 : 0.3, stated: stated(facts), at })),
    ),
  );

describe.each(["default", "guide-runtime", "guide-deployment"])("the outlook under the pack %s", (id) => {
  const pack = builtIn(id);
  const context = contextOf(pack, data, asOf);

  it("is the verdict and the score of the assessment", () => {
    fc.assert(
      fc.property(workloads, (one) => {
        const [whole] = assess({ workloads: [one] }, pack, data, asOf).workloads;
        const { mode, settled, possible, score } = outlookOf(context, one);
        expect({ mode, settled, possible }).toEqual({
          mode: whole?.verdict.mode,
          settled: whole?.verdict.settled,
          possible: whole?.verdict.possible,
        });
        const weighed = whole?.score.signals.length ? whole.score : undefined;
        expect(score).toEqual(weighed && { selfHosted: weighed.self_hosted, bar: weighed.bar });
      }),
      { numRuns: runs(id === "default" ? 25 : 10) },
    );
  });
});
