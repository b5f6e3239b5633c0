import type { Sql } from "../../logs/sql/dialect.js";
import { unusable } from "../../logs/sql/flags.js";
import { isOfWorkload, sliceOfRow } from "../files/sliced.js";
import type { Store } from "./store.js";

/** A side of a comparison, and the table that keeps its requests. */
export type SideName = "managed" | "self_hosted";

/**
 * Keeps the requests that were just read as those of one side, so that the other can be read into the same store.
 *
 * @returns false where no requests were read, as of reports
 */
export async function keepSide(store: Store, side: SideName): Promise<boolean> {
  const [found] = await store.all("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'requests'");
  if (Number(found?.[0] ?? 0) === 0) return false;
  await store.run(`ALTER TABLE requests RENAME TO ${side}`);
  return true;
}

/** Requests with the same id on both sides, by how they went. */
export interface PairedRows {
  /** Requests of each side with an id, and those of them that the other side has too. */
  with_id: Readonly<Record<SideName, number>>;
  pairs: number;
  slices: ReadonlyMap<
    string,
    { pairs: number; only_managed_failed: number; only_self_hosted_failed: number; both_failed: number }
  >;
  latency_ms: readonly (readonly [managed: number, self_hosted: number])[];
  ttft_ms: readonly (readonly [managed: number, self_hosted: number])[];
}

/**
 * Joins the kept requests of both sides by their ids. A pair is of the slice that the managed side tells.
 *
 * @param workload the name that each side has for it
 * @param mostTimes of more pairs this many are taken for times, chosen by a hash of the id, which no time depends on
 */
export async function pairedRows(
  store: Store,
  workload: Readonly<Record<SideName, string>>,
  mostTimes: number,
): Promise<PairedRows> {
  const of = (side: SideName): Sql =>
    `SELECT * FROM ${side} WHERE id IS NOT NULL AND flags < ${unusable} AND ${isOfWorkload("workload", workload[side])}`;
  // one connection answers one query at a time
  const managed = await countOf(of("managed"));
  const selfHosted = await countOf(of("self_hosted"));
  await store.run(`CREATE OR REPLACE TABLE pairs AS SELECT m.id, ${sliceOfRow("m.workload")} AS slice,
    m.status AS managed, s.status AS self_hosted, m.latency AS managed_latency, s.latency AS self_hosted_latency,
    m.ttft AS managed_ttft, s.ttft AS self_hosted_ttft
    FROM (${of("managed")}) AS m JOIN (${of("self_hosted")}) AS s ON m.id = s.id`);
  const failed = (which: Sql): Sql => `count(*) FILTER (WHERE ${which})`;
  const outcomes = await store.all(`SELECT slice, count(*), ${failed("managed <> 'ok' AND self_hosted = 'ok'")},
    ${failed("managed = 'ok' AND self_hosted <> 'ok'")}, ${failed("managed <> 'ok' AND self_hosted <> 'ok'")}
    FROM pairs WHERE managed IS NOT NULL AND self_hosted IS NOT NULL GROUP BY slice ORDER BY slice`);
  return {
    with_id: { managed, self_hosted: selfHosted },
    pairs: await countOf("SELECT id FROM pairs"),
    slices: new Map(
      outcomes.map(([slice, pairs, onlyManaged, onlySelfHosted, both]) => [
        String(slice),
        {
          pairs: Number(pairs),
          only_managed_failed: Number(onlyManaged),
          only_self_hosted_failed: Number(onlySelfHosted),
          both_failed: Number(both),
        },
      ]),
    ),
    latency_ms: await times("latency"),
    ttft_ms: await times("ttft"),
  };

  async function countOf(rows: Sql): Promise<number> {
    const [row] = await store.all(`SELECT count(*) FROM (${rows})`);
    return Number(row?.[0] ?? 0);
  }

  async function times(measure: "latency" | "ttft"): Promise<(readonly [number, number])[]> {
    const rows = await store.all(`SELECT managed_${measure}, self_hosted_${measure} FROM pairs
      WHERE managed_${measure} IS NOT NULL AND self_hosted_${measure} IS NOT NULL
      AND coalesce(managed, 'ok') = 'ok' AND coalesce(self_hosted, 'ok') = 'ok' ORDER BY id LIMIT ${mostTimes}`);
    return rows.map(([a, b]) => [Number(a), Number(b)] as const);
  }
}
