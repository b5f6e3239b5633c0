import type { FactSpec } from "../facts/fact.js";
import { isMoney, suffixesOf } from "../facts/quantity.js";
import { registry } from "../facts/registry/registry.js";
import { type Unit, unitLabel } from "../facts/unit.js";
import { maxTextLength } from "./limits.js";
import { type Field, type Fields, factFields, provenances } from "./shape.js";

/** A part of a JSON Schema. */
export type SchemaPart = Readonly<Record<string, unknown>>;

const text = { type: "string", minLength: 1, maxLength: maxTextLength } as const;

const orUnknown = (schema: SchemaPart) => ({ anyOf: [schema, { type: "null" }] });

/** A pattern for the quantities that parseQuantity reads: a number with at most one suffix of the unit. */
function quantityPattern(unit: Unit): string {
  const suffixes = Object.keys(suffixesOf(unit)).join("|");
  const end = unit === "ms" ? `(${suffixes})` : `(${suffixes})?`;
  return `^[+-]?${isMoney(unit) ? "\\$?" : ""}\\s*([0-9][0-9_]*(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*${end}$`;
}

function quantity(unit: Unit, min: number, max: number, integer: boolean): SchemaPart {
  const written = { type: "string", pattern: quantityPattern(unit) };
  if (unit === "ms") return written;
  return { anyOf: [{ type: integer ? "integer" : "number", minimum: min, maximum: max }, written] };
}

function valueSchema({ type }: FactSpec): SchemaPart {
  switch (type.kind) {
    case "quantity":
      return quantity(type.unit, type.min, type.max, type.integer === true);
    case "choice":
      return { enum: type.values };
    case "flag":
      return { type: "boolean" };
    case "tags":
      return { type: "array", items: type.values ? { enum: type.values } : suggested(type.known) };
    case "text":
      return suggested(type.known);
  }
}

/** Any word; the known ones are offered for completion. */
function suggested(known: readonly string[] | undefined): SchemaPart {
  return known === undefined ? text : { anyOf: [{ enum: known }, text] };
}

function describe(spec: FactSpec): string {
  const unit = spec.type.kind === "quantity" ? ` Unit: ${unitLabel[spec.type.unit]}.` : "";
  return `${spec.question}${unit} Example: ${spec.example}. To find out: ${spec.howToLearn}`;
}

function fieldSchema(field: Field): SchemaPart {
  if (field.kind === "group") return orUnknown(mapSchema(field.fields));
  const { spec } = field;
  return { title: spec.title, description: describe(spec), ...orUnknown(valueSchema(spec)) };
}

function factSchemas(fields: Fields): Record<string, SchemaPart> {
  return Object.fromEntries([...fields].map(([key, field]) => [key, fieldSchema(field)]));
}

function mapSchema(fields: Fields): SchemaPart {
  return { type: "object", properties: factSchemas(fields), additionalProperties: false };
}

const provenanceSchema = {
  description: "Where a stated value comes from, by fact: measured, declared (the default) or assumed.",
  ...orUnknown({
    type: "object",
    properties: Object.fromEntries(registry.map((spec) => [spec.name, orUnknown({ enum: provenances })])),
    additionalProperties: false,
  }),
};

const sliceSchema = {
  type: "object",
  required: ["name", "share"],
  properties: {
    name: { description: "What this part of the workload is called.", ...text },
    share: {
      description: "Its share of the workload's traffic; the shares add up to 100%.",
      ...quantity("share", 0, 1, false),
    },
    provenance: provenanceSchema,
    ...factSchemas(factFields),
  },
  additionalProperties: false,
};

const workloadSchema = {
  type: "object",
  required: ["name"],
  properties: {
    name: { description: "What the workload is called; unique over all files that are assessed together.", ...text },
    owner: { description: "Who answers for it.", ...orUnknown(text) },
    ...factSchemas(factFields),
    provenance: provenanceSchema,
    slices: {
      description:
        "Parts of the workload that may go different ways. What a slice does not state, it shares with the workload.",
      ...orUnknown({ type: "array", minItems: 2, items: { $ref: "#/$defs/slice" } }),
    },
  },
  additionalProperties: false,
};

/** The JSON Schema (draft 2020-12) of the workload file, made from the fact registry; YAML editors read it too. */
export function workloadFileSchema(): SchemaPart {
  const team = factFields.get("team");
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "llm-decide workload file",
    description: "Workloads that call a language model, and what is known of them. What is left out is unknown.",
    type: "object",
    required: ["workloads"],
    properties: {
      $schema: { type: "string" },
      version: { description: "Version of this file format.", ...orUnknown({ const: 1 }) },
      team: {
        description:
          "What holds for the team behind every workload of this file. The same keys inside a workload win there.",
        ...(team === undefined ? {} : fieldSchema(team)),
      },
      workloads: { type: "array", minItems: 1, items: { $ref: "#/$defs/workload" } },
    },
    additionalProperties: false,
    $defs: { workload: workloadSchema, slice: sliceSchema },
  };
}
