import { z } from "zod";

/** ISO 8601, UTC. */
const time = z.string();

const faultCount = z.object({
  fault: z.string(),
  means: z.string(),
  /** True where the rows should be in the figures and are not. */
  bad: z.boolean(),
  rows: z.number(),
  places: z.array(z.number()),
});

/** What became of the rows of one source. */
export const sourceSchema = z.object({
  source: z.string(),
  format: z.string(),
  engine: z.enum(["duckdb", "postgres", "clickhouse", "report"]),
  by: z.array(z.string()),
  rows: z.number(),
  used: z.number(),
  faults: z.array(faultCount),
  out_of_order: z.object({ rows: z.number(), furthest_ms: z.number() }).nullable(),
  from: time.nullable(),
  to: time.nullable(),
  missing_columns: z.array(z.string()),
  /** The time that a live table was asked for; null where everything was read. */
  span: z.object({ from: time, to: time }).nullable(),
  broken_off: z.boolean(),
  /** True where a compressed file does not hold the bytes that were written. */
  damaged: z.boolean(),
  duplicates_unknown: z.boolean(),
  /** Share of the requests that have the id of another one, where it is so large that ids may be no requests' own; else null. */
  doubtful_ids: z.number().nullable(),
});
