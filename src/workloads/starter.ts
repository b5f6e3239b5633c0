import type { FactSpec } from "../facts/fact.js";
import { suffixesOf } from "../facts/quantity.js";
import { type Unit, unitLabel } from "../facts/unit.js";
import { type Field, factFields } from "./shape.js";

const head = `# yaml-language-server: $schema=./workloads.schema.json

# Workloads that call a language model, and what is known of them. Every fact is optional: what is left out is unknown,
# and the report says which unknown facts could change a verdict. Delete the \`# \` in front of a fact to state it.
# Numbers take units: 120M, 1.6B, 35%, 800ms, $38k.
version: 1
`;

const teamNote =
  "# The team behind every workload of this file. The same keys may stand inside a workload and win there.";

const workloadsHead = `
workloads:
  - name: example
    # Who answers for it?
    # owner: support-platform
`;

const tail = `
    # Where a value comes from: measured, declared (the default) or assumed.
    # provenance: { traffic.stability: measured }

    # Parts that may go different ways. A slice takes the facts above where they differ; shares add up to 100%.
    # slices:
    #   - { name: triage, share: 70%, quality: { need: good_enough } }
    #   - { name: escalations, share: 30%, quality: { need: frontier } }
`;

/** Known words that are named as suggestions; more would not fit beside the example. */
const shownWords = 5;

const suchAs = (known: readonly string[] = []) =>
  known.length > 0 ? ` such as ${known.slice(0, shownWords).join(", ")}` : "";

function unitInWords(unit: Unit): string {
  if (unit === "ms") return `a time in ${Object.keys(suffixesOf(unit)).join(", ")}`;
  return unit === "share" ? "a share in %" : unitLabel[unit];
}

/** What may be written, in a few words: the unit, or the words to choose from. */
function allowed({ type }: FactSpec): string {
  switch (type.kind) {
    case "quantity":
      return unitInWords(type.unit);
    case "choice":
      return type.values.join(" | ");
    case "flag":
      return "true | false";
    case "tags":
      return type.values ? `any of ${type.values.join(", ")}` : `words${suchAs(type.known)}`;
    case "text":
      return `a word${suchAs(type.known)}`;
  }
}

function factLines(key: string, spec: FactSpec, indent: string): string {
  const { type, example } = spec;
  // an example that lists every word needs no list beside it
  const whole = type.kind === "tags" && (type.values ?? [""]).every((word) => example.includes(word));
  const note = whole ? "any of these" : allowed(spec);
  return `${indent}# ${spec.question}\n${indent}# ${key}: ${example}  # ${note}\n`;
}

function fieldLines(key: string, field: Field, indent: string): string {
  if (field.kind === "fact") return `\n${factLines(key, field.spec, indent)}`;
  const inner = [...field.fields].map(([name, fact]) => fieldLines(name, fact, `${indent}  `).replace(/^\n/, ""));
  return `\n${indent}${key}:\n${inner.join("")}`;
}

/**
 * An annotated workload file to start from: one workload that states nothing yet, with every fact of the registry as a
 * comment. The first line names the JSON Schema that is expected beside it.
 */
export function starterFile(): string {
  const team = factFields.get("team");
  const teamLines = team === undefined ? "" : `\n${teamNote}${fieldLines("team", team, "")}`;
  const facts = [...factFields].filter(([key]) => key !== "team").map(([key, field]) => fieldLines(key, field, "    "));
  return head + teamLines + workloadsHead + facts.join("") + tail;
}
