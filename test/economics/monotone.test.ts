import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../src/facts/fact.js";
import { expectedUsd, type Judged, judged, optionOf } from "../support/assessor.js";
import { runs } from "../support/runs.js";
import { having, pricedWorkload, type StatedFacts, scaledBy, sizedWorkload } from "../support/workloads.js";

/** Figures have six digits. */
const rounding = 1 + 2e-5;

const configuration = ({ economics: { sizing } }: Judged): string =>
  sizing ? `${sizing.gpus_per_replica} × ${sizing.gpu}` : "none";

/** Expects every figure of every option to be at most what it is after a rise. */
function expectNoFall(before: Judged, after: Judged): void {
  for (const option of before.options) {
    if (!option.usd_per_month || !option.ends) continue;
    const later = optionOf(after, option.id);
    if (!later?.usd_per_month || !later.ends) throw new Error(`${option.id} is no longer priced`);
    const pairs = [
      [option.usd_per_month.low, later.usd_per_month.low],
      [option.usd_per_month.expected, later.usd_per_month.expected],
      [option.usd_per_month.high, later.usd_per_month.high],
      [option.ends.low, later.ends.low],
      [option.ends.high, later.ends.high],
      [expectedUsd(option), expectedUsd(later)],
    ] as const;
    for (const [low = Number.NaN, high = Number.NaN] of pairs)
      expect(low, option.id).toBeLessThanOrEqual(high * rounding);
  }
}

const factor = fc.constantFrom(1.001, 1.3, 4, 30);

const rises = (name: string, value: FactValue & number) => (facts: StatedFacts, by: number) =>
  [having(facts, { [name]: value }), having(facts, { [name]: value * by })] as const;

describe("no cost of any option falls", () => {
  it.each([
    ["the price of a GPU-hour", rises("candidate.gpu_usd_per_hour", 1.5)],
    ["the number of engineers", rises("candidate.people_fte", 0.25)],
    ["the cost of an engineer", rises("team.engineer_usd_per_month", 3_000)],
  ])("when %s rises", (_, risen) => {
    fc.assert(
      fc.property(pricedWorkload, factor, (facts, by) => {
        const [before, after] = risen(facts, by);
        expectNoFall(judged(before), judged(after));
      }),
      { endOnFailure: true, numRuns: runs(40) },
    );
  });

  it("when requests rise and the same GPUs stand", () => {
    let same = 0;
    fc.assert(
      fc.property(pricedWorkload, factor, (facts, by) => {
        const [before, after] = [judged(facts), judged(scaledBy(facts, by))];
        if (configuration(before) !== configuration(after)) return;
        same++;
        expectNoFall(before, after);
      }),
      { endOnFailure: true, numRuns: runs(60) },
    );
    expect(same).toBeGreaterThan(runs(60) / 2);
  });
});

describe("when requests rise, whatever GPUs are chosen then,", () => {
  // the ends of another GPU's price and throughput may lie closer together, so only what is expected is promised here
  it("self-hosting is not expected to cost less", () => {
    let changes = 0;
    fc.assert(
      fc.property(sizedWorkload, (facts) => {
        const open = new Map(facts);
        open.delete("candidate.gpu");
        open.delete("traffic.peak_to_mean");
        const ladder = [1, 1.5, 2.3, 3.4, 5, 7.5, 11, 17, 26, 38].map((by) => judged(scaledBy(open, by)));
        for (const [i, after] of ladder.entries()) {
          const before = ladder[i - 1];
          if (!before) continue;
          if (configuration(before) !== configuration(after)) changes++;
          const [less, more] = [before, after].map((each) => expectedUsd(optionOf(each, "self_hosted")));
          expect(less === undefined).toBe(more === undefined);
          expect(less ?? 0).toBeLessThanOrEqual((more ?? 0) * rounding);
        }
      }),
      { endOnFailure: true, numRuns: runs(30) },
    );
    expect(changes).toBeGreaterThan(runs(30) / 4);
  });

  it("no managed way costs less", () => {
    fc.assert(
      fc.property(pricedWorkload, factor, (facts, by) => {
        const managed = ({ options, ...rest }: Judged): Judged => ({
          ...rest,
          options: options.filter(({ mode }) => mode === "managed"),
        });
        expectNoFall(managed(judged(facts)), managed(judged(scaledBy(facts, by))));
      }),
      { endOnFailure: true, numRuns: runs(40) },
    );
  });
});
