import type { TableName } from "./names.js";
import { schemas, type Tables } from "./tables.js";

/** What is wrong at one place of a table. */
export interface Misshape {
  path: readonly PropertyKey[];
  /** What it has to be, after the name of the place. */
  message: string;
  /** What stands there, where that is one value. */
  found?: string;
}

/** The table, if it has the shape that its name asks for; else everything that is wrong in it. */
export function checkTable<Name extends TableName>(
  name: Name,
  content: unknown,
): { table: Tables[Name] } | { misshapes: readonly Misshape[] } {
  const parsed = schemas[name].safeParse(content);
  if (parsed.success) return { table: parsed.data };
  return {
    misshapes: parsed.error.issues.map(({ path, message }) => ({ path, message, ...foundAt(content, path) })),
  };
}

function foundAt(content: unknown, path: readonly PropertyKey[]): Pick<Misshape, "found"> {
  let value = content;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return {};
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  if (value === undefined || (typeof value === "object" && value !== null)) return {};
  return { found: JSON.stringify(value) };
}
