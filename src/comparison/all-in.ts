import type { ComparedCost } from "../assessment/comparison-schema.js";
import { checkedRange, type Range } from "../quantities/range.js";
import { resamples } from "./bootstrap.js";
import type { Cost } from "./comparison.js";
import { boundsOf, combined, type Draws } from "./distribution.js";
import type { Random } from "./random.js";

/**
 * What a month costs on both sides at the measured volume: GPU hours × price, people and the rest, beside what the provider
 * asks for. Ranges are sampled, as likely below as above their expected value and evenly on a logarithmic scale to each end.
 *
 * @throws RangeError where a range or the volume is none, or nothing is paid on the managed side
 */
export function compareCosts({ managed, self_hosted: own, volume }: Cost, alpha: number, random: Random): ComparedCost {
  const { requests_per_month: requests, tokens_per_month: tokens } = volume;
  if (!(requests > 0 && requests < Number.POSITIVE_INFINITY))
    throw new RangeError(`requests a month cannot be ${requests}`);
  const units = managed.per === "request" ? requests : (tokens ?? Number.NaN) / 1e6;
  if (!(units > 0 && units < Number.POSITIVE_INFINITY)) throw new RangeError(`tokens a month cannot be ${tokens}`);
  if (!(managed.usd.low > 0)) throw new RangeError(`the managed price cannot be ${managed.usd.low}`);
  const bill = drawn(managed.usd, "the managed price", random, units);
  const gpus = combined(
    drawn(own.gpu_hours_per_month, "GPU hours", random),
    drawn(own.usd_per_gpu_hour, "the price of a GPU hour", random),
    (hours, price) => hours * price,
  );
  const people = drawn(own.people_usd_per_month, "the cost of people", random);
  const other = drawn(own.other_usd_per_month, "other costs", random);
  const allIn = combined(combined(gpus, people, add), other, add);
  return {
    managed_usd_per_month: boundsOf(bill, alpha),
    self_hosted_usd_per_month: boundsOf(allIn, alpha),
    times: boundsOf(
      combined(allIn, bill, (a, b) => a / b),
      alpha,
    ),
    managed_basis: managed.basis,
    requests_per_month: requests,
    self_hosted_usd_per_request: allIn.expected / requests,
    managed_usd_per_request: bill.expected / requests,
  };
}

const add = (a: number, b: number): number => a + b;

function drawn(range: Range, name: string, random: Random, times = 1): Draws {
  const { low, expected, high } = checkedRange(range, name);
  const resampled = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    const u = random.next();
    resampled[i] = times * (u < 0.5 ? along(low, expected, 2 * u) : along(expected, high, 2 * u - 1));
  }
  return { expected: times * expected, resampled };
}

/** So far from one end to the other on a logarithmic scale; from zero, where there is none, evenly. */
const along = (from: number, to: number, way: number): number =>
  from > 0 ? from * (to / from) ** way : from + (to - from) * way;
