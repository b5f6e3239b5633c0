import { describe, expect, it } from "vitest";
import { costOf } from "../../../src/cli/compare/costs.js";
import type { CompareFlags } from "../../../src/cli/compare/flags.js";
import { hourMs, noSums, type TrafficPart } from "../../../src/evidence/parts.js";
import { reprice } from "../../../src/repricing/reprice.js";
import { book } from "../../pricing/book.js";

const none: CompareFlags = {
  managed: [],
  selfHosted: [],
  timezone: "UTC",
  maxBad: 0.01,
  metric: "pass",
  skip: [],
  seed: 1,
  failOn: [],
  color: false,
};

const part = (told: Partial<TrafficPart>): TrafficPart => ({
  ...noSums,
  workload: "chat",
  provider: "openai",
  model: "gpt-4.1-mini",
  size_class: 0,
  start: 0,
  width: hourMs,
  ...told,
});

/** 1,000 requests of which 100 failed; 900 cost $9 together. */
const traffic = [
  part({ requests: 900, with_status: 900, with_cost: 900, cost_nano_usd: 9e9, with_tokens: 900 }),
  part({ requests: 100, with_status: 100, errors: 100 }),
];

const own = { gpus: 1, gpuUsdPerHour: 2, peopleUsdPerMonth: 500 };

function costs({
  flags = own,
  stated = {},
  parts = traffic,
  hours = 100,
}: {
  flags?: Partial<CompareFlags>;
  stated?: Record<string, number>;
  parts?: readonly TrafficPart[];
  hours?: number;
}) {
  return costOf({
    flags: { ...none, ...flags },
    stated: (fact) => stated[fact],
    traffic: parts,
    hours,
    reprice: async () => reprice(parts, { book, on: "2026-09-20" }),
  });
}

const known = async (given: Parameters<typeof costs>[0]) => {
  const found = await costs(given);
  if ("missing" in found) throw new Error(found.missing.join());
  return found.cost;
};
const missing = async (given: Parameters<typeof costs>[0]) => {
  const found = await costs(given);
  return "missing" in found ? found.missing.join(" ") : "";
};

describe("what both sides cost", () => {
  it("the volume is that of a month of 730 hours as logged, from three days on", async () => {
    expect((await known({ hours: 100 })).volume.requests_per_month).toBe(7300);
    expect(await missing({ hours: 71.9 })).toContain("--requests-per-month");
    expect((await known({ hours: 1, stated: { "traffic.requests_per_month": 5000 } })).volume.requests_per_month).toBe(
      5000,
    );
    expect(
      (await known({ flags: { ...own, requestsPerMonth: 4000 }, stated: { "traffic.requests_per_month": 5000 } }))
        .volume.requests_per_month,
    ).toBe(4000);
  });

  it("a request costs what was logged over all requests, failed ones too: $9 ÷ 1,000", async () => {
    expect((await known({})).managed).toMatchObject({ usd: { expected: 0.009 }, basis: "logged" });
    // 855 of the 900 served tell $8.55: the others are taken to be like them
    const [served, failed] = traffic;
    const some = [
      part({ ...served, requests: 855, with_status: 855, with_cost: 855, cost_nano_usd: 8.55e9, with_tokens: 855 }),
      part({ requests: 45, with_status: 45, with_tokens: 45 }),
      part({ ...failed }),
    ];
    expect((await known({ parts: some })).managed.usd.expected).toBeCloseTo(0.009, 12);
  });

  it("without logged costs the tokens are priced, and without a price the bill has to be stated", async () => {
    // 10,000 tokens a request at $0.40 a million are $4 for 1,000
    const silent = part({ requests: 1000, with_status: 1000, with_tokens: 1000, input_tokens: 1e7 });
    expect((await known({ parts: [silent] })).managed).toMatchObject({
      usd: { expected: expect.closeTo(0.004, 12) },
      basis: "recomputed",
    });
    const unpriced = { ...silent, model: "gpt-unheard-of" };
    expect(await missing({ parts: [unpriced] })).toContain("--managed-usd-per-month");
    expect(await missing({ parts: [silent, unpriced] })).toContain("--managed-usd-per-month");
    // $730 over 7,300 requests
    const given = await known({ parts: [unpriced], flags: { ...own, managedUsdPerMonth: 730 } });
    expect(given.managed).toMatchObject({ usd: { expected: 0.1 }, basis: "given" });
  });

  it("a bill beside requests that tell their cost is not added to it", async () => {
    const billed = [...traffic, part({ cost_nano_usd: 9e9 })];
    expect((await known({ parts: billed })).managed).toMatchObject({ usd: { expected: 0.009 }, basis: "logged" });
  });

  it("the self-hosted side is GPU hours by flags, else what the file states of infrastructure and people", async () => {
    expect((await known({ flags: { ...own, gpus: 3, hours: 100 } })).self_hosted).toMatchObject({
      gpu_hours_per_month: { expected: 300 },
      usd_per_gpu_hour: { expected: 2 },
      people_usd_per_month: { expected: 500 },
    });
    const stated = {
      "candidate.usd_per_month": 9000,
      "candidate.people_fte": 0.5,
      "team.engineer_usd_per_month": 18_000,
      "candidate.on_call_usd_per_month": 1000,
    };
    expect((await known({ flags: {}, stated })).self_hosted).toMatchObject({
      gpu_hours_per_month: { expected: 0 },
      people_usd_per_month: { expected: 9000 },
      other_usd_per_month: { expected: 10_000 },
    });
    expect(await missing({ flags: {} })).toMatch(/--gpus and --gpu-usd-per-hour.*--people-usd-per-month/);
    expect(await missing({ flags: { gpus: 2 }, stated })).toContain("--gpu-usd-per-hour");
  });
});
