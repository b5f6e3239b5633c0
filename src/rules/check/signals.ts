import type { Signal } from "../pack.js";
import { entangled } from "./entangled.js";
import type { Findings } from "./findings.js";

/** Cases of a signal that overlap, values that no case covers, and signals that yield in a circle. */
export function signalFindings(findings: Findings): void {
  for (const { rule, cases } of findings.compiled.signals) {
    for (const [j] of cases.entries()) for (let i = 0; i < j; i += 1) overlap(findings, rule, i, j);
    const gap = findings.ask(
      cases.map(({ node }) => ({ node, want: false })),
      rule.at,
      `whether the cases of ${rule.id} cover every value`,
    );
    if (typeof gap !== "object") continue;
    const code = entangled(rule.cases.map((c) => c.when)) ? "cases-may-leave-gap" : "cases-leave-gap";
    findings.add(code, "note", rule.at, { id: rule.id, example: findings.example(gap) });
  }
  circles(findings);
}

/** Different leans for the same facts contradict; the same lean twice only leaves open which reason is given. */
function overlap(findings: Findings, rule: Signal, i: number, j: number): void {
  const cases = findings.compiled.signals.find((signal) => signal.rule === rule)?.cases;
  const [a, b] = [cases?.[i], cases?.[j]];
  const [first, second] = [rule.cases[i], rule.cases[j]];
  if (!a || !b || !first || !second) return;
  const demands = [
    { node: a.node, want: true },
    { node: b.node, want: true },
  ];
  const answer = findings.ask(demands, second.at, `whether cases ${i + 1} and ${j + 1} of ${rule.id} can both hold`);
  if (typeof answer !== "object") return;
  const sure = !entangled([first.when, second.when]);
  const args = { id: rule.id, first: i + 1, second: j + 1, example: findings.example(answer) };
  findings.add(
    sure ? "cases-overlap" : "cases-may-overlap",
    sure && a.lean !== b.lean ? "error" : "warning",
    second.at,
    args,
  );
}

/** Each circle is told once, at the first of its signals. */
function circles(findings: Findings): void {
  const signals = new Map(findings.compiled.signals.map(({ rule }) => [rule.id, rule]));
  const told = new Set<string>();
  for (const start of signals.values()) {
    const path: string[] = [];
    let next: Signal | undefined = start;
    while (next && !path.includes(next.id)) {
      path.push(next.id);
      next = next.yieldsTo === undefined ? undefined : signals.get(next.yieldsTo);
    }
    if (next !== start || told.has(start.id)) continue;
    for (const id of path) told.add(id);
    findings.add("signals-yield-in-circle", "error", start.at, { id: start.id, circle: [...path, start.id] });
  }
}
