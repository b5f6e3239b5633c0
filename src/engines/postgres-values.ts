import type { CustomTypesConfig, FieldDef } from "pg";
import type { Row, Value } from "./database.js";
import { exactNumber, UnsafeInteger } from "./exact-number.js";

/** Numbers of types in PostgreSQL (pg_type.dat): int8, int2, int4, oid, float4, float8, numeric. */
const numbers: ReadonlySet<number> = new Set([20, 21, 23, 26, 700, 701, 1700]);
const bool = 16;

type Read = (text: string) => Value | UnsafeInteger;

const readers = {
  // thrown where a row is checked: thrown here, it would end the library's reading and not the query
  number: (text: string) => exactNumber(text) ?? new UnsafeInteger(),
  bool: (text: string) => text === "t",
  text: (text: string) => text,
} satisfies Readonly<Record<string, Read>>;

const readerOf = (type: number): Read => {
  if (numbers.has(type)) return readers.number;
  return type === bool ? readers.bool : readers.text;
};

/** Numbers and booleans are read, and every other type stays as the server writes it: dates too, which have no zone. */
export const types: CustomTypesConfig = { getTypeParser: readerOf };

/** A row as it came, or an UnsafeInteger that names its column. */
export function checkedRow(row: readonly (Value | UnsafeInteger)[], fields: readonly FieldDef[]): Row {
  const unsafe = row.findIndex((value) => value instanceof UnsafeInteger);
  if (unsafe !== -1) throw new UnsafeInteger(fields[unsafe]?.name);
  return row as Row;
}
