import type { WorkloadAssessment } from "../../assessment/schema.js";
import { ladderDiagram, pathDiagram } from "./diagrams.js";
import { inline } from "./escape.js";
import { bullets, table } from "./table.js";
import { modeWord, monthly, ofSlice } from "./words.js";

/** Section 5: the chosen option, what follows from it, and how it is confirmed. */
export function outcome(workload: WorkloadAssessment, heading: string): string {
  const chosen = {
    managed: "Managed",
    self_hosted: "Self-hosted open weights",
    hybrid: "Split by slice",
    blocked: "None yet",
  }[workload.verdict.mode];
  const early = warnings(workload, "early");
  const late = warnings(workload, "late");
  const odd = warnings(workload, "other");
  const transitions = workload.transitions.map((t) => [
    inline(t.dimension),
    inline(t.from),
    inline(t.to),
    inline(t.facts.join("; ")),
  ]);
  const criteria = workload.confirmation.map((c) => [
    inline(c.metric),
    inline(c.threshold),
    inline(c.window),
    inline(c.owner),
    inline(c.rollback),
  ]);
  return [
    `Chosen option: "${chosen}", because ${inline(afterColon(workload.verdict.headline))} This is a proposal; the board decides.`,
    `${heading} Consequences`,
    transitions.length > 0
      ? `What changes for the team:\n\n${table(["Dimension", "From", "To", "This workload"], transitions)}`
      : "Nothing moves, so nothing changes in who operates what.",
    ...(early.length > 0 ? [`Switching now would be early, because:\n\n${bullets(early, "")}`] : []),
    ...(late.length > 0 ? [`Waiting has a cost, because:\n\n${bullets(late, "")}`] : []),
    ...(odd.length > 0 ? [`Facts that do not go together:\n\n${bullets(odd, "")}`] : []),
    `${heading} Confirmation`,
    criteria.length > 0
      ? `Exit criteria of the pilot:\n\n${table(["Metric", "Threshold", "Window", "Owner", "Rollback"], criteria)}`
      : "There is no pilot to confirm. Assess again when one of the facts under “What would change this” changes.",
  ].join("\n\n");
}

function warnings(workload: WorkloadAssessment, about: string): string[] {
  return workload.warnings
    .filter((w) => w.about === about)
    .map((w) => `${ofSlice(w)}${inline(w.because)} (${inline(w.facts.join("; "))}; ${inline(w.source)})`);
}

const afterColon = (headline: string): string => headline.slice(headline.indexOf(": ") + 2);

/** Section 6: money in ranges, people on a line of their own. */
export function economics({ economics: e, options }: WorkloadAssessment): string {
  const own = options.find((o) => o.id === "self_hosted");
  const managed = options.find((o) => o.id === "managed_as_is");
  const rows = [
    ["Managed, as it is", monthly(managed?.usd_per_month ?? null), managed?.parts["tokens"]?.provenance ?? "unknown"],
    [
      "Self-hosted: infrastructure, idle hours included",
      part(own?.parts["infrastructure"]),
      own?.parts["infrastructure"]?.provenance ?? "unknown",
    ],
    [
      "Self-hosted: people (engineering and on-call)",
      part(own?.parts["people"]),
      own?.parts["people"]?.provenance ?? "unknown",
    ],
    ["Self-hosted, all in", monthly(own?.usd_per_month ?? null), own?.usd_per_month ? "derived" : "unknown"],
    [
      "Difference (managed − self-hosted)",
      monthly(e.monthly_difference_usd),
      e.monthly_difference_usd ? "derived" : "unknown",
    ],
  ];
  const ratio = e.self_hosted_to_managed
    ? `Self-hosting with people costs ${e.self_hosted_to_managed.high === null ? `at least ${e.self_hosted_to_managed.low}` : `${e.self_hosted_to_managed.low} to ${e.self_hosted_to_managed.high}`} times the managed bill.`
    : "The ratio of the two sides is not known.";
  return `${table(["Line", "USD a month", "Provenance"], rows)}\n\n${ratio}\n\n${bullets(
    e.assumptions.map((a) => `Assumed: ${inline(a)}`),
    "No number in this table is assumed.",
  )}`;
}

const part = (p: { low: number; high: number } | undefined): string => monthly(p ?? null);

/** Section 7: each flip with its distance from today. */
export function flips({ flips: all, flip_limit: limit }: WorkloadAssessment): string {
  const rows = all.map((flip) => [
    modeWord(flip.to),
    flip.changes.map((c) => `${ofSlice(c)}\`${c.fact}\`: ${inline(c.from_text)} → ${inline(c.to_text)}`).join("<br>"),
    String(Number(flip.distance.toFixed(2))),
  ]);
  if (rows.length === 0) return `No change of up to ${limit} facts was found that gives another verdict.`;
  return `Each line is minimal (no part of it is enough) and was verified by assessing again. The distance sums the relative size of the changes; learning an unknown fact counts 0.\n\n${table(["Becomes", "If", "Distance"], rows)}`;
}

/** Section 8. */
export function unknowns({ unknowns: all }: WorkloadAssessment): string {
  const rows = all.map((u) => [
    `${ofSlice(u)}${inline(u.title)} \`${u.fact}\``,
    u.could_change_verdict
      ? u.alone.length > 0
        ? `yes, alone to ${u.alone.map(modeWord).join(", ")}`
        : "yes, with others"
      : "no",
    inline(u.question),
    inline(u.how_to_learn),
  ]);
  return rows.length === 0
    ? "Every fact that the rules ask for is known."
    : table(["Unknown", "Can change the verdict", "Question", "How to learn it"], rows);
}

/** Section 9. */
export function risks({ risks: all }: WorkloadAssessment): string {
  const rows = all.map((r) => [
    `${ofSlice(r)}${inline(r.because)}`,
    inline(r.exposed_by.join("; ")),
    inline(r.mitigation),
    inline(r.source),
  ]);
  return rows.length === 0
    ? "No known fact exposes this workload to a risk in the register."
    : table(["Risk", "Exposed by", "What to do", "Source"], rows);
}

/** Section 10. */
export function ladder(workload: WorkloadAssessment): string {
  const { stage } = workload;
  return [
    `Rung **${stage.rung}**: ${inline(stage.title)}. Gate to the next rung: ${inline(stage.gate)}`,
    `What passes it:\n\n${bullets(stage.proof.map(inline), "")}`,
    ladderDiagram(stage.rung),
    `The request path under this verdict:`,
    pathDiagram(workload),
  ].join("\n\n");
}
