import { hybrid } from "../../costs/hybrid.js";
import type { Bill } from "../../economics/bill.js";
import { leavingOwn, leavingWay, stayingWay } from "../../economics/commitment.js";
import { bestWay, byItself, type ManagedWay, paidFor, usageOf } from "../../economics/managed-way.js";
import type { OwnWay } from "../../economics/own-ways.js";
import { notSized } from "../../economics/serving.js";
import type { Study } from "../../economics/study.js";
import type { Range } from "../../quantities/range.js";

/** The study of a workload whose slices ask otherwise: the sum of theirs, one fleet a slice. */
export function summedStudy(whole: Study, slices: readonly Study[]): Study {
  const summed = (slices[0]?.ways ?? []).flatMap(
    ({ id }) =>
      summedWay(
        slices.map(({ ways }) => ways.find((way) => way.id === id)),
        whole.bill,
      ) ?? [],
  );
  // without a bill for every slice the whole's is the better one
  const ways = summed[0]?.id === whole.ways[0]?.id ? summed : whole.ways;
  const best = bestWay(ways);
  const { best: _, ...rest } = whole;
  return {
    ...rest,
    ...(best ? { best } : {}),
    profile: { ...whole.profile, ...volumeOf(slices) },
    bill: summedBill(whole.bill, slices),
    ways,
    ...(whole.own[0]?.fixed ? {} : { own: summedOwn(slices, whole.bill), serving: notSized }),
  };
}

/** A way of the whole as the sum over its slices; undefined where it is none of one slice, or of another model there. */
export function summedWay(slices: readonly (ManagedWay | undefined)[], { committed }: Bill): ManagedWay | undefined {
  const ways = slices.flatMap((way) => way ?? []);
  const [first] = ways;
  if (!first || ways.length < slices.length || ways.some(({ model }) => model !== first.model)) return undefined;
  const usdPerMonth = sumOf(ways.map(usageOf));
  const { obstacle } = ways.find((way) => way.obstacle) ?? first;
  const alone = { ...byItself(first), usdPerMonth, ...(obstacle ? { obstacle } : {}) };
  if (first.leaving) return leavingWay(alone, committed);
  return first.committed && committed ? stayingWay(alone, committed) : alone;
}

/**
 * Whether slices ask for something else than the workload says as a whole: other lengths, models or volumes. Where they
 * only share it out, the whole is one fleet's work.
 */
export function askOtherwise({ profile }: Study, slices: readonly Study[]): boolean {
  const asked = ({ inputTokens, outputTokens, cachedShare, provider, model, candidate }: Study["profile"]) =>
    JSON.stringify([inputTokens, outputTokens, cachedShare, provider, model, candidate]);
  if (slices.length === 0) return false;
  if (slices.some((slice) => asked(slice.profile) !== asked(profile))) return true;
  const requests = slices.reduce((sum, slice) => sum + (slice.profile.requests ?? Number.NaN), 0);
  return Math.abs(requests / (profile.requests ?? Number.NaN) - 1) > 1e-6;
}

function volumeOf(slices: readonly Study[]): Pick<Study["profile"], "requests" | "tokensPerMonth"> {
  const sum = (pick: (profile: Study["profile"]) => number | undefined) =>
    slices.reduce((total, { profile }) => total + (pick(profile) ?? Number.NaN), 0);
  const [requests, tokensPerMonth] = [sum((profile) => profile.requests), sum((profile) => profile.tokensPerMonth)];
  return {
    ...(requests > 0 ? { requests } : {}),
    ...(tokensPerMonth > 0 ? { tokensPerMonth } : {}),
  };
}

function summedBill(bill: Bill, slices: readonly Study[]): Bill {
  const priced = slices.flatMap((slice) => slice.bill.priced ?? []);
  if (bill.stated || !bill.priced || priced.length < slices.length) return bill;
  const usage = sumOf(priced.map((price) => price.usage));
  const usdPerMonth = paidFor(usage, bill.committed);
  return { ...bill, usdPerMonth, priced: { ...bill.priced, usage, usdPerMonth } };
}

/** Each way of owning or renting that every slice has, each on a fleet of its own, with one team and one commitment. */
function summedOwn(slices: readonly Study[], { committed }: Bill): OwnWay[] {
  const [first] = slices;
  return (first?.own ?? []).flatMap(({ tenure, model: { id } }) => {
    const ways = slices.flatMap(({ own }) => own.find((way) => way.tenure === tenure) ?? []);
    if (ways.length < slices.length) return [];
    const way: OwnWay = {
      tenure,
      model: hybrid(
        id,
        ways.map((slice) => (slice.alone ?? slice).model),
      ),
      machines: hybrid(
        id,
        ways.map(({ machines }) => machines),
      ),
      running: hybrid(
        id,
        ways.map((slice) => (slice.alone ?? slice).running),
      ),
    };
    return [leavingOwn(way, committed)];
  });
}

const sumOf = (ranges: readonly Range[]): Range =>
  ranges.reduce((a, b) => ({ low: a.low + b.low, expected: a.expected + b.expected, high: a.high + b.high }));
