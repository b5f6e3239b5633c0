import { entangled } from "./entangled.js";
import type { Findings } from "./findings.js";

/** Rows of an ordered table that earlier rows leave nothing to, and rows whose order alone decides. */
export function rowFindings(findings: Findings, never: ReadonlySet<string>): void {
  const rows = findings.compiled.pack.rules.filter((rule) => rule.kind === "row");
  for (const [i, row] of rows.entries()) {
    if (never.has(row.id)) continue;
    const before = rows.slice(0, i).map((earlier) => ({ node: findings.node(earlier.id), want: false }));
    const reached = findings.ask(
      [{ node: findings.node(row.id), want: true }, ...before],
      row.at,
      `whether ${row.id} can be reached`,
    );
    if (reached === "none") {
      findings.add("row-unreachable", "error", row.at, { id: row.id, before: rows.slice(0, i).map((r) => r.id) });
      continue;
    }
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
