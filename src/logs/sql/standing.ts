import type { Sql } from "./dialect.js";

/** Of several rows of one request the first one stands: the last revision first, then what tells most. */
export const standing: Sql =
  "revision DESC NULLS LAST, output DESC NULLS LAST, input DESC NULLS LAST, ts, latency NULLS LAST";
