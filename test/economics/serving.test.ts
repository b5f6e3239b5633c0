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
