import type { RowFormat } from "./format.js";

/** What a format reads and a source lacks. */
export interface MissingColumns {
  /** Without these the source cannot be read. */
  required: readonly string[];
  /** Without these something about the requests stays unknown. */
  others: readonly string[];
}

/** @param columns of the source, by name. Keys of JSON that is not read whole may come later, and are not missing */
export function missingColumns(
  { required, columns: read, oneOf = [] }: Pick<RowFormat, "required" | "columns" | "oneOf">,
  columns: { has(name: string): boolean },
): MissingColumns {
  const grouped = new Set(oneOf.flat());
  const alone = read.filter((name) => !grouped.has(name)).map((name) => [name]);
  const groups = [...oneOf, ...alone].filter((group) => !group.some((name) => columns.has(name)));
  const missing = [...new Set(groups.flatMap((group) => group.slice(0, 1)))];
  return {
    required: missing.filter((name) => required.includes(name)),
    others: missing.filter((name) => !required.includes(name)),
  };
}
