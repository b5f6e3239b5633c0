import type { Option, Reason, WorkloadAssessment } from "../../assessment/schema.js";
import { inline } from "./escape.js";
import { bullets, table } from "./table.js";
import { modeWord, monthly, ofSlice, percent, sureness } from "./words.js";

/** Section 1: what a reader with one minute needs. */
export function inShort(workload: WorkloadAssessment): string {
  const { verdict, stage, economics, reversibility } = workload;
  const difference = economics.monthly_difference_usd;
  const money = difference
    ? `managed costs ${monthly(difference)} a month more than self-hosting with people (a negative number is a loss)`
    : "the monthly difference is not known: one side's cost is missing";
  const lines = [
    `**Verdict: ${modeWord(verdict.mode)}.** ${inline(verdict.headline)}`,
    `**How sure:** ${sureness(verdict)}.`,
    `**Next step:** ${stage.rung} · ${inline(stage.title)}.`,
    `**Money:** ${money}.`,
    `**Reversible:** ${reversibility.level.replaceAll("_", " ")}. ${inline(reversibility.because)}`,
  ];
  const slices = workload.slices.map((s) => [
    inline(s.name),
    percent(s.share),
    modeWord(s.verdict.mode),
    s.verdict.settled ? "settled" : "not settled",
    `${s.stage.rung} · ${inline(s.stage.title)}`,
  ]);
  return slices.length === 0
    ? bullets(lines, "")
    : `${bullets(lines, "")}\n\n${table(["Slice", "Share", "Goes", "Sure", "Next step"], slices)}`;
}

/** Section 2: the workload, each fact with where it comes from. */
export function context(workload: WorkloadAssessment): string {
  const owner = workload.owner === undefined ? "No owner is stated." : `Owner: ${inline(workload.owner)}.`;
  const today =
    workload.current_mode === "unknown"
      ? "Who runs inference today is not stated."
      : `Inference today: ${modeWord(workload.current_mode)}.`;
  const near = workload.pattern
    ? ` It resembles the pattern "${inline(workload.pattern.title)}" (${percent(workload.pattern.similarity)} of its traits; ${inline(workload.pattern.source)}), where the better start is: ${inline(workload.pattern.start)}.`
    : "";
  const rows = workload.facts.map((fact) => [
    inline(fact.title),
    `\`${fact.name}\``,
    inline(fact.text),
    fact.provenance,
    inline(fact.basis ?? fact.at ?? ""),
  ]);
  const facts =
    rows.length === 0
      ? "Nothing is known of this workload but its name."
      : table(["Fact", "Key", "Value", "Provenance", "From"], rows);
  return `${owner} ${today}${near}\n\n${facts}`;
}

/** Section 3: hard constraints first, then what speaks for a move, then the weighed signals. */
export function drivers(workload: WorkloadAssessment): string {
  const said = (kind: Reason["kind"]) =>
    workload.reasons
      .filter((r) => r.kind === kind && r.status !== "fails")
      .map((r) => `${ofSlice(r)}${status(r)}: ${inline(r.because)} (${inline(r.source)})`);
  const requirements = workload.reasons
    .filter((r) => r.kind === "requirement")
    .map(
      (r) =>
        `${ofSlice(r)}${status(r)}${r.binding ? "" : ", not binding here"}: ${inline(r.because)}${r.to_change && r.binding ? ` To change it: ${inline(r.to_change)}` : ""} (${inline(r.source)})`,
    );
  const signals = workload.score.signals.map((s) => [
    `${ofSlice(s)}${inline(s.id.replaceAll("-", " "))}`,
    s.lean === null ? "unknown" : s.lean > 0 ? `+${s.lean} self-hosted` : s.lean < 0 ? `${s.lean} managed` : "0",
    String(s.weight),
    `${inline(s.range.worst)} → ${inline(s.range.best)}`,
    s.counts ? "yes" : "no",
    inline(s.because),
  ]);
  const rows = said("row");
  const { score } = workload;
  const parts = [
    ["Hard constraints", bullets(said("exclusion"), "None holds.")],
    ["Reasons to leave managed", bullets(said("driver"), "None holds.")],
    ["Requirements for self-hosting", bullets(requirements, "The rule pack asks for none.")],
    [
      "Signals",
      `Score for self-hosting: **${score.self_hosted}** of 100 (bar ${score.bar}), over ${percent(score.known_weight)} of the weight. It never buys off what stands above.\n\n${table(["Signal", "Lean", "Weight", "Worst → best", "Counts", "Because"], signals)}`,
    ],
  ] as const;
  if (rows.length > 0) return bullets(rows, "No row of the table applies.");
  return parts.map(([title, text]) => `**${title}**\n\n${text}`).join("\n\n");
}

const status = (r: Reason): string => `**${r.status}** \`${r.rule}\``;

/** Section 4: the options side by side. */
export function options(workload: WorkloadAssessment): string {
  const rows = workload.options.map((o) => [
    inline(o.title),
    inline([o.provider, o.model, o.gpu].filter((part) => part !== undefined).join(" · ")),
    monthly(o.usd_per_month),
    feasibleWord[o.feasible],
    inline(o.because),
  ]);
  return table(["Option", "With", "USD a month", "Feasible", "Because"], rows);
}

const feasibleWord: Readonly<Record<Option["feasible"], string>> = { yes: "yes", no: "no", unknown: "not known" };

/** Section 11. */
export function prosAndCons(workload: WorkloadAssessment): string {
  return workload.options
    .map(
      (o) =>
        `**${inline(o.title)}**\n\n${[...o.pros.map((p) => `- Good, because: ${inline(p)}`), ...o.cons.map((c) => `- Bad, because: ${inline(c)}`)].join("\n")}`,
    )
    .join("\n\n");
}
