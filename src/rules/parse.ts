import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { suggest } from "../diagnostics/suggest.js";
import { findFact } from "../facts/registry/lookup.js";
import type { Condition } from "./condition.js";
import type { Change, Mode, Pattern, Rule } from "./pack.js";
import { PackText, type Path } from "./pack-text.js";
import { parseCondition } from "./parse-condition.js";
import { packSchema, type RawPack, type RawRule } from "./schema.js";

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

/** Reads one pack file: its shape, its conditions against the fact registry, and ids within the file. */
export function parsePack(content: string, file: string): { source?: PackSource; diagnostics: readonly Diagnostic[] } {
  const text = new PackText(file, content);
  if (text.diagnostics.length > 0) return { diagnostics: text.diagnostics };
  const plain = text.plain();
  if (text.diagnostics.length > 0) return { diagnostics: text.diagnostics };
  const parsed = packSchema.safeParse(plain);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) noteIssue(text, issue);
    // a slip in one rule's shape must not hide slips in the conditions
    for (const list of ["rules", "replace"]) readAllConditions(text, [list]);
    return { diagnostics: text.diagnostics };
  }
  const source = sourceOf(text, parsed.data);
  noteTwins(text, [...source.rules, ...source.replace]);
  return text.diagnostics.length > 0 ? { diagnostics: text.diagnostics } : { source, diagnostics: [] };
}

type Issue = NonNullable<ReturnType<typeof packSchema.safeParse>["error"]>["issues"][number];

function noteIssue(text: PackText, issue: Issue): void {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) {
      const near = suggest(key, keysOfPack);
      text.addAt("pack-unknown-key", text.keyPosition(path, key), { key, ...(near ? { near } : {}) });
    }
    return;
  }
  text.add("pack-shape", path, { at: path.join("."), detail: issue.message });
}

const keysOfPack: readonly string[] = [
  ...Object.keys(packSchema.shape),
  ..."id kind because because_not to_change source review_by when excludes when_forced waived_by weight worst best".split(
    " ",
  ),
  ..."yields_to cases lean about mitigation modes mode title start traits dimension managed self_hosted facts".split(
    " ",
  ),
];

function sourceOf(text: PackText, raw: RawPack): PackSource {
  const rules = (list: "rules" | "replace"): Rule[] => raw[list].map((rule, i) => ruleOf(text, rule, [list, i]));
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
      traits: pattern.traits.map((_, j) => conditionAt(text, ["patterns", i, "traits", j])),
      at: text.position(["patterns", i]),
    })),
    changes: raw.changes.map(({ self_hosted: selfHosted, ...change }, i) => {
      change.facts.forEach((fact, j) => {
        if (!findFact(fact)) text.add("unknown-fact", ["changes", i, "facts", j], { fact });
      });
      return { ...change, selfHosted, at: text.position(["changes", i]) };
    }),
    text,
  };
}

function readAllConditions(text: PackText, path: Path): void {
  for (let i = 0; text.node([...path, i]) !== undefined; i += 1) {
    if (text.node([...path, i, "when"]) !== undefined) parseCondition(text, [...path, i, "when"]);
    if (text.node([...path, i, "cases"]) !== undefined) readAllConditions(text, [...path, i, "cases"]);
  }
}

/** Stands in for a condition that could not be read, in a pack that will be refused anyway. */
const unread: Condition = { op: "all", of: [] };

const conditionAt = (text: PackText, path: Path): Condition => parseCondition(text, path) ?? unread;

function ruleOf(text: PackText, raw: RawRule, path: Path): Rule {
  const common = {
    id: raw.id,
    because: raw.because,
    ...(raw.because_not === undefined ? {} : { becauseNot: raw.because_not }),
    ...(raw.to_change === undefined ? {} : { toChange: raw.to_change }),
    source: raw.source,
    ...(raw.review_by === undefined ? {} : { reviewBy: raw.review_by }),
    at: text.position(path),
  };
  const when = (): Condition => conditionAt(text, [...path, "when"]);
  switch (raw.kind) {
    case "exclusion":
      return { ...common, kind: raw.kind, excludes: raw.excludes, when: when() };
    case "requirement":
      return { ...common, kind: raw.kind, when: when(), whenForced: raw.when_forced, waivedBy: raw.waived_by };
    case "driver":
      return { ...common, kind: raw.kind, when: when() };
    case "signal":
      return {
        ...common,
        kind: raw.kind,
        weight: raw.weight,
        worst: raw.worst,
        best: raw.best,
        ...(raw.yields_to === undefined ? {} : { yieldsTo: raw.yields_to }),
        cases: raw.cases.map(({ lean, because }, i) => ({
          when: conditionAt(text, [...path, "cases", i, "when"]),
          lean: Math.round(lean * 100),
          because,
          at: text.position([...path, "cases", i]),
        })),
      };
    case "warning":
      return { ...common, kind: raw.kind, about: raw.about, when: when() };
    case "risk":
      return {
        ...common,
        kind: raw.kind,
        when: when(),
        mitigation: raw.mitigation,
        ...(raw.modes ? { modes: raw.modes } : {}),
      };
    case "row":
      return { ...common, kind: raw.kind, when: when(), mode: raw.mode };
  }
}

function noteTwins(text: PackText, rules: readonly Rule[]): void {
  const first = new Map<string, number>();
  for (const rule of rules) {
    const line = first.get(rule.id);
    if (line === undefined) first.set(rule.id, rule.at.line);
    else text.addAt("pack-duplicate-id", rule.at, { id: rule.id, line });
  }
}
