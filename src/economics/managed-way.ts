import type { Committed } from "../pricing/price-book.js";
import { atLeast, type Range } from "../quantities/range.js";

export type ManagedWayId = "managed_as_is" | "managed_batch" | "managed_cheaper_model" | "open_weights_hosted";

/** Why a way that is priced cannot be taken yet, the rules aside. */
export type Obstacle =
  /** The model has not passed this workload's evals. */
  | "evals"
  /** Nobody says that the data needs no contract of its own. */
  | "contract"
  /** A single host is no market to plan on. */
  | "one_host"
  /** No verdict rests on a discount whose source is of medium confidence. */
  | "doubtful_discount";

/** One way of letting a provider run it, priced. */
export interface ManagedWay {
  id: ManagedWayId;
  /** What is paid: the use, or the committed spend where that is more. */
  usdPerMonth: Range;
  /** What the use alone costs, and the spend that a contract asks for beside it; absent where there is none. */
  committed?: { usage: Range; spend: Committed };
  /** What it costs by itself, and the spend with today's provider that stays due beside it; absent where none does. */
  leaving?: { usage: Range; due: number };
  provider?: string;
  model?: string;
  /** Absent where it can be taken today. */
  obstacle?: Obstacle;
  /** How the figure came about, in words. */
  basis: string;
}

/** What the way costs by itself, whatever a contract asks for beside it. */
export const usageOf = ({ committed, leaving, usdPerMonth }: ManagedWay): Range =>
  committed?.usage ?? leaving?.usage ?? usdPerMonth;

/** The way without any committed spend. */
export function byItself(way: ManagedWay): ManagedWay {
  const { committed: _, leaving: __, ...rest } = way;
  return { ...rest, usdPerMonth: usageOf(way) };
}

/** What is paid for a use: the use itself, or the committed spend where that is more. */
export const paidFor = (usage: Range, committed: Committed | undefined): Range =>
  committed ? atLeast(usage, committed.usdPerMonth) : usage;

export const isOpen = ({ obstacle }: ManagedWay): boolean => obstacle === undefined;

/** The cheapest way that is open today, by its expected cost; the way of today where none is cheaper. */
export function bestWay(ways: readonly ManagedWay[]): ManagedWay | undefined {
  return ways
    .filter(isOpen)
    .reduce<ManagedWay | undefined>(
      (best, way) => (!best || way.usdPerMonth.expected < best.usdPerMonth.expected ? way : best),
      undefined,
    );
}
