import { MinutesByWorkload } from "../../evidence/minutes.js";
import { measures, type Parts, sumNames } from "../../evidence/parts.js";
import type { Dialect } from "../../logs/sql/dialect.js";
import { grouped } from "../../logs/sql/grouped.js";
import { groupedRows, type LiveRows, separateRows } from "../../logs/sql/live-rows.js";
import type { Database } from "../database.js";
import { type FlagCount, flagCount } from "../flag-count.js";
import { histogramPart, readParts, trafficPart } from "../parts.js";
import { SourceError } from "../source-error.js";

/** What a table told of a span. */
export interface Answer {
  parts: Parts;
  flags: readonly FlagCount[];
}

/** Asks a table for the sums of a span. Throws a DatabaseError. */
export async function answerOf(database: Database, dialect: Dialect, live: LiveRows): Promise<Answer> {
  if (dialect.name === "postgres") return readGrouped(database.rows(groupedRows(dialect, live)));
  const queries = separateRows(dialect, live);
  if (/\bJSONExtract/.test(queries.traffic) && Number.parseInt(database.version, 10) < 20) {
    throw new SourceError(
      `ClickHouse ${database.version} cannot read values inside JSON: name columns that hold the values themselves in a column map, or read an export of the table.`,
    );
  }
  const parts = await readParts(async (sql, take) => {
    for await (const row of database.rows(sql)) take(row);
  }, queries);
  const flags: FlagCount[] = [];
  for await (const row of database.rows(queries.account)) flags.push(flagCount(row));
  return { parts, flags };
}

/** Where the columns of the grouped query stand. */
const at = { place: 5, sums: 6, after: 6 + sumNames.length };
const sumAt = (name: (typeof sumNames)[number]): number => at.sums + sumNames.indexOf(name);

async function readGrouped(rows: AsyncIterable<readonly unknown[]>): Promise<Answer> {
  const parts: Parts = { traffic: [], minutes: [], histograms: [] };
  const minutes = new MinutesByWorkload();
  const flags: FlagCount[] = [];
  for await (const row of rows) {
    const [kind, workload, ...rest] = row;
    const place = row[at.place];
    const requests = row[sumAt("requests")];
    const measure = Number(kind) - grouped.measure;
    if (kind === grouped.traffic) parts.traffic.push(trafficPart([workload, ...rest]));
    else if (kind === grouped.minute) {
      const tokens = Number(row[sumAt("input_tokens")]) + Number(row[sumAt("output_tokens")]);
      minutes.add(String(workload), Number(place), Number(requests), tokens);
    } else if (kind === grouped.account) flags.push(flagCount([place, requests, ...row.slice(at.after)]));
    // requests that do not tell a measure are in no bucket of it
    else if (measure < measures.length && place !== null) {
      parts.histograms.push(histogramPart([workload, measure, place, requests]));
    }
  }
  return { parts: { ...parts, minutes: minutes.parts }, flags };
}
