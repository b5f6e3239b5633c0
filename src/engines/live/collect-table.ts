import type { RowFormat } from "../../logs/formats/format.js";
import type { LiveRows } from "../../logs/sql/live-rows.js";
import { type Span, timeCondition } from "../../logs/sql/time-range.js";
import type { Collected, Collecting } from "../collected.js";
import type { Environment } from "../database.js";
import { type DatabaseAddress, readAddress } from "../database-address.js";
import { DatabaseError } from "../database-error.js";
import { keysOf } from "../keys.js";
import { refuseWorkloads } from "../too-many-workloads.js";
import { answerOf } from "./answer.js";
import { Line } from "./line.js";
import { type LiveTable, liveTable } from "./live-table.js";
import { daysOf, halvesOf, hoursOf, spanOf } from "./spans.js";
import { Totals } from "./totals.js";
import { hasUniqueIds } from "./unique-ids.js";

export interface CollectingTable extends Collecting {
  /** What the table holds: a format's name, or a format of rows; else it is found out. */
  from?: RowFormat | string | undefined;
  /** "name" or "schema.name"; else what the address says, else a table that LiteLLM, Langfuse or Helicone have. */
  table?: string | undefined;
  /** Up to when the table is read where no end is asked for, in epoch milliseconds; `latest` where it is left out. */
  now?: number | undefined;
  /** How long one question may take. */
  timeoutMs?: number | undefined;
}

/** A day of the largest logs takes less, and whoever waits longer for an hour of a log will rather export it. */
const usualTimeoutMs = 120_000;

/**
 * Reads a live table: the server adds up, day by day, and only sums come back. Asks for 30 days up to the last whole hour
 * where no span is given.
 *
 * @param url address of the server, see `connect`
 * @param env variables that fill in what the address leaves out, such as the password
 * @throws DatabaseError where the server does not answer
 * @throws SourceError where there is no such table, it is none of the formats, lacks the key that is asked for, or has
 * more workloads than are allowed
 */
export async function collectTable(url: string, asked: CollectingTable, env: Environment): Promise<Collected> {
  const address = readAddress(url, env);
  const line = new Line(url, { timeoutMs: asked.timeoutMs ?? usualTimeoutMs, env });
  try {
    const { server } = address;
    const wanted = { server, table: asked.table ?? address.table, from: asked.from, timezone: asked.timezone };
    const { table, uniqueIds } = await line.ask(async (database) => {
      const found = await liveTable(database, wanted);
      return { table: found, uniqueIds: await hasUniqueIds(database, found) };
    });
    return await collected(line, { table, uniqueIds, source: sourceOf(address, table) }, asked);
  } finally {
    await line.close();
  }
}

/** What the source is called everywhere: nothing of who asks. */
const sourceOf = ({ dialect, host, port, database }: DatabaseAddress, { name }: LiveTable): string =>
  `${dialect}://${host}:${port}/${database} ${name}`;

interface Source {
  table: LiveTable;
  uniqueIds: boolean;
  source: string;
}

async function collected(line: Line, { table, uniqueIds, source }: Source, asked: CollectingTable): Promise<Collected> {
  const { format, dialect } = table;
  const by = keysOf(table, source, asked.by);
  const span = spanOf(asked);
  const conditionOf = (part: Span) => table.time && timeCondition(dialect.name, table.time, part, asked.timezone);
  const liveOf = (part: Span): LiveRows => ({
    ...table.sql,
    format,
    by,
    latest: asked.latest,
    span: part,
    condition: conditionOf(part),
    uniqueIds,
  });
  const isIndexed = conditionOf(span) !== undefined;
  const total = hoursOf(span);
  let done = 0;
  const totals = new Totals();
  // without an index each part would be as much work as the whole
  const left = isIndexed ? daysOf(span).reverse() : [span];
  for (let part = left.pop(); part; part = left.pop()) {
    const live = liveOf(part);
    try {
      totals.add(await line.ask((database) => answerOf(database, dialect, live)));
    } catch (error) {
      const halves = isIndexed && isTooSlow(error) ? halvesOf(part) : undefined;
      if (halves === undefined) throw error;
      left.push(halves[1], halves[0]);
      continue;
    }
    refuseWorkloads(totals.workloads, asked, { isAll: left.length === 0 });
    done += hoursOf(part);
    asked.onProgress?.({ source, share: total === 0 ? 1 : done / total, done, total, unit: "hours" });
  }
  return {
    parts: totals.parts,
    accounts: [
      {
        ...totals.account,
        source,
        format: format.id,
        engine: dialect.name,
        by,
        out_of_order: null,
        span,
        missing_columns: table.missing,
        broken_off: false,
        damaged: false,
      },
    ],
  };
}

const isTooSlow = (error: unknown): boolean => error instanceof DatabaseError && error.code === "too_slow";
