import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { pointAt } from "../../src/costs/factors.js";
import type { EconomicsData } from "../../src/economics/data.js";
import { poolOf } from "../../src/economics/pool.js";
import { isSized, type SizedStudy } from "../../src/economics/pool-fleet.js";
import { type PoolMoney, poolMoney } from "../../src/economics/pool-money.js";
import type { Profile } from "../../src/economics/profile.js";
import { studyOf } from "../../src/economics/study.js";
import { hoursOfAMonth, secondsOfAMonth } from "../../src/quantities/quantity.js";
import { certain } from "../../src/quantities/range.js";
import { allData } from "../support/economics.js";
import { asOf } from "../support/judge.js";
import { runs } from "../support/runs.js";

let data: EconomicsData;
beforeAll(async () => {
  const { economics } = await allData();
  if (!economics) throw new Error("no data to size with");
  // every bill here is stated: no price book is asked
  const { book: _, ...rest } = economics;
  data = rest;
});

const gpus = ["h100-80gb", "l40s-48gb", "a100-80gb"];
type Asked = Omit<Partial<Profile>, "candidate"> & { candidate?: Partial<Profile["candidate"]> };

const profile = ({ candidate, ...fields }: Asked = {}): Profile => ({
  requests: 2e6,
  inputTokens: 1_200,
  outputTokens: 200,
  peakToMean: 2,
  batch: false,
  servingKnown: true,
  residency: [],
  controls: [],
  evalsPassed: true,
  privacyNormal: false,
  managedToday: true,
  billToday: 20_000,
  engineers: certain(1),
  engineerUsd: certain(15_000),
  ...fields,
  candidate: { model: "qwen3-14b", precision: "fp8", gpu: "h100-80gb", ...candidate },
});

function sizedOf(profiles: readonly Profile[]): SizedStudy[] {
  return profiles.map((each) => {
    const study = studyOf(each, data, asOf);
    if (!isSized(study)) throw new Error("not sized");
    return study;
  });
}

/** A pool of workloads of their own, with its money. */
function priced(profiles: readonly Profile[]) {
  const studies = sizedOf(profiles);
  const pool = poolOf(studies, data);
  if (!pool) throw new Error("no pool");
  return {
    studies,
    pool,
    money: poolMoney(
      pool,
      studies.map((study, i) => ({ workload: `w${i}`, study })),
    ),
  };
}

const logUniform = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

const traffic = fc.record({
  requests: logUniform(1e3, 3e8),
  inputTokens: fc.constantFrom(100, 1_900, 6_000),
  outputTokens: fc.constantFrom(20, 240, 900),
  peakToMean: fc.constantFrom(1, 1.7, 4),
  engineers: fc.constantFrom(certain(0), certain(0.5), { low: 0.5, expected: 1.25, high: 2 }),
});
const alikeProfiles = fc
  .tuple(fc.constantFrom(...gpus), fc.array(traffic, { minLength: 1, maxLength: 5 }))
  .map(([gpu, all]) => all.map((each) => profile({ ...each, candidate: { gpu } })));
const anyProfiles = fc.array(
  fc
    .tuple(traffic, fc.constantFrom(...gpus), fc.option(fc.constantFrom(1.5, 3), { nil: undefined }), fc.boolean())
    .map(([{ peakToMean, ...each }, gpu, usdPerGpuHour, peaked]) => {
      const { peakToMean: _, ...peakless } = profile(each);
      const whole: Profile = peaked ? { ...peakless, peakToMean } : peakless;
      const candidate = { ...whole.candidate, gpu, ...(usdPerGpuHour === undefined ? {} : { usdPerGpuHour }) };
      return { ...whole, candidate };
    }),
  { minLength: 1, maxLength: 4 },
);

const spreads = ({ pool, separate, asIs, bestOpen }: PoolMoney) => [pool, separate, asIs ?? pool, bestOpen ?? pool];

const kindOf = (replica: { gpu: { id: string }; gpus: number; precision?: string } | undefined): string =>
  `${replica?.gpus} ${replica?.gpu.id} ${replica?.precision}`;

describe("a pool of one GPU", () => {
  it("never costs more than its members apart", () => {
    fc.assert(
      fc.property(alikeProfiles, (profiles) => {
        const { studies, pool, money } = priced(profiles);
        // where the pool takes more GPUs a replica than a member alone would, its members were sized differently
        fc.pre(studies.every(({ serving }, i) => kindOf(serving.replica) === kindOf(pool.fleet.replicas[i])));
        fc.pre(new Set(studies.map(({ serving }) => serving.replica.basis)).size === 1);
        for (const end of ["low", "expected", "high"] as const) {
          expect(money.pool[end]).toBeLessThanOrEqual(money.separate[end] * (1 + 1e-9));
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it("of one workload costs what that workload costs", () => {
    fc.assert(
      fc.property(traffic, (each) => {
        const { money } = priced([profile(each)]);
        for (const end of ["low", "expected", "high"] as const) {
          expect(money.pool[end] / money.separate[end]).toBeCloseTo(1, 6);
        }
      }),
      { numRuns: runs(30) },
    );
  });
});

describe("any pool", () => {
  it("costs at least what its mean load works, at the best price and throughput", () => {
    fc.assert(
      fc.property(anyProfiles, (profiles) => {
        const { studies, pool, money } = priced(profiles);
        const replicas = studies.map((study, i) => {
          const { requestsPerSecond, band } = pool.fleet.replicas[i] ?? study.serving.replica;
          return { requestsPerSecond, best: band.high };
        });
        const mean = replicas.reduce(
          (sum, { requestsPerSecond }, i) =>
            sum + (studies[i]?.profile.requests ?? 0) / secondsOfAMonth / requestsPerSecond,
          0,
        );
        const best = Math.max(...replicas.map(({ best: band }) => band));
        const working = (mean / best) * pool.fleet.replicas[0].gpus * hoursOfAMonth * pool.price.low;
        expect(working).toBeGreaterThan(0);
        expect(money.pool.low).toBeGreaterThanOrEqual(working);
      }),
      { numRuns: runs(60) },
    );
  });

  it("has finite figures in order", () => {
    fc.assert(
      fc.property(anyProfiles, (profiles) => {
        const { pool, money } = priced(profiles);
        for (const { low, expected, high } of spreads(money)) {
          expect(low).toBeGreaterThan(0);
          expect(low).toBeLessThanOrEqual(expected);
          expect(expected).toBeLessThanOrEqual(high);
          expect(high).toBeLessThan(Number.POSITIVE_INFINITY);
        }
        expect(pool.best.machines.total(pointAt())).toBeLessThanOrEqual(pool.worst.machines.total(pointAt()));
      }),
      { numRuns: runs(60) },
    );
  });

  it("is on no dearer a GPU than any one that its members name", () => {
    fc.assert(
      fc.property(fc.array(traffic, { minLength: 2, maxLength: 3 }), (all) => {
        const usd = (profiles: readonly Profile[]) => priced(profiles).pool.worst.machines.total(pointAt());
        const mixed = usd(all.map((each, i) => profile({ ...each, candidate: { gpu: gpus[i] ?? "" } })));
        for (const gpu of gpus.slice(0, all.length)) {
          const only = all.map((each) => profile({ ...each, candidate: { gpu } }));
          // one GPU for all is one of the choices that the mixed pool has
          expect(mixed).toBeLessThanOrEqual(usd(only) * (1 + 1e-12));
        }
      }),
      { numRuns: runs(20) },
    );
  });
});

describe("the ends of a pool", () => {
  it("stand for peaks that never meet and peaks that all do", () => {
    // two workloads that rise to four times their mean: at best one rises to four while the other sleeps, of eight in all
    const { pool, money } = priced([0, 1].map(() => profile({ requests: 1e9, peakToMean: 4 })));
    const replicas = (end: "best" | "worst") => pool[end].machines.fleet?.(pointAt()).replicas ?? 0;
    expect(replicas("worst")).toBeGreaterThan(100);
    expect(replicas("best") / replicas("worst")).toBeCloseTo(0.5, 1);
    expect(money.pool.low).toBeLessThan(money.pool.expected * 0.6);
  });
});

describe("people of a pool", () => {
  const team = (fte: number) => profile({ engineers: certain(fte), peakToMean: 1.5 });
  const people = (members: readonly Profile[], end: "pool" | "separate") => {
    const nobody = members.map((member) => ({ ...member, engineers: certain(0) }));
    return priced(members).money[end].expected - priced(nobody).money[end].expected;
  };

  it("are the largest need of any member, and apart the sum", () => {
    const members = [team(0.5), team(2), team(1)];
    expect(people(members, "pool")).toBeCloseTo(2 * 15_000, 6);
    expect(people(members, "separate")).toBeCloseTo(3.5 * 15_000, 6);
  });

  it("are shared by slices of one workload even apart", () => {
    const studies = sizedOf([team(1), team(1)]);
    const pool = poolOf(studies, data);
    if (!pool) throw new Error("no pool");
    const named = (names: readonly string[]) =>
      poolMoney(
        pool,
        studies.map((study, i) => ({ workload: names[i] ?? "", study })),
      ).separate.expected;
    expect(named(["a", "b"]) - named(["a", "a"])).toBeCloseTo(15_000, 6);
  });
});

describe("what pools cannot be priced", () => {
  it("are those without a replica that serves all in one precision", () => {
    const studies = sizedOf([
      profile({ candidate: { precision: "fp8" } }),
      profile({ candidate: { precision: "bf16" } }),
    ]);
    expect(poolOf(studies, data)).toBeUndefined();
  });

  it("have no managed cost where a member has no bill", () => {
    const { billToday: _, ...billless } = profile();
    const { money } = priced([profile(), billless]);
    expect(money).not.toHaveProperty("asIs");
    expect(money).not.toHaveProperty("bestOpen");
    expect(money).not.toHaveProperty("ratio");
    expect(priced([profile(), profile()]).money.asIs?.expected).toBeCloseTo(40_000, 6);
  });

  it("take a throughput that is stated nowhere but on its own GPU", () => {
    const stated = (gpu: string) => profile({ candidate: { gpu, tokensPerSecondPerGpu: 5_000 } });
    expect(poolOf(sizedOf([stated("h100-80gb"), stated("l40s-48gb")]), data)).toBeUndefined();
    expect(poolOf(sizedOf([stated("h100-80gb"), profile()]), data)?.fleet.replicas[0].gpu.id).toBe("h100-80gb");
  });
});
