import type { Position } from "../../diagnostics/diagnostic.js";
import type { Node } from "../evaluate.js";
import type { Findings } from "./findings.js";

/** Conditions that hold always or never. Returns the ids of rules that never hold. */
export function constantConditions(findings: Findings): Set<string> {
  const never = new Set<string>();
  const { compiled } = findings;
  for (const rule of compiled.pack.rules) {
    if (rule.kind !== "signal") {
      if (judge(findings, findings.node(rule.id), rule.id, rule.at)) never.add(rule.id);
      continue;
    }
    const signal = compiled.signals.find((s) => s.rule.id === rule.id);
    rule.cases.forEach((test, i) => {
      const node = signal?.cases[i]?.node;
      if (node) judge(findings, node, `${rule.id}, case ${i + 1}`, test.at);
    });
  }
  return never;
}

function judge(findings: Findings, node: Node, id: string, at: Position): boolean {
  if (findings.ask([{ node, want: true }], at, `whether ${id} can hold`) === "none") {
    findings.add("rule-never-holds", "error", at, { id });
    return true;
  }
  if (findings.ask([{ node, want: false }], at, `whether ${id} can fail`) === "none") {
    findings.add("rule-always-holds", "error", at, { id });
  }
  return false;
}
