import type { SourceAccount } from "../evidence/account.js";
import type { Parts } from "../evidence/parts.js";

/** What was read of sources, whatever their engine. */
export interface Collected {
  parts: Parts;
  accounts: readonly SourceAccount[];
}

/** Several collections as one. */
export const joined = (all: readonly Collected[]): Collected => ({
  parts: {
    traffic: all.flatMap(({ parts }) => parts.traffic),
    minutes: all.flatMap(({ parts }) => parts.minutes),
    histograms: all.flatMap(({ parts }) => parts.histograms),
  },
  accounts: all.flatMap(({ accounts }) => accounts),
});

/** How far reading is. */
export interface Progress {
  source: string;
  /** Of the source, from 0 to 1. */
  share: number;
  /** Of all sources, by their bytes or spans. */
  done: number;
  total: number;
  unit: "bytes" | "hours";
}

export type OnProgress = (progress: Progress) => void;

/** What is asked of every source. Times are epoch milliseconds. */
export interface Collecting {
  /** A key to count by; else the ones that the format tells workloads by. */
  by?: string | undefined;
  since?: number | undefined;
  until?: number | undefined;
  /** What is later than this cannot be: a clock ran ahead. */
  latest: number;
  /** IANA name of the zone of times without an offset. */
  timezone: string;
  /** With more workloads nothing is read on: each takes room of its own. Without it any number may come. */
  maxWorkloads?: number | undefined;
  onProgress?: OnProgress | undefined;
}
