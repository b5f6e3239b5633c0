import { isScalar } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { suggest } from "../diagnostics/suggest.js";
import { factNames, findFact } from "../facts/registry/lookup.js";
import type { Condition } from "./condition.js";
import type { Change, Mode, Pattern, Rule } from "./pack.js";
import { PackText, type Path } from "./pack-text.js";
import { parseCondition } from "./parse-condition.js";
import { type ConditionAt, ruleOf } from "./parse-rule.js";
import { packSchema, type RawPack } from "./schema.js";
import { noteIssues } from "./shape-issues.js";

/** A pack file as read, before any pack that it extends is under it. */
export interface PackSource {
  id: string;
  version: string;
  title: string;
  hitPolicy?: "weigh" | "first";
  bar?: number;
  otherwise?: Mode;
  extends?: string;
  rules: readonly Rule[];
  replace: readonly Rule[];
  disable: readonly string[];
  weights: ReadonlyMap<string, number>;
  patterns: readonly Pattern[];
  changes: readonly Change[];
  /** For problems found later, with the places of this file. */
  text: PackText;
}

/**
 * Reads one pack file: its shape, its conditions against the fact registry, and ids within the file. All problems are
 * told at once, in the order of their places; a slip in the shape of one rule hides none in the conditions of others.
 */
export function parsePack(content: string, file: string): { source?: PackSource; diagnostics: readonly Diagnostic[] } {
  const text = new PackText(file, content);
  const plain = text.diagnostics.length > 0 ? undefined : text.plain();
  if (text.diagnostics.length > 0) return { diagnostics: text.problems() };
  const conditions = conditionsIn(text);
  noteTwins(text, ["rules", "replace"]);
  for (const list of ["patterns", "changes"]) noteTwins(text, [list]);
  noteFactsOfChanges(text);
  const parsed = packSchema.safeParse(plain);
  if (!parsed.success) noteIssues(text, packSchema, plain, parsed.error.issues);
  if (!parsed.success || text.diagnostics.length > 0) return { diagnostics: text.problems() };
  const conditionAt: ConditionAt = (path) => conditions.get(keyOf(path)) ?? neverUsed;
  return { source: sourceOf(text, parsed.data, conditionAt), diagnostics: [] };
}

/** Stands in for a condition that could not be read; a pack with one is refused. */
const neverUsed: Condition = { op: "all", of: [] };

const keyOf = (path: Path): string => path.join("/");

/** Every condition of the file by its path, read whether or not what stands around it has the right shape. */
function conditionsIn(text: PackText): Map<string, Condition | undefined> {
  const conditions = new Map<string, Condition | undefined>();
  const read = (path: Path): void => {
    if (text.node(path) !== undefined) conditions.set(keyOf(path), parseCondition(text, path));
  };
  const readRules = (list: Path): void => {
    for (const path of itemsAt(text, list)) {
      read([...path, "when"]);
      readRules([...path, "cases"]);
    }
  };
  readRules(["rules"]);
  readRules(["replace"]);
  for (const path of itemsAt(text, ["patterns"])) for (const trait of itemsAt(text, [...path, "traits"])) read(trait);
  return conditions;
}

/** The paths of the items of a list. */
function itemsAt(text: PackText, list: Path): Path[] {
  const paths: Path[] = [];
  for (let i = 0; text.node([...list, i]) !== undefined; i += 1) paths.push([...list, i]);
  return paths;
}

/** Ids have to be unique within the lists taken together. */
function noteTwins(text: PackText, lists: readonly string[]): void {
  const first = new Map<unknown, number>();
  for (const path of lists.flatMap((list) => itemsAt(text, [list]))) {
    const node = text.node([...path, "id"]);
    if (!isScalar(node) || typeof node.value !== "string") continue;
    const at = text.position(path);
    const line = first.get(node.value);
    if (line === undefined) first.set(node.value, at.line);
    else text.addAt("pack-duplicate-id", at, { id: node.value, line });
  }
}

function noteFactsOfChanges(text: PackText): void {
  for (const path of itemsAt(text, ["changes"]).flatMap((change) => itemsAt(text, [...change, "facts"]))) {
    const node = text.node(path);
    const fact = isScalar(node) ? String(node.value) : "";
    if (findFact(fact)) continue;
    const near = suggest(fact, factNames());
    text.add("unknown-fact", path, { fact, ...(near ? { near } : {}) });
  }
}

function sourceOf(text: PackText, raw: RawPack, conditionAt: ConditionAt): PackSource {
  const rules = (list: "rules" | "replace"): Rule[] =>
    raw[list].map((rule, i) => ruleOf(text, rule, [list, i], conditionAt));
  return {
    id: raw.id,
    version: raw.version,
    title: raw.title,
    ...(raw.hit_policy === undefined ? {} : { hitPolicy: raw.hit_policy }),
    ...(raw.bar === undefined ? {} : { bar: raw.bar }),
    ...(raw.otherwise === undefined ? {} : { otherwise: raw.otherwise }),
    ...(raw.extends === undefined ? {} : { extends: raw.extends }),
    rules: rules("rules"),
    replace: rules("replace"),
    disable: raw.disable,
    weights: new Map(Object.entries(raw.weights)),
    patterns: raw.patterns.map((pattern, i) => ({
      ...pattern,
      traits: pattern.traits.map((_, j) => conditionAt(["patterns", i, "traits", j])),
      at: text.position(["patterns", i]),
    })),
    changes: raw.changes.map(({ self_hosted: selfHosted, ...change }, i) => ({
      ...change,
      selfHosted,
      at: text.position(["changes", i]),
    })),
    text,
  };
}
