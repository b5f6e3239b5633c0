import type { Sql } from "./dialect.js";

/** How a request ended by its HTTP status (a whole number, or null where it is not told). */
export const httpStatus = (code: Sql): Sql =>
  `CASE WHEN ${code} IS NULL THEN NULL WHEN ${code} BETWEEN 200 AND 299 THEN 'ok' WHEN ${code} = 429 THEN 'rate_limited' ELSE 'error' END`;
