import type { Position } from "../../diagnostics/diagnostic.js";
import type { Node } from "../evaluate.js";
import type { Findings } from "./findings.js";

/** Ids of rules whose condition is constant. */
export interface Constants {
  never: ReadonlySet<string>;
  always: ReadonlySet<string>;
}

/** Conditions that hold always or never. */
export function constantConditions(findings: Findings): Constants {
  const never = new Set<string>();
  const always = new Set<string>();
  const { compiled } = findings;
  for (const rule of compiled.pack.rules) {
    if (rule.kind !== "signal") {
      const constant = judge(findings, findings.node(rule.id), rule.id, rule.at);
      if (constant) (constant === "never" ? never : always).add(rule.id);
      continue;
    }
    const signal = compiled.signals.find((s) => s.rule.id === rule.id);
    rule.cases.forEach((test, i) => {
      const node = signal?.cases[i]?.node;
      if (node) judge(findings, node, `${rule.id}, case ${i + 1}`, test.at);
    });
  }
  for (const { id, at } of compiled.pack.patterns) {
    const traits = compiled.traits.get(id) ?? [];
    for (const [i, node] of traits.entries()) judge(findings, node, `${id}, trait ${i + 1}`, at);
  }
  return { never, always };
}

function judge(findings: Findings, node: Node, id: string, at: Position): "never" | "always" | undefined {
  if (findings.ask([{ node, want: true }], at, `whether ${id} can hold`) === "none") {
    findings.add("rule-never-holds", "error", at, { id });
    return "never";
  }
  if (findings.ask([{ node, want: false }], at, `whether ${id} can fail`) === "none") {
    findings.add("rule-always-holds", "error", at, { id });
    return "always";
  }
  return undefined;
}
