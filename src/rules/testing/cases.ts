import { z } from "zod";
import type { Diagnostic, Position } from "../../diagnostics/diagnostic.js";
import { suggest } from "../../diagnostics/suggest.js";
import type { FactSpec, FactValue } from "../../facts/fact.js";
import { parseQuantity } from "../../facts/quantity.js";
import { factNames, findFact } from "../../facts/registry/lookup.js";
import { PackText, type Path } from "../pack-text.js";

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
    .array(z.strictObject({ name: z.string().min(1), facts: z.record(z.string(), z.unknown()), expect: expectation }))
    .min(1),
});

/** One row of a pack's test file: facts in, what is expected out. */
export interface PackCase {
  name: string;
  facts: ReadonlyMap<string, FactValue>;
  expect: z.infer<typeof expectation>;
  at: Position;
}

/** Reads a pack's test file. Every problem is reported with its place. */
export function readCases(content: string, name: string): { cases: PackCase[]; diagnostics: readonly Diagnostic[] } {
  const text = new PackText(name, content);
  const plain = text.diagnostics.length > 0 ? undefined : text.plain();
  const parsed = file.safeParse(plain);
  if (text.diagnostics.length > 0) return { cases: [], diagnostics: text.diagnostics };
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
      text.add("pack-shape", path, { at: path.join("."), detail: issue.message });
    }
    return { cases: [], diagnostics: text.diagnostics };
  }
  const cases = parsed.data.cases.map((row, i) => ({
    name: row.name,
    facts: factsOf(text, row.facts, ["cases", i, "facts"]),
    expect: row.expect,
    at: text.position(["cases", i]),
  }));
  return { cases, diagnostics: text.diagnostics };
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
    const value = factValue(spec, plain);
    if (value === undefined)
      text.add("test-does-not-fit", [...path, name], { fact: name, expected: `a value such as ${spec.example}` });
    else facts.set(name, value);
  }
  return facts;
}

/** A plain YAML value as a value of the fact, or undefined where it is none. */
function factValue({ type }: FactSpec, plain: unknown): FactValue | undefined {
  switch (type.kind) {
    case "quantity": {
      const number = typeof plain === "number" && type.unit !== "ms" ? plain : parseQuantity(String(plain), type.unit);
      return typeof number === "number" && number >= type.min && number <= type.max ? number : undefined;
    }
    case "flag":
      return typeof plain === "boolean" ? plain : undefined;
    case "choice":
      return typeof plain === "string" && type.values.includes(plain) ? plain : undefined;
    case "text":
      return typeof plain === "string" ? plain : undefined;
    case "tags": {
      if (!Array.isArray(plain)) return undefined;
      const words: unknown[] = plain;
      return words.every((word) => typeof word === "string" && (type.values?.includes(word) ?? true))
        ? words.map(String)
        : undefined;
    }
  }
}
