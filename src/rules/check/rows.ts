import type { Row } from "../pack.js";
import { entangled } from "./entangled.js";
import type { Findings } from "./findings.js";

/** Rows that earlier rows leave nothing to, rows whose order alone decides, and facts that a table says nothing of. */
export function rowFindings(findings: Findings, never: ReadonlySet<string>): void {
  const rows = findings.compiled.pack.rules.filter((rule) => rule.kind === "row");
  gap(findings, rows);
  for (const [i, row] of rows.entries()) {
    if (never.has(row.id)) continue;
    if (isIdle(findings, row, rows.slice(0, i))) continue;
    for (const earlier of rows.slice(0, i)) {
      if (earlier.mode === row.mode) continue;
      const both = [
        { node: findings.node(earlier.id), want: true },
        { node: findings.node(row.id), want: true },
      ];
      const answer = findings.ask(both, row.at, `whether ${earlier.id} and ${row.id} can both hold`);
      if (typeof answer === "object") {
        const code = entangled([earlier.when, row.when]) ? "rows-may-overlap" : "rows-overlap";
        findings.add(code, "note", row.at, {
          id: row.id,
          earlier: earlier.id,
          example: findings.example(answer),
        });
      }
    }
  }
}

/** Whether earlier rows leave it nothing, or nothing but facts that are not known. */
function isIdle(findings: Findings, row: Row, before: readonly Row[]): boolean {
  const demands = [row, ...before].map(({ id }, i) => ({ node: findings.node(id), want: i === 0 }));
  if (findings.ask(demands, row.at, `whether ${row.id} can be reached`) !== "none") return false;
  const nodes = before.map(({ id }) => findings.node(id));
  const question = `whether ${row.id} can be reached while facts are unknown`;
  const never = findings.isCovered([findings.node(row.id)], nodes, row.at, question);
  const args = { id: row.id, before: before.map(({ id }) => id) };
  if (never) findings.add("row-unreachable", "error", row.at, args);
  else findings.add("row-only-while-unknown", "warning", row.at, args);
  return true;
}

/** Where no row matches, `otherwise` answers; a table that leaves it out may not have meant to. */
function gap(findings: Findings, rows: readonly Row[]): void {
  const { otherwiseAssumed, otherwise } = findings.compiled.pack;
  const last = rows.at(-1);
  if (!otherwiseAssumed || !last) return;
  const demands = rows.map(({ id }) => ({ node: findings.node(id), want: false }));
  const answer = findings.ask(demands, last.at, "whether the rows cover every case");
  if (typeof answer !== "object") return;
  const code = entangled(rows.map(({ when }) => when)) ? "rows-may-leave-gap" : "rows-leave-gap";
  findings.add(code, "warning", last.at, { example: findings.example(answer), mode: otherwise });
}
