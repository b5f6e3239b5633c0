import { mostPairs, type Pairs, type Side } from "../../comparison/comparison.js";
import { sideOf } from "../../comparison/side.js";
import { pairedRows, type SideName } from "../../engines/duckdb/sides.js";
import type { Store } from "../../engines/duckdb/store.js";
import { nameParts } from "../../engines/files/sliced.js";
import { badRows, doubtfulIds, endFaults, type SourceAccount, watching } from "../../evidence/account.js";
import { hourMs, type Parts, type TrafficPart } from "../../evidence/parts.js";
import { counted, percent } from "../../text/figures.js";
import { refuseBadRows } from "../bad-rows.js";
import { UsageError } from "../failure.js";
import { withStore } from "../log-store.js";
import { ProgressLine } from "../progress-line.js";
import { type Reading, type ReadSide, readSide, type SideSources } from "./read-side.js";
import { type Chosen, chosenWorkload } from "./workload-name.js";

/** Both sides of one workload, as their logs tell them. */
export interface Sides {
  workload: string;
  managed: Side;
  self_hosted: Side;
  pairs?: Pairs;
  /** Of the managed side, for its cost. */
  traffic: readonly TrafficPart[];
  /** Hours that the managed log spans. */
  hours: number;
  /** What is to be known of how the logs were read. */
  notes: readonly string[];
}

/** With fewer of the smaller side's requests paired, pairs would leave out most of what was seen. */
const leastPaired = 0.5;

/** Reads both logs, chooses the workload and joins what has the same id. @throws SourceError, UsageError, InputError */
export async function readSides(
  sources: Readonly<Record<SideName, SideSources>>,
  wanted: string | undefined,
  reading: Reading,
): Promise<Sides> {
  const line = new ProgressLine(process.stderr, reading.quiet === true);
  return await withStore(reading.timezone, line, async (store) => {
    const managed = await readSide(store, sources.managed, reading, line.on);
    // how fast and how long is told of each side by itself
    line.restart();
    const selfHosted = await readSide(store, sources.self_hosted, reading, line.on);
    refuseBadRows([managed, selfHosted], reading.maxBad);
    const names = { managed: namesOf(managed.parts), self_hosted: namesOf(selfHosted.parts) };
    for (const [side, told] of Object.entries(names)) {
      if (told.length === 0) throw new UsageError(nothingRead(side === "managed" ? "managed" : "self-hosted", reading));
    }
    const chosen = chosenWorkload(names, wanted);
    line.say("joining the requests of both sides");
    const pairing = await pairsOf(store, chosen, managed, selfHosted);
    const own = partsOf(managed.parts, chosen.managed, chosen.name);
    return {
      workload: chosen.name,
      managed: sideOf(own),
      self_hosted: sideOf(partsOf(selfHosted.parts, chosen.self_hosted, chosen.name)),
      ...(pairing.pairs ? { pairs: pairing.pairs } : {}),
      traffic: own.traffic,
      hours: hoursOf(watching(managed.accounts)),
      notes: [
        ...calledOtherwise(chosen),
        ...pairing.notes,
        ...readingNotes([...managed.accounts, ...selfHosted.accounts]),
      ],
    };
  });
}

const nothingRead = (side: string, { since, until }: Reading): string =>
  since === undefined && until === undefined
    ? `the ${side} log has no request that can be used: no row of it is a request with a time`
    : `the ${side} log has no request between --since and --until`;

const namesOf = ({ traffic }: Parts): string[] =>
  [...new Set(traffic.map(({ workload }) => nameParts(workload).workload))].sort();

/** The parts of one workload, named by its slices, or alike on both sides where nothing tells slices apart. */
function partsOf({ traffic, histograms }: Parts, own: string, name: string): Pick<Parts, "traffic" | "histograms"> {
  const of = <Part extends { workload: string }>(parts: readonly Part[]): Part[] =>
    parts.flatMap((part) => {
      const { workload, slice } = nameParts(part.workload);
      return workload === own ? [{ ...part, workload: slice === workload ? name : slice }] : [];
    });
  return { traffic: of(traffic), histograms: of(histograms) };
}

/** From the first to the last request of the whole log: hours in which the workload is quiet count. */
function hoursOf(accounts: readonly SourceAccount[]): number {
  const from = Math.min(...accounts.flatMap((account) => account.from ?? []));
  const to = Math.max(...accounts.flatMap((account) => account.to ?? []));
  return Math.max(0, (to - from) / hourMs);
}

function calledOtherwise({ name, managed, self_hosted: selfHosted }: Chosen): string[] {
  return managed === selfHosted
    ? []
    : [`${name} is called ${managed} in the managed log and ${selfHosted} in the self-hosted one.`];
}

/** @returns pairs where enough of the requests have the same id on both sides, and what to say of it */
async function pairsOf(
  store: Store,
  chosen: Chosen,
  managed: ReadSide,
  selfHosted: ReadSide,
): Promise<{ pairs?: Pairs; notes: string[] }> {
  if (!managed.hasRows || !selfHosted.hasRows) return { notes: [] };
  const { with_id: ids, pairs, slices, ...times } = await pairedRows(store, chosen, mostPairs);
  const smaller = Math.min(ids.managed, ids.self_hosted);
  if (smaller === 0) return { notes: [] };
  const share = pairs / smaller;
  const of = `${ids.managed.toLocaleString("en-US")} managed and ${ids.self_hosted.toLocaleString("en-US")} self-hosted requests with an id`;
  if (pairs === 0) return { notes: [`None of ${of} has the same one on both sides.`] };
  if (share < leastPaired) {
    return {
      notes: [
        `Only ${counted(pairs, "request")} of ${of} have the same one on both sides (${percent(share)} of the smaller side), too few to stand for the rest: the sides are compared as unpaired.`,
      ],
    };
  }
  const named = new Map([...slices].map(([slice, outcomes]) => [slice === "" ? chosen.name : slice, outcomes]));
  return {
    pairs: { slices: named, ...times },
    notes: [`${counted(pairs, "pair")} of requests with the same id on both sides, of ${of}.`],
  };
}

/** What is missing from the figures of a source. */
function readingNotes(accounts: readonly SourceAccount[]): string[] {
  return accounts.flatMap((account) => {
    const bad = badRows(account);
    const why = account.faults.filter(({ bad: isBad }) => isBad).map(({ means }) => means);
    const rest = [...why, ...endFaults(account)];
    const repeated = doubtfulIds(account);
    return [
      ...(bad > 0
        ? [
            `${counted(bad, "row")} of ${account.rows.toLocaleString("en-US")} in ${account.source} could not be used: ${rest.join("; ")}.`,
          ]
        : []),
      ...(repeated !== null
        ? [
            `Of the requests in ${account.source}, ${percent(repeated)} have the id of another one and were left out: unless it holds requests twice, its ids may not be those of requests.`,
          ]
        : []),
    ];
  });
}
