import { existsSync, statSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { plainText } from "../diagnostics/plain-text.js";
import { suggest } from "../diagnostics/suggest.js";
import { reasonOf } from "../diagnostics/system-error.js";
import type { Misshape } from "../tables/check.js";
import { type TableName, tableNames } from "../tables/names.js";
import type { Tables } from "../tables/tables.js";
import { maxFileBytes } from "../workloads/limits.js";
import { UsageError } from "./failure.js";
import { packageRoot } from "./paths.js";

/** Paths of the tables that a folder of the user's may hold. */
export const tablesIn = (dir: string | undefined): string[] =>
  dir === undefined ? [] : tableNames.map((name) => join(dir, name));

/**
 * Reads one table: from the folder of the user's where it holds one of that name, else the package's own.
 *
 * @throws UsageError where there is no such folder or no table in it, or a file cannot be read or is not of its shape
 */
export async function readTable<Name extends TableName>(name: Name, dir?: string): Promise<Tables[Name]> {
  if (dir !== undefined) checkFolder(dir);
  const own = dir === undefined ? undefined : join(dir, name);
  if (own !== undefined && existsSync(own)) return await ownTable(name, own);
  // the package's own tables are checked when it is built, so that no schema has to be loaded for them
  return JSON.parse(await textOf(join(packageRoot, "data", name)));
}

const mebibytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20).toLocaleString("en-US")} MiB`;

function checkFolder(dir: string): void {
  const found = statSync(dir, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`--data ${dir}: there is no such folder`);
  if (!found.isDirectory()) throw new UsageError(`--data ${dir} is no folder: name the one that holds the tables`);
  if (!tableNames.some((each) => existsSync(join(dir, each)))) {
    throw new UsageError(`--data ${dir} holds none of the tables: ${tableNames.join(", ")}`);
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) {
      throw new UsageError(`${path} holds ${mebibytes(size)}; a table has at most ${mebibytes(maxFileBytes)}`);
    }
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

async function ownTable<Name extends TableName>(name: Name, path: string): Promise<Tables[Name]> {
  const text = await textOf(path);
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    const { at, reason } = (await import("./json-place.js")).jsonPlace({
      file: path,
      text: text.replace(/^\uFEFF/, ""),
    });
    throw new UsageError(`${path}:${at.line}:${at.col} is not JSON: ${plainText(reason)}\n  ${remedy}`);
  }
  const { checkTable } = await import("../tables/check.js");
  const checked = checkTable(name, content);
  if ("table" in checked) return checked.table;
  throw new UsageError(await misshapen(path, text, checked.misshapes));
}

const remedy = "mend it, or take the file out of the folder to have the package's own table";

/** Problems told of one table. */
const shown = 10;

async function misshapen(path: string, text: string, misshapes: readonly Misshape[]): Promise<string> {
  const { keyLines } = await import("../workloads/key-lines.js");
  const lineOf = keyLines(text);
  const places = misshapes.slice(0, shown).map(({ path: at, message, found }) => {
    const not = found === undefined ? "" : `, not ${found}`;
    return `line ${lineOf(at)}, ${placeOf(at)} ${withNear(message)}${not}`;
  });
  const more = misshapes.length > shown ? [`and ${misshapes.length - shown} more`] : [];
  return [`${path} is not as a table has to be`, ...places, ...more, remedy].join("\n  ");
}

/** Of a key that is none the one that was meant, in place of all there are. The tables know shapes, and no spelling. */
function withNear(message: string): string {
  const [, what = "", key = "", known = ""] = /^(has a key (.+) that is none): the keys are (.+)$/.exec(message) ?? [];
  const near = suggest(key, known.split(", "));
  return near === undefined ? message : `${what}: did you mean ${near}?`;
}

/** `prices[3].date`. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return place.replace(/^\./, "") || "the file";
}
