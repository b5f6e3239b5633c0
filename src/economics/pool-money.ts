import { type Quantiles, quantilesOf } from "../costs/quantiles.js";
import { type Sample, sampled } from "../costs/sample.js";
import { ratioQuantiles } from "../costs/uncertainty.js";
import { againstManaged } from "./against.js";
import type { Pool, PoolEnd } from "./pool.js";
import type { SizedStudy } from "./pool-fleet.js";
import { managedModel, type Study } from "./study.js";

/** What a pool costs beside what its members cost apart: USD a month, quantiles of 5, 50 and 95 %. */
export interface PoolMoney {
  /** From peaks that never meet (`low`) to peaks that all meet (`expected` and `high`). */
  pool: Quantiles;
  /** Each member on the replicas that it was sized to alone; slices of one workload share its people. */
  separate: Quantiles;
  /** Absent where a member has no bill. */
  asIs?: Quantiles;
  /** The cheapest managed way of each that is open today. */
  bestOpen?: Quantiles;
  /** The pool over `bestOpen`. */
  ratio?: { low: number; high: number };
}

/** A member, and the workload that it is a part of. */
export interface PoolPart {
  workload: string;
  study: SizedStudy;
}

/** Costs at the same points for all: where a GPU-hour or an engineer is dear for one, it is for every other. */
export function poolMoney(pool: Pool, parts: readonly PoolPart[]): PoolMoney {
  const alone = parts.map(({ workload, study }) => ({ workload, ...columnsOf(study) }));
  const people = greatest(alone.map((member) => member.people));
  const best = added([machines(pool.best), people]);
  const worst = added([machines(pool.worst), people]);
  const workloads = [...new Set(parts.map(({ workload }) => workload))];
  const separate = added(
    workloads.flatMap((name) => {
      const slices = alone.filter(({ workload }) => workload === name);
      return [...slices.map((slice) => slice.machines), greatest(slices.map((slice) => slice.people))];
    }),
  );
  const asIs = together(parts, asIsColumn);
  const bestOpen = together(parts, bestColumn);
  const worstQuantiles = quantilesOf(worst);
  return {
    // a fleet has to be planned for all peaks at once until hourly traffic shows that they do not meet
    pool: { ...worstQuantiles, low: quantilesOf(best).low },
    separate: quantilesOf(separate),
    ...(asIs ? { asIs: quantilesOf(asIs) } : {}),
    ...(bestOpen ? { bestOpen: quantilesOf(bestOpen), ratio: ratioOf(best, worst, bestOpen) } : {}),
  };
}

function columnsOf({ own, uncertainty }: SizedStudy): { machines: Float64Array; people: Float64Array } {
  const way = own.find(({ tenure }) => tenure === "on_demand");
  if (!way) throw new Error("a candidate that was sized has a fleet to rent");
  const [all, alone] = sampled([way.model, way.machines], uncertainty).totals;
  if (!all || !alone) throw new Error("a way was not sampled");
  // people are what the way costs beyond its machines; the difference is never below zero but for rounding
  return { machines: alone, people: all.map((usd, i) => Math.max(0, usd - (alone[i] ?? Number.NaN))) };
}

function machines({ machines: model, uncertainty }: PoolEnd): Float64Array {
  const [column] = sampled([model], uncertainty).totals;
  if (!column) throw new Error("a pool was not sampled");
  return column;
}

function asIsColumn({ ways, uncertainty }: Study): Float64Array | undefined {
  const [today] = ways;
  // what a team runs itself has no managed bill of today
  const model = today?.id === "managed_as_is" ? managedModel(today) : undefined;
  return model && sampled([model], uncertainty).totals[0];
}

function bestColumn(study: Study): Float64Array | undefined {
  const against = againstManaged(study);
  return against?.sample.totals[against.managed];
}

/** The sum over all members; undefined where one of them has none. */
function together(
  parts: readonly PoolPart[],
  column: (study: Study) => Float64Array | undefined,
): Float64Array | undefined {
  const columns = parts.flatMap(({ study }) => column(study) ?? []);
  return columns.length === parts.length ? added(columns) : undefined;
}

function ratioOf(best: Float64Array, worst: Float64Array, managed: Float64Array): { low: number; high: number } {
  const sample: Sample = { ids: ["best", "worst", "managed"], totals: [best, worst, managed] };
  return { low: ratioQuantiles(sample, 0, 2).low, high: ratioQuantiles(sample, 1, 2).high };
}

const added = (columns: readonly Float64Array[]): Float64Array => joined(columns, (a, b) => a + b);
const greatest = (columns: readonly Float64Array[]): Float64Array => joined(columns, Math.max);

function joined(columns: readonly Float64Array[], by: (a: number, b: number) => number): Float64Array {
  const [first, ...rest] = columns;
  if (!first) throw new RangeError("a pool needs a workload");
  const result = first.slice();
  for (const column of rest) {
    for (let i = 0; i < result.length; i++) result[i] = by(result[i] ?? Number.NaN, column[i] ?? Number.NaN);
  }
  return result;
}
