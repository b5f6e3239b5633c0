import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planOf } from "../../src/economics/plan.js";
import { profileOf } from "../../src/economics/profile.js";
import { type Serving, servingOf } from "../../src/economics/serving.js";
import { secondsOfAMonth } from "../../src/quantities/quantity.js";
import { allData } from "../support/economics.js";
import { runs } from "../support/runs.js";
import { data, sizingOf } from "./sample.js";

const { economics } = await allData();
if (!economics) throw new Error("no economics");
const { sizing, assumptions } = economics;

interface Asked {
  model: string;
  input: number;
  output: number;
  rate: number;
  peakToMean: number;
  latency?: number;
  gpu?: string;
}

/** What `assess` would size the candidate on. */
function assessed({ model, input, output, rate, peakToMean, latency, gpu }: Asked): Serving {
  const profile = {
    ...profileOf({ get: () => undefined }),
    requests: rate * secondsOfAMonth,
    inputTokens: input,
    outputTokens: output,
    cachedShare: 0,
    candidate: { model, ...(gpu === undefined ? {} : { gpu }) },
    ...(latency === undefined ? {} : { latencyTargetMs: latency }),
  };
  return servingOf(profile, sizing, { ...planOf(assumptions), peakToMean });
}

/** What `size` puts first, where that has a price: without one `assess` has nothing to compare. */
function sized({ gpu, ...asked }: Asked) {
  const { configurations } = sizingOf({ ...asked, ...(gpu === undefined ? {} : { gpu: [gpu] }) });
  return configurations[0]?.cost ? configurations[0] : undefined;
}

const placeOf = (asked: Asked): string => {
  const serving = assessed(asked);
  if (serving.kind !== "sized") return "none";
  const { gpus, gpu, precision } = serving.replica;
  return `${gpus} × ${gpu.id} ${precision}`;
};

const placeSized = (asked: Asked): string => {
  const first = sized(asked);
  return first === undefined ? "none" : `${first.gpus} × ${first.gpu} ${first.precision}`;
};

const chat = { input: 1100, output: 240, peakToMean: 2 };

describe("size and assess take the same fleet", () => {
  it.each<Asked>([
    { ...chat, model: "llama-3.1-8b", rate: 0.5 },
    { ...chat, model: "llama-3.3-70b", rate: 12, latency: 4000 },
    { ...chat, model: "qwen3-14b", rate: 3 },
    { ...chat, model: "qwen3-32b", rate: 40 },
    { ...chat, model: "gpt-oss-120b", rate: 100 },
    { ...chat, model: "llama-3.1-8b", rate: 5, gpu: "rtx4090-24gb" },
    { ...chat, model: "llama-3.1-405b", rate: 1, latency: 1 },
  ])("%j", (asked) => {
    expect(placeSized(asked)).toBe(placeOf(asked));
  });

  it("whatever the model, the lengths, the load and the target", () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            model: fc.constantFrom(...data.models.map(({ id }) => id)),
            input: fc.integer({ min: 1, max: 20_000 }),
            output: fc.integer({ min: 1, max: 2_000 }),
            rate: fc.double({ min: 0.01, max: 300, noNaN: true }),
            peakToMean: fc.constantFrom(1, 2, 3.5),
            latency: fc.integer({ min: 500, max: 60_000 }),
          },
          { requiredKeys: ["model", "input", "output", "rate", "peakToMean"] },
        ),
        (asked) => {
          expect(placeSized(asked)).toBe(placeOf(asked));
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it("and size tells what speaks against a cheaper one", () => {
    const { configurations } = sizingOf({ ...chat, model: "qwen3-14b", rate: 3, precision: ["fp8"] });
    const [first, ...others] = configurations;
    const cheaper = others.filter(
      ({ cost }) => cost && first?.cost && cost.usd_per_month.expected < first.cost.usd_per_month.expected,
    );
    expect(first?.doubts).toEqual([]);
    expect(cheaper.length).toBeGreaterThan(0);
    for (const { doubts } of cheaper) expect(doubts).not.toEqual([]);
  });
});
