import { describe, expect, it } from "vitest";
import type { Profile } from "../../src/economics/profile.js";
import { servingOf } from "../../src/economics/serving.js";
import { certain } from "../../src/quantities/range.js";
import { allData } from "../support/economics.js";

const { economics } = await allData();
if (!economics) throw new Error("no economics");
const { sizing } = economics;

const profile: Profile = {
  requests: 1e6,
  inputTokens: 1000,
  outputTokens: 200,
  batch: false,
  servingKnown: true,
  residency: [],
  controls: [],
  evalsPassed: true,
  privacyNormal: true,
  candidate: {},
  engineers: certain(1),
  engineerUsd: certain(10_000),
};

const serving = (candidate: Profile["candidate"], more: Partial<Profile> = {}) =>
  servingOf({ ...profile, ...more, candidate }, sizing, { planTo: 0.7, spareReplicas: 1, peakToMean: 2 });

const codesOf = (found: ReturnType<typeof serving>) =>
  found.kind === "misfit" ? [...new Set(found.rejected.map(({ misfit }) => misfit.code))] : [];

describe("a GPU without a dated price", () => {
  it("that cannot hold the model is told as no fit", () => {
    const found = serving({ model: "llama-3.1-70b", gpu: "t4-16gb" });
    expect(found).toMatchObject({ kind: "misfit", sure: true });
    expect(codesOf(found)).toContain("weights_exceed_memory");
  });

  it("that can asks for its price", () => {
    expect(serving({ model: "llama-3.1-8b", gpu: "t4-16gb" })).toMatchObject({
      kind: "unknown",
      missing: ["candidate.gpu_usd_per_hour"],
    });
  });
});

describe("a stated throughput without a count of GPUs", () => {
  const measured = { gpu: "h100-80gb", tokensPerSecondPerGpu: 2000 };

  it.each([
    ["llama-3.1-8b", undefined, 1],
    ["llama-3.1-70b", undefined, 2],
    ["llama-3.1-70b", "fp8", 1],
    ["llama-3.1-405b", "fp8", 8],
  ])("of %s in %s is that of the fewest GPUs that hold the weights", (model, precision, gpus) => {
    const found = serving({ ...measured, model, ...(precision === undefined ? {} : { precision }) });
    expect(found).toMatchObject({ kind: "sized", replica: { gpus, tokensPerSecondPerGpu: 2000 } });
    if (found.kind !== "sized") return;
    expect(found.replica.requestsPerSecond).toBeCloseTo((2000 * gpus) / 1200, 9);
  });

  it("is one GPU's where the model is not known", () => {
    expect(serving(measured)).toMatchObject({ kind: "sized", replica: { gpus: 1 } });
  });

  it("serves nothing where no count holds the weights", () => {
    const found = serving({ ...measured, gpu: "l4", model: "llama-3.1-405b", precision: "bf16" });
    expect(found).toMatchObject({ kind: "misfit", sure: true });
    expect(codesOf(found)).toEqual(["weights_exceed_memory"]);
  });
});

describe("a stated throughput on a stated count of GPUs", () => {
  const measured = { gpu: "h100-80gb", gpus: 1, tokensPerSecondPerGpu: 2000 };

  it("serves nothing where these cannot hold the weights", () => {
    const found = serving({ ...measured, model: "llama-3.1-70b", precision: "bf16" });
    expect(found).toMatchObject({ kind: "misfit", sure: true });
    expect(codesOf(found)).toEqual(["weights_exceed_memory"]);
  });

  it("is told as no fit, but not for sure, where a precision that nobody states could hold them", () => {
    expect(serving({ ...measured, model: "llama-3.1-70b" })).toMatchObject({ kind: "misfit", sure: false });
    expect(serving({ ...measured, model: "llama-3.1-405b" })).toMatchObject({ kind: "misfit", sure: true });
  });

  it("is that of as many GPUs as are stated", () => {
    expect(serving({ ...measured, gpus: 4, model: "llama-3.1-8b" })).toMatchObject({
      kind: "sized",
      replica: { gpus: 4 },
    });
  });
});

describe("a stated throughput beside a latency target", () => {
  const measured = { gpu: "h100-80gb", model: "llama-3.1-70b", tokensPerSecondPerGpu: 2000 };
  const within = (latencyTargetMs: number, more: Partial<Profile["candidate"]> = {}, batch = false) =>
    serving({ ...measured, ...more }, { latencyTargetMs, batch });

  it("that the estimate surely keeps is sure", () => {
    expect(within(60_000)).toMatchObject({ kind: "sized", sure: true });
  });

  it("that the estimate misses by far is no fit, but never surely so", () => {
    const found = within(200);
    expect(found).toMatchObject({ kind: "misfit", sure: false, despite: "stated_throughput" });
    expect(codesOf(found)).toContain("latency_out_of_reach");
  });

  it("that the estimate can neither keep nor miss for sure is sized, and not sure", () => {
    const found = [1500, 2000, 2500, 3000, 4000, 5000].map((target) => within(target));
    expect(found).toContainEqual(expect.objectContaining({ kind: "sized", sure: false }));
  });

  it("that was measured to be kept is kept, whatever the estimate says", () => {
    expect(within(200, { latencyP95Ms: 180 })).toMatchObject({ kind: "sized", sure: true });
    expect(within(200, { latencyP95Ms: 220 })).toMatchObject({ kind: "misfit", sure: false });
  });

  it("is not asked for by work that may wait", () => {
    expect(within(200, {}, true)).toMatchObject({ kind: "sized", sure: true });
  });
});
