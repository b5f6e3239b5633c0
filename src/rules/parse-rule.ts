import type { Condition } from "./condition.js";
import type { Rule } from "./pack.js";
import type { PackText, Path } from "./pack-text.js";
import type { RawRule } from "./schema.js";

/** Gives the condition at a path, which was read before. */
export type ConditionAt = (path: Path) => Condition;

/** A rule whose shape is right, with its places. */
export function ruleOf(text: PackText, raw: RawRule, path: Path, conditionAt: ConditionAt): Rule {
  const common = {
    id: raw.id,
    because: raw.because,
    ...(raw.because_not === undefined ? {} : { becauseNot: raw.because_not }),
    ...(raw.to_change === undefined ? {} : { toChange: raw.to_change }),
    source: raw.source,
    ...(raw.review_by === undefined ? {} : { reviewBy: raw.review_by }),
    at: text.position(path),
  };
  const when = (): Condition => conditionAt([...path, "when"]);
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
          when: conditionAt([...path, "cases", i, "when"]),
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
