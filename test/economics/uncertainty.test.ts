import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssessmentData } from "../../src/assess/context.js";
import type { EconomicsData } from "../../src/economics/data.js";
import { gpuPriceRange } from "../../src/economics/gpu-price.js";
import type { Band } from "../../src/sizing/constants.js";
import { data, type Judged, judged } from "../support/assessor.js";
import { runs } from "../support/runs.js";
import { pricedWorkload } from "../support/workloads.js";

function known(): EconomicsData {
  if (!data.economics) throw new Error("there is no data to estimate from");
  return data.economics;
}

const { sizing } = known();

/** Twice as far from the middle on a logarithmic scale. */
const doubled = (value: number, middle = 1): number => middle * (value / middle) ** 2;

const wider = ({ low, high }: Band): Band => ({ low: doubled(low), high: doubled(high) });

const { dense, moe, amd, extrapolated } = sizing.constants.bands;

const widerBands: AssessmentData = {
  ...data,
  economics: {
    ...known(),
    sizing: {
      ...sizing,
      constants: {
        ...sizing.constants,
        bands: { dense: wider(dense), moe: wider(moe), amd: wider(amd), extrapolated: wider(extrapolated) },
      },
    },
  },
};

const widerPrices: AssessmentData = {
  ...data,
  economics: {
    ...known(),
    sizing: {
      ...sizing,
      prices: sizing.prices.map((price) => {
        const middle = gpuPriceRange(sizing.prices, price.gpu)?.range.expected;
        return middle === undefined ? price : { ...price, usdPerGpuHour: doubled(price.usdPerGpuHour, middle) };
      }),
    },
  },
};

describe("twice the error makes nothing surer", () => {
  it.each([
    ["of the throughput", widerBands],
    ["of the price of GPUs", widerPrices],
  ])("%s", (_, from) => {
    let differ = 0;
    fc.assert(
      fc.property(pricedWorkload, (facts) => {
        const [before, after] = [judged(facts), judged(facts, from)];
        if (JSON.stringify(before.options) !== JSON.stringify(after.options)) differ++;
        expect(after.possible).toEqual(expect.arrayContaining([...before.possible]));
        if (!before.settled) expect(after.settled).toBe(false);
        const [certain, later] = [before, after].map(({ economics }) => economics.saving?.certain);
        if (certain === "open") expect(later).toBe("open");
        else expect([certain, "open"]).toContain(later);
        expect(endsOf(after)).toEqual(endsWithin(endsOf(before)));
      }),
      { endOnFailure: true, numRuns: runs(60) },
    );
    expect(differ).toBeGreaterThan(runs(60) / 5);
  });
});

const endsOf = ({ options }: Judged) => options.flatMap(({ id, ends }) => (ends ? [{ id, ...ends }] : []));

const endsWithin = (ends: ReturnType<typeof endsOf>) =>
  ends.map(({ id, low, high }) => ({
    id,
    low: expect.toSatisfy((wide: number) => wide <= low, `at most ${low}`),
    high: expect.toSatisfy((wide: number) => wide >= high, `at least ${high}`),
  }));
