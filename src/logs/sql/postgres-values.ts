import { type Sql, when } from "./dialect.js";
import { literal } from "./postgres-json.js";

const matches = (text: Sql, pattern: string): Sql => `${text} ~ ${literal(pattern)}`;

/** Up to 299 digits before or behind the point, which a floating-point number holds. */
const decimal = "^ *[-+]?([0-9]{1,200}(\\.[0-9]{0,200})?|\\.[0-9]{1,200})([eE][-+]?[0-9]{1,2})? *$";

/** The text as a whole number, of a fraction the nearest; null where it is none. */
export function wholeOfText(text: Sql): Sql {
  const nearest = `round(CAST(${text} AS numeric))`;
  // PostgreSQL computes a case only where it comes to it, so that what cannot be converted is not tried
  return `CASE WHEN ${matches(text, "^ *[-+]?[0-9]{1,18} *$")} THEN CAST(${text} AS bigint) WHEN ${matches(text, decimal)} THEN ${when(`abs(${nearest}) < 9223372036854775807`, `CAST(${nearest} AS bigint)`)} END`;
}

/** The text as a floating-point number; null where it is none. */
export const numberOfText = (text: Sql): Sql =>
  when(matches(text, decimal), `CAST(btrim(${text}) AS double precision)`);

/** Null for what is not finite; no number is above infinity but "not a number". */
export const finite = (value: Sql): Sql =>
  when(`${value} > '-Infinity' AND ${value} < 'Infinity'`, `CAST(${value} AS double precision)`);

export const nearest = (value: Sql): Sql =>
  when(`abs(${value}) < 9.2e18`, `CAST(floor(CAST(${value} AS double precision) + 0.5) AS bigint)`);

/** Epoch milliseconds of a time with a zone. Whole seconds and what is left are read apart, which no rounding touches. */
export function instantOf(time: Sql): Sql {
  const seconds = `CAST(extract(epoch FROM date_trunc('second', ${time})) AS bigint)`;
  const rest = `CAST(floor(extract(milliseconds FROM ${time})) AS bigint) % 1000`;
  return when(`isfinite(${time})`, `${seconds} * 1000 + ${rest}`);
}

const day = "(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
const clock = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?";
const offset = "(Z|UTC|[-+](0[0-9]|1[0-4])(:?[0-5][0-9])?)";

/** Epoch milliseconds of an ISO 8601 text; without an offset it is in the zone. Null where it is none. */
export function instantOfText(text: Sql, zone: string): Sql {
  const plain = `btrim(${text})`;
  const lastDay = `extract(day FROM CAST(left(${plain}, 7) || '-01' AS timestamp) + interval '1 month' - interval '1 day')`;
  const isDay = `CAST(substr(${plain}, 9, 2) AS int) <= ${lastDay}`;
  const withOffset = instantOf(`CAST(${plain} AS timestamp with time zone)`);
  const without = instantOf(`(CAST(${plain} AS timestamp) AT TIME ZONE ${literal(zone)})`);
  const is = (pattern: string) => matches(plain, `^${day}${pattern}$`);
  return `CASE WHEN ${text} IS NULL OR NOT ${is("([ T].*)?")} THEN NULL WHEN NOT (${isDay}) THEN NULL WHEN ${is(`[ T]${clock} ?${offset}`)} THEN ${withOffset} WHEN ${is(`([ T]${clock})?`)} THEN ${without} END`;
}
