import { factNamesIn } from "../assess/reasons.js";
import { findDerived } from "../facts/registry/lookup.js";
import { evaluate, open } from "../rules/evaluate.js";
import type { Rule } from "../rules/pack.js";
import type { Outlook } from "./outlook.js";

const kinds: readonly Rule["kind"][] = ["exclusion", "requirement", "driver", "row", "signal"];

/** The weightiest rule that is still open and tests the fact, or something that is computed from it. */
export function bearingOn({ parts }: Outlook, fact: string): Rule | undefined {
  const found = parts.flatMap(({ space, settled }) => {
    const { compiled } = space.engine;
    return compiled.pack.rules.filter((rule) => {
      if (settled || !kinds.includes(rule.kind)) return false;
      if (!factNamesIn(rule).some((name) => name === fact || findDerived(name)?.inputs.includes(fact))) return false;
      const node = compiled.nodes.get(rule.id);
      return node ? evaluate(node, space.masks) === open : true;
    });
  });
  return found.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))[0];
}
