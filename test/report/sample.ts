/** Assessments put together by hand: what renderers must cope with, whatever the engine would say. */
import { rungTitles } from "../../src/assessment/ladder.js";
import type { Assessment, Economics, Rung, Verdict, WorkloadAssessment } from "../../src/assessment/schema.js";

export const verdict = (mode: Verdict["mode"], headline: string, also: readonly Verdict["mode"][] = []): Verdict => ({
  mode,
  settled: also.length === 0,
  possible: [mode, ...also],
  proven: true,
  headline,
});

const stage = (rung: Rung) => ({ rung, title: rungTitles[rung], gate: "Is it proven?", proof: ["A measurement"] });

/** Economics of which nothing is known. */
export const noEconomics: Economics = {
  self_hosted_to_managed: null,
  likely_self_hosted_to_managed: null,
  monthly_difference_usd: null,
  saving: null,
  best_managed: null,
  price: null,
  coverage: null,
  sizing: null,
  misfit: null,
  tornado: [],
  break_even: null,
  payback_months: null,
  migration_usd: null,
  projection: null,
  curve: null,
  assumptions: [],
  notes: [],
};

/** A managed, settled workload of which little is known, with the given fields in its place. */
export function sampleWorkload(fields: Partial<WorkloadAssessment> = {}): WorkloadAssessment {
  const shown = fields.stage ?? stage("D");
  return {
    name: "chat",
    at: "workloads.yaml:3",
    current_mode: "managed",
    verdict: verdict("managed", "Stay on a managed API: no reason to leave it holds."),
    stage: shown,
    next_steps: [`${shown.rung} · ${shown.title}`, ...shown.proof],
    score: { self_hosted: 41.4, bar: 50, known_weight: 0.5, signals: [signal] },
    facts: [],
    reasons: [],
    unknowns: [],
    flips: [],
    flip_limit: 6,
    warnings: [],
    risks: [],
    slices: [],
    options: [],
    economics: noEconomics,
    reversibility: { level: "nothing_to_reverse", because: "Nothing moves." },
    confirmation: [],
    transitions: [],
    pattern: null,
    ...fields,
  };
}

const signal = {
  id: "traffic-shape",
  lean: -0.3,
  weight: 15,
  range: { worst: "bursts", best: "steady" },
  counts: true,
  because: "Traffic is seasonal.",
};

export const reason = (
  kind: "exclusion" | "requirement" | "driver" | "row",
  status: "holds" | "fails" | "unknown",
  rule: string,
  because: string,
): WorkloadAssessment["reasons"][number] => ({
  rule,
  kind,
  status,
  side: kind === "exclusion" && status === "holds" ? "self_hosted" : "neither",
  because,
  facts: [],
  source: "guide: G4",
  at: "rules/default.yaml:9",
  binding: true,
});

export const piloted = sampleWorkload({
  name: "ticket-summaries",
  owner: "support-platform",
  verdict: verdict("self_hosted", "Run open weights yourselves: self-hosting costs at most 70 % of managed."),
  stage: stage("G"),
  score: { self_hosted: 81.6, bar: 50, known_weight: 1, signals: [signal] },
  reasons: [
    reason("requirement", "fails", "team-on-call", "Nobody is on call at night."),
    reason("driver", "holds", "clearly-cheaper", "Self-hosting costs at most 70 % of managed."),
    reason("exclusion", "holds", "no-third-party", "No third party may see the data."),
    reason("requirement", "holds", "stable-enough", "The load repeats."),
    reason("requirement", "unknown", "failover", "Not known yet whether this holds: failover is in place."),
    { ...reason("requirement", "fails", "saving-survives", "People eat the saving."), binding: false },
  ],
  economics: {
    ...noEconomics,
    self_hosted_to_managed: { low: 0.46, high: 1.2 },
    monthly_difference_usd: { low: -2_400, high: 24_600 },
    assumptions: ["0.5 to 2 full-time engineers"],
  },
  flips: [
    {
      to: "managed",
      distance: 0.2,
      changes: [
        {
          fact: "traffic.stability",
          title: "Stability",
          from: 0.8,
          to: 0.4,
          from_text: "0.8",
          to_text: "0.4",
        },
      ],
    },
  ],
  warnings: [
    { id: "late", about: "late", because: "The bill is twice the cost of serving.", facts: [], source: "guide: G13.5" },
    { id: "early", about: "early", because: "Prestige pays no bill.", facts: [], source: "guide: G12.2" },
  ],
});

export const split = sampleWorkload({
  name: "copilot",
  verdict: verdict("hybrid", "Split the workload: triage self-hosted, answers managed."),
  slices: [
    { name: "triage", share: 0.625, verdict: verdict("self_hosted", "Run it yourselves: cheap."), stage: stage("F") },
    { name: "answers", share: 0.375, verdict: verdict("managed", "Stay: frontier quality."), stage: stage("D") },
  ],
});

export const openBlocked = sampleWorkload({
  name: "dossiers",
  verdict: verdict("blocked", "Neither side is possible yet: policy forbids third parties.", [
    "self_hosted",
    "managed",
  ]),
  stage: stage("E"),
  unknowns: Array.from({ length: 7 }, (_, i) => ({
    fact: `team.fact_${i}`,
    title: `Fact ${i}`,
    could_change_verdict: i < 6,
    alone: [],
    question: `What is fact ${i}?`,
    how_to_learn: "Ask the platform lead.",
  })),
});

export function sampleAssessment(workloads: readonly WorkloadAssessment[]): Assessment {
  const members = (mode: Verdict["mode"]) =>
    workloads.flatMap(({ name, slices, verdict: { mode: own } }) =>
      slices.length === 0
        ? own === mode
          ? [{ workload: name }]
          : []
        : slices.filter((s) => s.verdict.mode === mode).map((s) => ({ workload: name, slice: s.name })),
    );
  return {
    schema: "llm-decide/assessment@1",
    as_of: "2026-11-24",
    pack: {
      id: "default",
      version: "1.0.0",
      title: "Managed or self-hosted",
      file: "rules/default.yaml",
      sha256: "0".repeat(64),
      hit_policy: "weigh",
      due_for_review: [],
    },
    data: {},
    input_sha256: "1".repeat(64),
    workloads: [...workloads],
    portfolio: {
      by_mode: { managed: members("managed"), self_hosted: members("self_hosted"), blocked: members("blocked") },
      split: workloads.filter((w) => w.verdict.mode === "hybrid").map((w) => w.name),
      unsettled: workloads.filter((w) => !w.verdict.settled).map((w) => w.name),
      pools: [],
      usd_per_month: { known_today: 1_234_567, workloads_with_cost: 1 },
    },
  };
}
