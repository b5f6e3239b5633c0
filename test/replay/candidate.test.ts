import { describe, expect, it } from "vitest";
import { planOf } from "../../src/economics/plan.js";
import { profileOf } from "../../src/economics/profile.js";
import { hoursOfAMonth } from "../../src/quantities/quantity.js";
import { type Candidate, candidateOf } from "../../src/replay/candidate.js";
import { replayOf } from "../../src/replay/replay.js";
import { data, judged } from "../support/assessor.js";
import { having, type StatedFacts } from "../support/workloads.js";
import { hoursOf } from "./series.js";

const { economics } = data;
if (!economics) throw new Error("no economics");
const { sizing, assumptions } = economics;
const plan = planOf(assumptions);
const level = 0.99;

// four busy hours in two hundred are the busiest at 99 %, and one hour is far beyond them
const requests = Array.from({ length: 200 }, (_, hour) => (hour === 7 ? 900_000 : hour % 50 === 0 ? 300_000 : 90_000));
const hourly = hoursOf(requests);
const perMonth = (requests.reduce((sum, count) => sum + count, 0) / requests.length) * hoursOfAMonth;

const candidate = (facts: StatedFacts): Candidate =>
  candidateOf(profileOf(judged(facts).facts), hourly, sizing, { plan, level });

function busyShare(facts: StatedFacts) {
  const { domain, basis } = judged(facts).facts.get("economics.utilisation") ?? {};
  if (domain?.kind !== "interval") throw new Error("a busy share is a range");
  return { ...domain, basis };
}

describe("a candidate to replay", () => {
  it.each([
    [{}, "state candidate.model"],
    [{ "candidate.model": "no-such-model" }, "candidate.model is no-such-model"],
    [{ "candidate.model": "llama-3.1-405b", "candidate.gpu": "l40s" }, "weights exceed memory"],
  ])("is none where %j is stated", (facts, said) => {
    expect(candidate(new Map(Object.entries(facts)))).toMatchObject({
      kind: "none",
      because: expect.stringContaining(said),
    });
  });

  it("is the replica that assess sizes, and its fleet and busy share those of the replay", () => {
    const stated = { "candidate.model": "llama-3.1-8b", "candidate.gpu": "l40s", "latency.target_p95": 20_000 };
    const facts = new Map<string, string | number>(Object.entries({ ...stated, "traffic.cached_input_share": 0 }));
    const found = candidate(facts);
    if (found.kind !== "replica") throw new Error(found.because);
    const { replica, shape } = found;
    const replay = replayOf(hourly, undefined, replica, plan, { shape, constants: sizing.constants, level });
    expect(replay.served_peak_to_mean).toBeCloseTo((300_000 * hoursOfAMonth) / perMonth, 9);
    const measured: StatedFacts = new Map([
      ...facts,
      ["traffic.requests_per_month", perMonth],
      ["traffic.input_tokens", shape.inputTokens],
      ["traffic.output_tokens", shape.outputTokens],
      ["traffic.peak_to_mean", (900_000 * hoursOfAMonth) / perMonth],
    ]);
    const atLevel = busyShare(having(measured, { "traffic.served_peak_to_mean": replay.served_peak_to_mean }));
    expect(atLevel.basis).toContain("its service level");
    const { low, expected, high } = replay.by_hour.throughput;
    for (const { utilisation } of [low, expected, high]) {
      expect(utilisation).toBeGreaterThanOrEqual(atLevel.lo * (1 - 1e-9));
      expect(utilisation).toBeLessThanOrEqual(atLevel.hi * (1 + 1e-9));
    }
    // planned for the busiest hour, three times that at the level, the fleet would never be as busy
    expect(busyShare(measured).hi).toBeLessThan(expected.utilisation);
  });
});
