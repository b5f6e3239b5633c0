import { type FaultCount, faultCount, type SourceAccount } from "../../evidence/account.js";
import type { HistogramPart, Parts } from "../../evidence/parts.js";
import { rowsByFlag, unusable } from "../../logs/sql/flags.js";
import { extentOf, type FlagCount } from "../flag-count.js";
import type { Answer } from "./answer.js";

/** What spans of one table told, added up. */
export class Totals {
  readonly #traffic: Parts["traffic"] = [];
  readonly #minutes: Parts["minutes"] = [];
  readonly #histograms = new Map<string, HistogramPart>();
  readonly #workloads = new Set<string>();
  #flags: FlagCount[] = [];

  /** Adds a span; spans must not overlap, nor meet within a minute. */
  add({ parts, flags: counted }: Answer): void {
    for (const part of parts.traffic) {
      this.#traffic.push(part);
      this.#workloads.add(part.workload);
    }
    for (const part of parts.minutes) this.#minutes.push(part);
    for (const part of parts.histograms) {
      const key = JSON.stringify([part.workload, part.measure, part.bucket]);
      const known = this.#histograms.get(key);
      this.#histograms.set(key, { ...part, count: part.count + (known?.count ?? 0) });
    }
    this.#flags = [...this.#flags, ...counted];
  }

  /** How many workloads there are so far. */
  get workloads(): number {
    return this.#workloads.size;
  }

  get parts(): Parts {
    return { traffic: this.#traffic, minutes: this.#minutes, histograms: [...this.#histograms.values()] };
  }

  /** What became of the rows; the request that is there twice is what was counted as a row and not as a request. */
  get account(): Pick<SourceAccount, "rows" | "used" | "faults" | "from" | "to" | "duplicates_unknown"> {
    const usable = this.#flags.filter((count) => count.flags < unusable);
    const used = this.#traffic.reduce((sum, { requests }) => sum + requests, 0);
    const faults: FaultCount[] = rowsByFlag(this.#flags).map(({ flag, rows }) => faultCount(flag, rows, []));
    const duplicates = total(usable) - used;
    return {
      rows: total(this.#flags),
      used,
      faults: duplicates > 0 ? [...faults, faultCount("duplicate", duplicates, [])] : faults,
      ...extentOf(this.#flags),
    };
  }
}

const total = (counts: readonly FlagCount[]): number => counts.reduce((sum, { rows }) => sum + rows, 0);
