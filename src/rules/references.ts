import type { Position } from "../diagnostics/diagnostic.js";
import { suggest } from "../diagnostics/suggest.js";
import type { Pack, Rule } from "./pack.js";
import type { Path } from "./pack-text.js";
import type { PackSource } from "./parse.js";

/** One rule named by another: who stands in for it, or whom it yields to. */
interface Reference {
  id: string;
  kind: "driver" | "signal";
  /** Where it stands within the rule. */
  path: Path;
}

function referencesOf(rule: Rule): Reference[] {
  if (rule.kind === "requirement")
    return rule.waivedBy.map((id, i) => ({ id, kind: "driver", path: ["waived_by", i] }));
  if (rule.kind !== "signal" || rule.yieldsTo === undefined) return [];
  return [{ id: rule.yieldsTo, kind: "signal", path: ["yields_to"] }];
}

/**
 * Refuses rules that name what is not there. A rule of the pack below was whole before this source changed what it
 * names, so there the change is what is refused.
 *
 * @param rules all rules of the pack that the source makes
 */
export function checkReferences(source: PackSource, base: Pack | undefined, rules: readonly Rule[]): void {
  const { text } = source;
  const idsOf = (kind: Rule["kind"]) => rules.filter((rule) => rule.kind === kind).map((rule) => rule.id);
  const ids = { driver: idsOf("driver"), signal: idsOf("signal") };
  const isMet = (rule: Rule, { id, kind }: Reference) => ids[kind].includes(id) && id !== rule.id;
  for (const list of ["rules", "replace"] as const) {
    for (const [i, rule] of source[list].entries()) {
      for (const reference of referencesOf(rule)) {
        if (isMet(rule, reference)) continue;
        const { id, kind, path } = reference;
        const near = suggest(
          id,
          ids[kind].filter((other) => other !== rule.id),
        );
        text.add("pack-bad-reference", [list, i, ...path], { id, rule: rule.id, kind, ...(near ? { near } : {}) });
      }
    }
  }
  const below = new Set(base?.rules.map(({ id }) => id));
  for (const id of below) {
    const by = rules.filter(
      (rule) => !isOwn(source, rule) && referencesOf(rule).some((ref) => ref.id === id && !isMet(rule, ref)),
    );
    if (by.length === 0) continue;
    text.addAt("pack-still-named", placeOfChange(source, id), { id, by: by.map((rule) => rule.id) });
  }
}

function isOwn({ rules, replace }: PackSource, { id }: Rule): boolean {
  return [...rules, ...replace].some((own) => own.id === id);
}

function placeOfChange({ text, disable, replace }: PackSource, id: string): Position {
  const replaced = replace.find((rule) => rule.id === id);
  return replaced ? replaced.at : text.position(["disable", disable.indexOf(id)]);
}
