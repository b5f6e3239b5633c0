/** Random options and ranges, wide enough for fleets of one and of thousands. */
import fc from "fast-check";
import { hybrid } from "../../src/costs/hybrid.js";
import { type ManagedInput, managed } from "../../src/costs/managed.js";
import { type CostModel, type Factor, factors, type Uncertainty } from "../../src/costs/option.js";
import type { Purchase } from "../../src/costs/purchase.js";
import type { Schedule } from "../../src/costs/schedule.js";
import { type SelfHostedInput, selfHosted } from "../../src/costs/self-hosted.js";
import { hoursPerMonth, requestsPerSecond, usd, usdPerHour, usdPerMonth } from "../../src/quantities/quantity.js";
import type { Range } from "../../src/quantities/range.js";

/** Log-uniform, so that small and large values come up alike. */
export const between = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

const people = fc.record({
  fte: fc.constantFrom(0, 0.05, 0.5, 1, 2),
  usdPerEngineer: between(1_000, 30_000).map(usdPerMonth),
  onCall: fc.constantFrom(0, 500, 4_000).map(usdPerMonth),
});
const migration = fc.record({ usd: fc.constantFrom(0, 15_000, 50_000), months: fc.constantFrom(1, 12, 36) });
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Leaves out what is undefined, as `exactOptionalPropertyTypes` asks for. */
function stated<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

export const managedInput: fc.Arbitrary<ManagedInput> = fc
  .record({
    id: fc.constant("managed"),
    tokens: between(10, 1e6).map(usdPerMonth),
    committed: sometimes(between(10, 1e6).map(usdPerMonth)),
    people: sometimes(people),
    migration: sometimes(migration),
  })
  .map(stated);

const rented: fc.Arbitrary<Purchase> = fc.oneof(
  fc.record({ mode: fc.constant("on_demand" as const), usdPerGpuHour: between(0.3, 13).map(usdPerHour) }),
  fc.record({
    mode: fc.constant("on_demand" as const),
    usdPerGpuHour: between(0.3, 13).map(usdPerHour),
    gpusPerInstance: fc.constantFrom(1, 4, 8),
  }),
  fc.record({
    mode: fc.constant("reserved" as const),
    usdPerGpuHour: between(0.3, 13).map(usdPerHour),
    priceFactor: fc.constantFrom(0.4, 0.6, 1),
  }),
);
const owned: fc.Arbitrary<Purchase> = fc.record({
  mode: fc.constant("owned" as const),
  usdPerServer: between(2_000, 400_000).map(usd),
  gpusPerServer: fc.constantFrom(1, 4, 8),
  lifeMonths: fc.constantFrom(36, 48, 60),
  residualShare: fc.constantFrom(0, 0.2, 1),
  installation: fc.constantFrom(0, 11_200).map(usd),
  capitalCostPerYear: fc.constantFrom(0, 0.08),
  heldMonths: fc.constantFrom(12, 36),
  maintenancePerYear: fc.constantFrom(0, 0.05),
  tdpWattsPerGpu: between(70, 1200),
  baseWattsPerServer: fc.constantFrom(0, 450),
  pue: fc.constantFrom(1, 1.3, 1.54),
  usdPerKwh: between(0.05, 0.3),
  hosting: fc.constantFrom(0, 200).map(usdPerMonth),
});

const base = {
  id: fc.constant("self-hosted"),
  replicaCapacity: between(0.1, 50).map(requestsPerSecond),
  gpusPerReplica: fc.constantFrom(1, 2, 4, 8, 16),
  meanLoad: between(0.001, 200).map(requestsPerSecond),
  peakToMean: fc.constantFrom(1, 1.5, 2.1, 8),
  planTo: fc.constantFrom(0.5, 0.7, 1),
  people,
  hosting: sometimes(fc.constantFrom(0, 500).map(usdPerMonth)),
  storage: sometimes(fc.record({ gigabytes: between(10, 2_000), usdPerGigabyte: fc.constant(0.08) })),
  egress: sometimes(fc.record({ gigabytesPerMonth: between(1, 5_000), usdPerGigabyte: fc.constant(0.09) })),
  migration: sometimes(migration),
};
const standing: fc.Arbitrary<Schedule> = fc.oneof(
  fc.constant({ kind: "always_on" as const }),
  fc.record({ kind: fc.constant("active_window" as const), hours: between(20, 730).map(hoursPerMonth) }),
);
const scaledToZero: fc.Arbitrary<Schedule> = fc.record({
  kind: fc.constant("scale_to_zero" as const),
  coldStartsPerMonth: fc.constantFrom(0, 30, 900),
  coldStartSeconds: fc.constantFrom(60, 277, 480),
});

export const standingInput: fc.Arbitrary<SelfHostedInput> = fc
  .record({
    ...base,
    purchase: fc.oneof(rented, owned),
    schedule: standing,
    spareReplicas: fc.constantFrom(0, 1, 2),
  })
  .map(stated);
const scaledToZeroInput: fc.Arbitrary<SelfHostedInput> = fc
  .record({
    ...base,
    purchase: rented.filter(({ mode }) => mode === "on_demand"),
    schedule: scaledToZero,
    spareReplicas: fc.constant(0),
  })
  .map(stated);
export const selfHostedInput: fc.Arbitrary<SelfHostedInput> = fc.oneof(
  { weight: 3, arbitrary: standingInput },
  { weight: 1, arbitrary: scaledToZeroInput },
);

export const managedModel = managedInput.map(managed);
export const selfHostedModel = selfHostedInput.map(selfHosted);
const single: fc.Arbitrary<CostModel> = fc.oneof(managedModel, selfHostedModel);
export const anyModel: fc.Arbitrary<CostModel> = fc.oneof(
  { weight: 3, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc.array(single, { minLength: 1, maxLength: 3 }).map((slices) => hybrid("hybrid", slices)),
  },
);

/** A range around 1, in part without width. */
export const range: fc.Arbitrary<Range> = fc
  .tuple(fc.constantFrom(1, 1.1, 2, 5), fc.constantFrom(1, 1.1, 2, 5))
  .map(([down, up]) => ({ low: 1 / down, expected: 1, high: up }));
export const uncertainty: fc.Arbitrary<Uncertainty> = fc.record({
  api_price: range,
  volume: range,
  gpu_price: range,
  throughput: range,
  peak_to_mean: range,
  engineers: range,
  engineer_cost: range,
  power_price: range,
});

export const factor: fc.Arbitrary<Factor> = fc.constantFrom(...factors);
/** Multiples of all factors. */
export const multiples: fc.Arbitrary<Record<Factor, number>> = fc.record({
  api_price: between(0.1, 10),
  volume: between(0.01, 100),
  gpu_price: between(0.2, 5),
  throughput: between(0.2, 5),
  peak_to_mean: between(0.2, 5),
  engineers: between(0.2, 5),
  engineer_cost: between(0.2, 5),
  power_price: between(0.2, 5),
});
