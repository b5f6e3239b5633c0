import { type Sql, when } from "./dialect.js";

export const literal = (text: string): Sql => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
export const quoted = (name: string): Sql => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;

/** A type without what says that it may be null or is kept in a dictionary. */
export function plainType(type: string): string {
  const inner = /^(?:Nullable|LowCardinality)\((.*)\)$/.exec(type)?.[1];
  return inner === undefined ? type : plainType(inner);
}

export const isTime = (type: string): boolean => type.startsWith("DateTime");
export const isWhole = (type: string): boolean => /^U?Int(8|16|32|64)$/.test(type);
/** Floats of 32 bits and decimals are read as the text that they are shown as, which is what an export of them holds. */
export const isNumber = (type: string): boolean => type === "Float64";

/** Text that may be null. */
export const textOf = (value: Sql): Sql => `CAST(toString(${value}), 'Nullable(String)')`;

/** Servers of 2018 have no trim. */
export const trimmed = (text: Sql): Sql => `replaceRegexpAll(${text}, '^ +| +$', '')`;

const matches = (text: Sql, pattern: string): Sql => `match(${text}, ${literal(pattern)})`;
const decimal = "^[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?$";

/** The text as a floating-point number; null where it is none, or is not finite. */
export function numberOfText(text: Sql): Sql {
  const plain = trimmed(text);
  const value = `toFloat64OrNull(${plain})`;
  return when(`${matches(plain, decimal)} AND isFinite(${value})`, value);
}

/** The text as a whole number, of a fraction the nearest; null where it is none. */
export function wholeOfText(text: Sql): Sql {
  const plain = trimmed(text);
  const value = `toFloat64OrNull(${plain})`;
  const away = `CASE WHEN ${value} < 0 THEN -toInt64(floor(0.5 - ${value})) ELSE toInt64(floor(${value} + 0.5)) END`;
  return `CASE WHEN ${matches(plain, "^[-+]?[0-9]{1,18}$")} THEN toInt64OrNull(replaceRegexpOne(${plain}, '^[+]', '')) WHEN ${matches(plain, decimal)} AND abs(${value}) < 9.2e18 THEN ${away} ELSE NULL END`;
}

export const wholeOf = (value: Sql, type: string): Sql =>
  type === "UInt64" ? when(`${value} <= 9223372036854775807`, `toInt64(${value})`) : `toInt64(${value})`;

export const finite = (value: Sql): Sql => when(`isFinite(${value})`, value);

export const nearest = (value: Sql): Sql => when(`abs(${value}) < 9.2e18`, `toInt64(floor(${value} + 0.5))`);

/** Epoch milliseconds of a column of time: it holds an instant, whatever zone it is shown in. */
export const instantOf = (time: Sql, type: string): Sql =>
  type.startsWith("DateTime64") ? `toUnixTimestamp64Milli(${time})` : `toInt64(toUnixTimestamp(${time})) * 1000`;

const iso =
  "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([ T]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?( ?(Z|UTC|[-+](0[0-9]|1[0-4])(:?[0-5][0-9])?))?)?$";

/** Epoch milliseconds of an ISO 8601 text; without an offset it is in the zone. Null where it is none. */
export function instantOfText(text: Sql, zone: string): Sql {
  const plain = trimmed(text);
  const replaced = (value: Sql, pattern: string, to: string) =>
    `replaceRegexpOne(${value}, ${literal(pattern)}, ${literal(to)})`;
  // servers before 2020 know no fractions of a second; and none reads a day without a clock, or hours without a colon
  const seconds = replaced(replaced(plain, "\\.[0-9]+", ""), " ?UTC$", "Z");
  const clock = replaced(seconds, "^([-0-9]{10})$", "\\1 00:00:00");
  const whole = replaced(replaced(clock, "^(.{11}[0-9]{2}:[0-9]{2})(Z?|[ +-].*)$", "\\1:00\\2"), " ([-+])", "\\1");
  const rest = `toInt64OrNull(substring(concat(extract(${plain}, ${literal("\\.([0-9]+)")}), '000'), 1, 3))`;
  const at = `parseDateTimeBestEffortOrNull(${whole}, ${literal(zone)})`;
  return when(matches(plain, iso), `toInt64(toUnixTimestamp(${at})) * 1000 + ${rest}`);
}
