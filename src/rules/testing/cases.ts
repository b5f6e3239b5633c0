import { z } from "zod";
import type { Diagnostic, Position } from "../../diagnostics/diagnostic.js";
import { suggest } from "../../diagnostics/suggest.js";
import type { FactValue } from "../../facts/fact.js";
import { factNames, findFact } from "../../facts/registry/lookup.js";
import { PackText, type Path } from "../pack-text.js";
import { sentence } from "../schema.js";
import { noteIssues } from "../shape-issues.js";
import { factValue } from "./value.js";

const mode = z.enum(["managed", "self_hosted", "hybrid", "blocked"]);
const ids = z.array(z.string());

const expectation = z.strictObject({
  mode: mode.optional(),
  settled: z.boolean().optional(),
  possible: z.array(mode).optional(),
  rung: z.enum(["A", "B", "C", "D", "E", "F", "G", "H", "I"]).optional(),
  fires: ids.optional(),
  silent: ids.optional(),
  unknown: ids.optional(),
});

const file = z.strictObject({
  pack: z.string().optional(),
  cases: z
    .array(z.strictObject({ name: sentence, facts: z.record(z.string(), z.unknown()), expect: expectation }))
    .min(1),
});

/** One row of a pack's test file: facts in, what is expected out. */
export interface PackCase {
  name: string;
  facts: ReadonlyMap<string, FactValue>;
  expect: z.infer<typeof expectation>;
  at: Position;
}

/**
 * Reads the file of cases that stands beside a pack. Every problem is reported with its place.
 *
 * @param packFile name of the pack's file, which `pack` must repeat where it is given
 */
export function readCases(
  content: string,
  name: string,
  packFile: string,
): { cases: PackCase[]; diagnostics: readonly Diagnostic[] } {
  const text = new PackText(name, content);
  const plain = text.diagnostics.length > 0 ? undefined : text.plain();
  if (text.diagnostics.length > 0) return { cases: [], diagnostics: text.problems() };
  const parsed = file.safeParse(plain);
  if (!parsed.success) {
    noteIssues(text, file, plain, parsed.error.issues);
    // a slip in the shape must not hide slips in the facts
    const rows = isRecord(plain) && Array.isArray(plain["cases"]) ? plain["cases"] : [];
    rows.forEach((row: unknown, i) => {
      if (isRecord(row) && isRecord(row["facts"])) factsOf(text, row["facts"], ["cases", i, "facts"]);
    });
    return { cases: [], diagnostics: text.problems() };
  }
  const { pack } = parsed.data;
  if (pack !== undefined && pack !== packFile) text.add("cases-of-other-pack", ["pack"], { pack, expected: packFile });
  const cases = parsed.data.cases.map((row, i) => ({
    name: row.name,
    facts: factsOf(text, row.facts, ["cases", i, "facts"]),
    expect: row.expect,
    at: text.position(["cases", i]),
  }));
  return { cases, diagnostics: text.problems() };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function factsOf(text: PackText, written: Record<string, unknown>, path: Path): Map<string, FactValue> {
  const facts = new Map<string, FactValue>();
  for (const [name, plain] of Object.entries(written)) {
    const spec = findFact(name);
    if (!spec) {
      const near = suggest(name, factNames());
      text.addAt("unknown-fact", text.keyPosition(path, name), { fact: name, ...(near ? { near } : {}) });
      continue;
    }
    const read = factValue(spec, plain);
    if ("value" in read) facts.set(name, read.value);
    else text.add(read.code, [...path, name], read.args);
  }
  return facts;
}
