import { z } from "zod";
import { hasUnsafe } from "../diagnostics/plain-text.js";
import { conditionJsonSchema } from "./condition-schema.js";

/**
 * The shape of a rule pack file. Conditions are only required to be maps here: parse-condition.ts reads them, against the
 * fact registry and with their places in the text.
 */

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "an id is made of lower-case letters, digits and hyphens");

/** Text that ends up on a line of a report, so it may neither break that line nor act on a terminal. */
export const sentence = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !hasUnsafe(text));
const condition = z.record(z.string(), z.unknown()).meta({ id: "condition" });
const mode = z.enum(["managed", "self_hosted", "hybrid", "blocked"]);
const side = z.enum(["managed", "self_hosted"]);

const common = {
  id,
  because: sentence.describe("Why it matters where it holds, in one sentence"),
  because_not: sentence.optional().describe("What it means where it fails"),
  to_change: sentence.optional().describe("Work that would change the answer"),
  source: sentence.describe("Where the rule comes from, e.g. guide: G14.4"),
  review_by: z.iso.date().optional().describe("A day after which somebody should look again"),
};

const exclusion = z.strictObject({
  ...common,
  kind: z.literal("exclusion"),
  excludes: side,
  when: condition,
  to_change: sentence,
});
const requirement = z.strictObject({
  ...common,
  kind: z.literal("requirement"),
  when: condition,
  because_not: sentence,
  to_change: sentence,
  when_forced: z.enum(["required", "reported"]).default("required"),
  waived_by: z.array(id).default([]),
});
const driver = z.strictObject({ ...common, kind: z.literal("driver"), when: condition });
const signal = z.strictObject({
  ...common,
  kind: z.literal("signal"),
  weight: z.int().min(1).max(100).describe("Swing weight: what the way from worst to best counts"),
  worst: sentence,
  best: sentence,
  yields_to: id.optional(),
  cases: z
    .array(z.strictObject({ when: condition, lean: z.number().min(-1).max(1).multipleOf(0.01), because: sentence }))
    .min(1),
});
const warning = z.strictObject({
  ...common,
  kind: z.literal("warning"),
  about: z.enum(["early", "late", "other"]),
  when: condition,
});
const risk = z.strictObject({
  ...common,
  kind: z.literal("risk"),
  when: condition,
  mitigation: sentence,
  modes: z.array(mode).min(1).optional(),
});
const row = z.strictObject({ ...common, kind: z.literal("row"), when: condition, mode });

const rule = z.discriminatedUnion("kind", [exclusion, requirement, driver, signal, warning, risk, row]);

const pattern = z.strictObject({
  id,
  title: sentence,
  start: sentence,
  traits: z.array(condition).min(1),
  source: sentence,
});

const change = z.strictObject({
  id,
  dimension: sentence,
  managed: sentence,
  self_hosted: sentence,
  facts: z.array(z.string()).default([]),
  source: sentence,
});

export const packSchema = z.strictObject({
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version has three numbers, e.g. 1.0.0"),
  title: sentence,
  hit_policy: z.enum(["weigh", "first"]).optional(),
  bar: z.int().min(0).max(100).optional(),
  otherwise: mode.optional(),
  extends: z.string().min(1).optional().describe("A built-in pack's id, or a path relative to this file"),
  rules: z.array(rule).default([]),
  replace: z.array(rule).default([]),
  disable: z.array(id).default([]),
  weights: z.record(id, z.int().min(1).max(100)).default({}),
  patterns: z.array(pattern).default([]),
  changes: z.array(change).default([]),
});

export type RawPack = z.infer<typeof packSchema>;
export type RawRule = RawPack["rules"][number];

/** JSON Schema (draft 2020-12) of a rule pack file, with every fact that a condition can test. */
export function packJsonSchema(): object {
  const { $defs, ...schema } = z.toJSONSchema(packSchema, { target: "draft-2020-12", io: "input" });
  return { title: "llm-decide rule pack", ...schema, $defs: { ...$defs, condition: conditionJsonSchema() } };
}
