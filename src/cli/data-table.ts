import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "./failure.js";
import { packageRoot } from "./paths.js";
import { reasonOf } from "./system-error.js";

type Schemas = typeof import("../assessment/reference-schema.js");

/** Files of dated reference data, with what checks them. */
const schemas = {
  "model-lifecycle.json": (all: Schemas) => all.lifecycleSchema,
  "models.json": (all: Schemas) => all.modelsSchema,
  "gpus.json": (all: Schemas) => all.gpusSchema,
  "sizing.json": (all: Schemas) => all.sizingSchema,
  "prices.json": (all: Schemas) => all.pricesSchema,
  "providers.json": (all: Schemas) => all.providersSchema,
  "cost-assumptions.json": (all: Schemas) => all.assumptionsSchema,
} as const;

export type TableName = keyof typeof schemas;

/** Paths of the tables that a folder of the user's may hold. */
export const tablesIn = (dir: string | undefined): string[] =>
  dir === undefined ? [] : Object.keys(schemas).map((name) => join(dir, name));

/**
 * Reads one table: from the folder of the user's where it holds one of that name, else the package's own.
 *
 * @throws UsageError where the folder holds no table at all, or a file cannot be read or is not of the expected shape
 */
export async function readTable<T>(name: TableName, dir?: string): Promise<T> {
  const names = Object.keys(schemas);
  if (dir !== undefined && !names.some((each) => existsSync(join(dir, each)))) {
    throw new UsageError(`--data ${dir} holds none of the tables: ${names.join(", ")}`);
  }
  const own = dir === undefined ? undefined : join(dir, name);
  const path = own !== undefined && existsSync(own) ? own : join(packageRoot, "data", name);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
  let content: T;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${reasonOf(error)}`);
  }
  // the package's own tables are checked when it is built
  if (path === own) await check(name, path, content);
  return content;
}

async function check(name: TableName, path: string, content: unknown): Promise<void> {
  const all = await import("../assessment/reference-schema.js");
  const parsed = schemas[name](all).safeParse(content);
  if (parsed.success) return;
  const places = parsed.error.issues.map(({ path: at, message }) => `${placeOf(at)}: ${message}`);
  const more = places.length > shown ? [`and ${places.length - shown} more`] : [];
  throw new UsageError([`${path} does not have the expected shape`, ...places.slice(0, shown), ...more].join("\n  "));
}

/** Problems told of one table. */
const shown = 10;

/** `prices[3].date`. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return place.replace(/^\./, "") || "the file";
}
