import type { z } from "zod";
import type { Args } from "../diagnostics/diagnostic.js";
import { suggest } from "../diagnostics/suggest.js";
import type { PackText, Path } from "./pack-text.js";
import { keysAt, partOf } from "./schema-keys.js";

type Issue = z.core.$ZodIssue;

/**
 * Notes what a schema finds wrong with a file, each problem at its place: as codes of our own, since the schema
 * library's sentences speak of types where an author thinks of keys and values.
 *
 * @param plain the file as plain values, as the schema saw it
 */
export function noteIssues(text: PackText, schema: z.ZodType, plain: unknown, issues: readonly Issue[]): void {
  for (const issue of issues) {
    const path: Path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) noteKey(text, path, key, keysAt(schema, path, plain));
      continue;
    }
    const found = valueAt(plain, path);
    const missing = found === undefined;
    const at =
      issue.code === "invalid_key" ? text.keyPosition(path.slice(0, -1), String(path.at(-1))) : text.position(path);
    const problem = missing
      ? { code: "pack-key-missing", args: missingArgs(plain, path) }
      : problemOf(issue, found, keyOf(path));
    // one slip may break several rules of the schema, and a condition is read more closely elsewhere
    if (!missing && text.hasProblemAt(at)) continue;
    text.addAt(problem.code, at, { ...nameOf(path), ...problem.args });
  }
}

function noteKey(text: PackText, path: Path, key: string, keys: readonly string[]): void {
  const near = suggest(key, keys);
  text.addAt("pack-unknown-key", text.keyPosition(path, key), { key, keys, ...(near ? { near } : {}) });
}

/** The key that a value stands under; items of a list stand under the list's. */
function keyOf(path: Path): string {
  return path.findLast((step): step is string => typeof step === "string") ?? "";
}

const nameOf = (path: Path): Args => ({
  key: keyOf(path),
  ...(typeof path.at(-1) === "number" ? { item: Number(path.at(-1)) + 1 } : {}),
});

/** What lacks the key, by its id or name where it has one. */
function missingArgs(plain: unknown, path: Path): Args {
  const owner = valueAt(plain, path.slice(0, -1));
  const name = partOf(owner, "id") ?? partOf(owner, "name");
  return typeof name === "string" && path.length > 1 ? { of: name } : {};
}

function problemOf(issue: Issue, found: unknown, key: string): { code: string; args: Args } {
  switch (issue.code) {
    case "invalid_value":
      return unknownValue(found, issue.values.map(String));
    case "invalid_union":
      return unknownValue(found, "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : []);
    case "invalid_type":
      return { code: "pack-wrong-type", args: { expected: typeNames[issue.expected] ?? "", found: typeOf(found) } };
    case "too_small":
      return issue.origin === "number"
        ? outOfRange(found, `at least ${issue.minimum}`)
        : { code: "pack-empty", args: {} };
    case "too_big":
      return outOfRange(found, `at most ${issue.maximum}`);
    case "not_multiple_of":
      return outOfRange(found, "two digits after the point at most");
    case "custom":
      return { code: "text-unprintable", args: { fact: key } };
    case "invalid_key":
      return { code: "pack-shape", args: { detail: issue.issues[0]?.message ?? "" } };
    default:
      return { code: "pack-shape", args: { detail: issue.message } };
  }
}

function unknownValue(found: unknown, choices: readonly string[]): { code: string; args: Args } {
  if (typeof found !== "string") return { code: "pack-wrong-type", args: { expected: "text", found: typeOf(found) } };
  const near = suggest(found, choices);
  return { code: "pack-unknown-value", args: { found, choices, ...(near ? { near } : {}) } };
}

const outOfRange = (found: unknown, expected: string) => ({
  code: "pack-out-of-range",
  args: { found: String(found), expected },
});

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
};

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number" && !Number.isInteger(value)) return "a fraction";
  return typeNames[typeof value] ?? "something else";
}

const valueAt = (plain: unknown, path: Path): unknown => path.reduce(partOf, plain);
