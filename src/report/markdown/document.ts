import type { Assessment, WorkloadAssessment } from "../../assessment/schema.js";
import { inline, quoted } from "./escape.js";
import { bullets, table } from "./table.js";
import { memberName, modeWord, usd } from "./words.js";
import { workloadSections } from "./workload.js";

/** One document for the whole portfolio; a single workload is a decision record by itself. */
export function renderMarkdown(assessment: Assessment): string {
  const [only, ...more] = assessment.workloads;
  if (only && more.length === 0) return renderWorkload(assessment, only);
  const owners = [...new Set(assessment.workloads.flatMap((w) => w.owner ?? []))];
  const sections = assessment.workloads.map((workload) => workloadSections(assessment, workload, 2));
  return `${frontMatter(assessment, owners)}\n# Where should each workload run?\n\n${overview(assessment, () => undefined)}\n\n${sections.join("\n")}`;
}

/** The decision record of one workload, with the front matter of MADR 4. */
export function renderWorkload(assessment: Assessment, workload: WorkloadAssessment): string {
  const owners = workload.owner === undefined ? [] : [workload.owner];
  return `${frontMatter(assessment, owners)}\n${workloadSections(assessment, workload, 1)}`;
}

/** A tool proposes; a board accepts and fills in who was consulted. */
function frontMatter({ as_of: asOf }: Assessment, owners: readonly string[]): string {
  return [
    "---",
    "status: proposed",
    `date: ${asOf}`,
    `decision-makers: [${owners.map(quoted).join(", ")}]`,
    "consulted: []",
    "informed: []",
    "---",
    "",
  ].join("\n");
}

/** The table of all verdicts and the portfolio's own findings. `fileOf` gives a link to a workload's own file. */
export function overview(assessment: Assessment, fileOf: (workload: WorkloadAssessment) => string | undefined): string {
  const { portfolio, workloads } = assessment;
  const rows = workloads.map((w) => {
    const file = fileOf(w);
    const name = inline(w.name);
    return [
      file === undefined ? name : `[${name}](${file})`,
      modeWord(w.verdict.mode),
      w.verdict.settled ? "settled" : `open: ${w.verdict.possible.map(modeWord).join(", ")}`,
      `${w.stage.rung} · ${inline(w.stage.title)}`,
      String(Math.round(w.score.self_hosted)),
      inline(w.verdict.headline),
    ];
  });
  const going = (["managed", "self_hosted", "blocked"] as const).flatMap((mode) =>
    portfolio.by_mode[mode].length > 0
      ? [`**${modeWord(mode)}**: ${portfolio.by_mode[mode].map(memberName).join(", ")}`]
      : [],
  );
  const cost = portfolio.usd_per_month;
  const findings = [
    ...going,
    ...(portfolio.split.length > 0 ? [`**split by slice**: ${portfolio.split.map(inline).join(", ")}`] : []),
    portfolio.unsettled.length > 0
      ? `**not settled**: ${portfolio.unsettled.map(inline).join(", ")}`
      : "Every verdict is settled.",
    ...portfolio.pools.map(
      (pool) =>
        `**could share one pool of ${inline(pool.model)}**: ${pool.members.map(memberName).join(", ")}. ${inline(pool.because)}`,
    ),
    ...(cost.workloads_with_cost > 0
      ? [
          `Known cost today: ${usd(cost.known_today)} a month over ${cost.workloads_with_cost} of ${workloads.length} workloads.`,
        ]
      : []),
  ];
  return `${table(["Workload", "Verdict", "Sure", "Next step", "Score", "Why"], rows)}\n\n${bullets(findings, "")}`;
}
