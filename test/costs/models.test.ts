import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointAt } from "../../src/costs/factors.js";
import { hybrid } from "../../src/costs/hybrid.js";
import { managed } from "../../src/costs/managed.js";
import { add, costModel } from "../../src/costs/model.js";
import { type CostModel, parts } from "../../src/costs/option.js";
import { type SelfHostedInput, selfHosted } from "../../src/costs/self-hosted.js";
import {
  hoursPerMonth,
  milliseconds,
  requestsPerSecond,
  type UsdPerMonth,
  usd,
  usdPerHour,
  usdPerMonth,
} from "../../src/quantities/quantity.js";
import { runs } from "../support/runs.js";
import { anyModel, between, factor, managedInput, multiples, selfHostedInput, standingInput } from "./arbitrary.js";

const now = pointAt();
const sum = (model: CostModel, point = now) => Object.values(model.cost(point)).reduce((all, part) => all + part, 0);
/** Rounding of a sum of a dozen figures. */
const about = (value: number) => Math.abs(value) * 1e-12 + 1e-9;

describe("every option", () => {
  it("has parts that add up to its total, none negative, in the order of the bill", () => {
    fc.assert(
      fc.property(anyModel, multiples, (model, some) => {
        const point = pointAt(some);
        const cost = model.cost(point);
        const names = Object.keys(cost);
        expect(names).toEqual(parts.filter((part) => names.includes(part)));
        expect(names).toEqual(model.parts);
        for (const part of Object.values(cost)) expect(part).toBeGreaterThanOrEqual(0);
        expect(Math.abs(sum(model, point) - model.total(point))).toBeLessThanOrEqual(about(model.total(point)));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("never costs less where a factor rises, nor more where throughput does", () => {
    fc.assert(
      fc.property(anyModel, multiples, factor, between(1, 10), (model, some, name, times) => {
        const before = model.total(pointAt(some));
        const after = model.total(pointAt({ ...some, [name]: some[name] * times }));
        const rise = name === "throughput" ? before - after : after - before;
        expect(rise).toBeGreaterThanOrEqual(-about(before));
      }),
      { numRuns: runs(3_000) },
    );
  });

  it("is affine in the volume between its breaks", () => {
    fc.assert(
      fc.property(anyModel, multiples, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (model, some, part) => {
        const { every, once } = model.breaks(pointAt(some));
        const below = Math.max(
          0,
          ...every.map((step) => Math.floor(some.volume / step) * step),
          ...once.filter((v) => v <= some.volume),
        );
        const above = Math.min(
          2 * some.volume,
          ...every.map((step) => (Math.floor(some.volume / step) + 1) * step),
          ...once.filter((v) => v > some.volume),
        );
        const at = (share: number) => model.total(pointAt({ ...some, volume: below + (above - below) * share }));
        const [low, high] = [0.001, 0.999];
        const line = at(low) + ((at(high) - at(low)) * (part - low)) / (high - low);
        // pieces as narrow as rounding have no inside
        fc.pre(part > low && part < high && above > below * (1 + 1e-6));
        expect(Math.abs(at(part) - line)).toBeLessThanOrEqual(line * 1e-9 + 1e-9);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("refuses factors that are no numbers, or none at all", () => {
    fc.assert(
      fc.property(anyModel, factor, fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1), (model, name, bad) => {
        expect(() => pointAt({ [name]: bad })).toThrow(name);
        expect(() => model.total(new Float64Array(0))).toThrow(RangeError);
      }),
      { numRuns: runs(200) },
    );
    for (const name of ["api_price", "volume", "gpu_price", "throughput", "peak_to_mean"]) {
      expect(() => pointAt({ [name]: 0 })).toThrow(name);
    }
  });
});

describe("a model", () => {
  it("lists every part that it costs", () => {
    const core = { id: "hiding", ranges: {}, breaks: () => ({ every: [], once: [] }) };
    const hiding = (listed: "tokens" | "storage") => () =>
      costModel({ ...core, parts: [listed], addTo: (into) => add(into, "storage", 5) });
    expect(hiding("tokens")).toThrow("storage");
    expect(hiding("storage")().total(now)).toBe(5);
  });
});

describe("managed", () => {
  it("costs at least the commitment, and no more than the larger of the two for tokens", () => {
    fc.assert(
      fc.property(managedInput, multiples, (input, some) => {
        const cost = managed(input).cost(pointAt(some));
        const used = input.tokens * some.api_price * some.volume;
        expect((cost.tokens ?? 0) + (cost.commitment ?? 0)).toBeCloseTo(Math.max(used, input.committed ?? 0), 4);
      }),
      { numRuns: runs(500) },
    );
  });

  it("has no people by itself, and no bill of zero", () => {
    expect(managed({ id: "m", tokens: usdPerMonth(900) }).cost(now)).toEqual({ tokens: 900 });
    expect(() => managed({ id: "m", tokens: usdPerMonth(0) })).toThrow("tokens cannot be 0");
    expect(() => managed({ id: "m", tokens: Number.NaN as UsdPerMonth })).toThrow(RangeError);
  });
});

const plain: SelfHostedInput = {
  id: "plain",
  replicaCapacity: requestsPerSecond(2),
  gpusPerReplica: 2,
  meanLoad: requestsPerSecond(3),
  peakToMean: 2,
  planTo: 0.75,
  spareReplicas: 1,
  purchase: { mode: "on_demand", usdPerGpuHour: usdPerHour(3) },
  schedule: { kind: "always_on" },
  people: { fte: 0.5, usdPerEngineer: usdPerMonth(16_000), onCall: usdPerMonth(1_000) },
};

describe("self-hosted", () => {
  it("stands whole replicas for the peak, and bills the hours they stand", () => {
    // 3 × 2 ÷ (2 × 0.75) = 4 replicas of 2 GPUs at $3: $4,380 a replica and month, of which 1.5 replicas' worth works
    expect(selfHosted(plain).cost(now)).toEqual({
      gpu_hours: 1.5 * 4_380,
      idle_hours: 2.5 * 4_380,
      redundancy: 4_380,
      engineering: 8_000,
      on_call: 1_000,
    });
    expect(selfHosted(plain).fleet?.(now)).toEqual({ replicas: 4, spareReplicas: 1, utilisation: 1.5 / 5 });
  });

  it("moves with each factor as the factor says", () => {
    const cost = (multiples: Parameters<typeof pointAt>[0]) => selfHosted(plain).cost(pointAt(multiples));
    expect(cost({ engineers: 3 }).engineering).toBe(24_000);
    expect(cost({ engineer_cost: 2 }).engineering).toBe(16_000);
    expect(cost({ engineers: 3, engineer_cost: 2 })).toMatchObject({ engineering: 48_000, on_call: 1_000 });
    expect(cost({ gpu_price: 2 })).toMatchObject({ gpu_hours: 3 * 4_380, idle_hours: 5 * 4_380, redundancy: 8_760 });
    // twice the throughput, or half the volume, halves the work and needs two replicas
    for (const half of [{ throughput: 2 }, { volume: 0.5 }]) {
      expect(cost(half)).toMatchObject({ gpu_hours: 0.75 * 4_380, idle_hours: 1.25 * 4_380 });
    }
    expect(cost({ peak_to_mean: 2 })).toMatchObject({ gpu_hours: 1.5 * 4_380, idle_hours: 6.5 * 4_380 });
    expect(cost({ power_price: 2, api_price: 2 })).toEqual(cost({}));
    // a peak is never below its mean: 3 ÷ 1.5 replicas are left
    expect(cost({ peak_to_mean: 0.1 })).toMatchObject({ idle_hours: 0.5 * 4_380 });
  });

  it("needs one replica for the smallest load, and one more just beyond a step", () => {
    const model = selfHosted(plain);
    const replicas = (volume: number) => model.fleet?.(pointAt({ volume })).replicas;
    expect(replicas(1e-9)).toBe(1);
    const step = model.breaks(now).every[0] ?? 0;
    for (let k = 1; k <= 1_000; k++) {
      expect(replicas(k * step)).toBe(k);
      expect(replicas(k * step * (1 + 1e-9))).toBe(k + 1);
    }
  });

  it("costs a reservation's share of on demand for GPUs, whatever hours it stands", () => {
    fc.assert(
      fc.property(standingInput, fc.constantFrom(0.4, 0.6), (input, priceFactor) => {
        const usdPerGpuHour = usdPerHour(3);
        const gpus = (purchase: SelfHostedInput["purchase"], schedule = input.schedule) => {
          const cost = selfHosted({ ...input, purchase, schedule }).cost(now);
          return (cost.gpu_hours ?? 0) + (cost.idle_hours ?? 0) + (cost.redundancy ?? 0);
        };
        const always = gpus({ mode: "on_demand", usdPerGpuHour }, { kind: "always_on" });
        const reserved = gpus({ mode: "reserved", usdPerGpuHour, priceFactor }, { kind: "always_on" });
        expect(reserved / always).toBeCloseTo(priceFactor, 9);
        expect(gpus({ mode: "reserved", usdPerGpuHour, priceFactor })).toBeGreaterThanOrEqual(reserved * (1 - 1e-12));
      }),
      { numRuns: runs(500) },
    );
  });

  it("bills what comes and goes by its work: at a plan of 100 % and without cold starts, only work", () => {
    fc.assert(
      fc.property(selfHostedInput, (input) => {
        const cost = selfHosted({
          ...input,
          planTo: 1,
          gpusPerReplica: 2,
          spareReplicas: 0,
          purchase: { mode: "on_demand", usdPerGpuHour: usdPerHour(3) },
          schedule: { kind: "scale_to_zero", coldStartsPerMonth: 0, coldStartSeconds: 277 },
        }).cost(now);
        expect(cost.idle_hours).toBeCloseTo(0, 6);
        expect(cost.gpu_hours).toBeCloseTo((input.meanLoad / input.replicaCapacity) * 730 * 6, 4);
      }),
      { numRuns: runs(300) },
    );
  });

  it("spreads the load of a month over the hours that it stands", () => {
    const window = (hours: number) =>
      selfHosted({ ...plain, peakToMean: 1, schedule: { kind: "active_window", hours: hoursPerMonth(hours) } });
    // 3 × 730 ÷ 73 ÷ (2 × 0.75) = 20 replicas for 73 hours do what 2 do in 730
    expect(window(73).fleet?.(now).replicas).toBe(20);
    expect(window(730).fleet?.(now).replicas).toBe(2);
    expect(window(73).cost(now).gpu_hours).toBeCloseTo(window(730).cost(now).gpu_hours ?? 0, 6);
  });

  it("packs replicas into whole servers and instances", () => {
    const rented = (gpusPerReplica: number, gpusPerInstance: number) => {
      const purchase = { mode: "on_demand" as const, usdPerGpuHour: usdPerHour(1), gpusPerInstance };
      const cost = selfHosted({ ...plain, spareReplicas: 0, gpusPerReplica, purchase }).cost(now);
      return ((cost.gpu_hours ?? 0) + (cost.idle_hours ?? 0)) / 730;
    };
    expect(rented(2, 8)).toBeCloseTo(8, 9); // four replicas in one instance
    expect(rented(3, 8)).toBeCloseTo(16, 9); // two in each of two, two GPUs of each left over
    expect(rented(5, 8)).toBeCloseTo(32, 9); // one in each of four
    expect(rented(16, 8)).toBeCloseTo(64, 9); // two instances for each of four
  });

  it("pays for spare replicas only where they need another server", () => {
    const purchase = { mode: "on_demand" as const, usdPerGpuHour: usdPerHour(1), gpusPerInstance: 8 };
    const spare = (spareReplicas: number) => selfHosted({ ...plain, spareReplicas, purchase }).cost(now).redundancy;
    // four replicas of two GPUs fill one instance; one spare or four need a second
    expect([spare(1), spare(4), spare(5)]).toEqual([8 * 730, 8 * 730, 16 * 730]);
    const roomy = selfHosted({ ...plain, purchase: { ...purchase, gpusPerInstance: 16 } });
    expect(roomy.cost(now).redundancy).toBe(0);
  });

  it("draws power for the hours that it stands, and writes servers off for all", () => {
    const purchase = {
      mode: "owned" as const,
      usdPerServer: usd(48_000),
      gpusPerServer: 2,
      lifeMonths: 48,
      tdpWattsPerGpu: 500,
      pue: 1.5,
      usdPerKwh: 0.1,
    };
    const cost = (hours: number) =>
      selfHosted({ ...plain, purchase, schedule: { kind: "active_window", hours: hoursPerMonth(hours) } }).cost(now);
    // four servers of 1 kW at 1.5: 730 hours, or half of them with the same four for twice the mean
    expect(cost(730)).toMatchObject({ purchase: 4_000, redundancy: 1_000 + 0.15 * 730 });
    expect(cost(730).power).toBeCloseTo(4 * 0.15 * 730, 9);
    expect(cost(365).power).toBeCloseTo(4 * 0.15 * 365, 9);
    expect(cost(365).purchase).toBe(4_000);
  });

  it("refuses what means nothing, and names it", () => {
    const bad: readonly [string, Partial<SelfHostedInput>][] = [
      ["replicaCapacity", { replicaCapacity: requestsPerSecond(0) }],
      ["meanLoad", { meanLoad: requestsPerSecond(0) }],
      ["gpusPerReplica", { gpusPerReplica: 1.5 }],
      ["peakToMean", { peakToMean: 0.9 }],
      ["planTo", { planTo: 0 }],
      ["planTo", { planTo: 1.1 }],
      ["spareReplicas", { spareReplicas: -1 }],
      ["fte", { people: { ...plain.people, fte: -1 } }],
      ["usdPerEngineer", { people: { ...plain.people, usdPerEngineer: Number.NaN as UsdPerMonth } }],
      ["storage", { storage: { gigabytes: Number.POSITIVE_INFINITY, usdPerGigabyte: 1 } }],
      ["egress", { egress: { gigabytesPerMonth: -1, usdPerGigabyte: 1 } }],
      ["months", { migration: { usd: 1, months: 0 } }],
      ["hours", { schedule: { kind: "active_window", hours: hoursPerMonth(0) } }],
      ["hours", { schedule: { kind: "active_window", hours: hoursPerMonth(731) } }],
      ["usdPerGpuHour", { purchase: { mode: "on_demand", usdPerGpuHour: usdPerHour(0) } }],
      ["priceFactor", { purchase: { mode: "on_demand", usdPerGpuHour: usdPerHour(1), priceFactor: 0.5 } }],
      ["priceFactor", { purchase: { mode: "reserved", usdPerGpuHour: usdPerHour(1), priceFactor: 2 } }],
      ["throughput", { ranges: { throughput: { low: 0, expected: 1, high: 2 } } }],
    ];
    for (const [name, change] of bad) expect(() => selfHosted({ ...plain, ...change }), name).toThrow(name);
    const server = { usdPerServer: usd(1), gpusPerServer: 8, lifeMonths: 48, tdpWattsPerGpu: 1, pue: 1, usdPerKwh: 1 };
    for (const [name, change] of [
      ["usdPerServer", { usdPerServer: usd(0) }],
      ["lifeMonths", { lifeMonths: 0 }],
      ["heldMonths", { heldMonths: 49 }],
      ["residualShare", { residualShare: 2 }],
      ["pue", { pue: 0.9 }],
      ["usdPerKwh", { usdPerKwh: -1 }],
      ["gpusPerServer", { gpusPerServer: 0 }],
    ] as const) {
      const purchase = { mode: "owned" as const, ...server, ...change };
      expect(() => selfHosted({ ...plain, purchase }), name).toThrow(name);
    }
  });

  it("cannot scale to zero where a cold start is longer than the first token may take", () => {
    const scaled = (ttftMs: number, more: Partial<SelfHostedInput> = {}) =>
      selfHosted({
        ...plain,
        spareReplicas: 0,
        schedule: {
          kind: "scale_to_zero",
          coldStartsPerMonth: 30,
          coldStartSeconds: 277,
          ttftTarget: milliseconds(ttftMs),
        },
        ...more,
      });
    expect(() => scaled(2_000)).toThrow("cold_start_exceeds_ttft");
    expect(scaled(277_000).total(now)).toBeGreaterThan(0);
    expect(() => scaled(277_000, { spareReplicas: 1 })).toThrow("spareReplicas");
    expect(() => scaled(277_000, { purchase: { mode: "reserved", usdPerGpuHour: usdPerHour(1) } })).toThrow("reserved");
    const schedule = { kind: "scale_to_zero" as const, coldStartsPerMonth: 20_000, coldStartSeconds: 277 };
    expect(() => scaled(277_000, { schedule })).toThrow("cold_starts_exceed_month");
  });
});

describe("hybrid", () => {
  it("adds all parts but people, of which the largest need counts", () => {
    fc.assert(
      fc.property(fc.array(anyModel, { minLength: 1, maxLength: 4 }), multiples, (slices, some) => {
        const point = pointAt(some);
        const bills = slices.map((slice) => slice.cost(point));
        const whole = hybrid("whole", slices).cost(point);
        for (const part of parts) {
          const amounts = bills.flatMap((bill) => (bill[part] === undefined ? [] : [bill[part]]));
          const expected =
            part === "engineering" || part === "on_call"
              ? Math.max(...amounts)
              : amounts.reduce((all, amount) => all + amount, 0);
          if (amounts.length === 0) expect(whole).not.toHaveProperty(part);
          else expect(Math.abs((whole[part] ?? 0) - expected)).toBeLessThanOrEqual(about(expected));
        }
      }),
      { numRuns: runs(500) },
    );
    expect(() => hybrid("none", [])).toThrow(RangeError);
  });

  it("spans the ranges of its slices", () => {
    const tokens = usdPerMonth(100);
    const a = managed({ id: "a", tokens, ranges: { api_price: { low: 0.5, expected: 1, high: 2 } } });
    const b = managed({ id: "b", tokens, ranges: { api_price: { low: 0.9, expected: 1, high: 4 } } });
    const fleet = selfHosted({ ...plain, ranges: { throughput: { low: 0.8, expected: 1, high: 1.25 } } });
    expect(hybrid("all", [a, b, fleet]).ranges).toEqual({
      api_price: { low: 0.5, expected: 1, high: 4 },
      throughput: { low: 0.8, expected: 1, high: 1.25 },
    });
    expect(hybrid("none", [managed({ id: "c", tokens })]).ranges).toEqual({});
  });
});
