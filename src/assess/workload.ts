import type { WorkloadAssessment } from "../assessment/schema.js";
import { formatQuantity } from "../facts/quantity.js";
import type { FlipFound } from "../flips/flips.js";
import { flipLimit } from "../flips/limits.js";
import { yes } from "../rules/evaluate.js";
import { modesOf, onlyMode } from "../verdict/modes.js";
import { statedBySlice } from "../verdict/slice-facts.js";
import { joinModes, joinPossible, leadingSlice } from "../verdict/slices.js";
import { managedExcluded, type Standing } from "../verdict/standing.js";
import type { Workload } from "../workloads/workload.js";
import { confirmationOf } from "./confirmation.js";
import type { Context } from "./context.js";
import { isPoolable } from "./economics/pools.js";
import { slicedHeadline } from "./headline.js";
import { describedBy, flipReport, standingOf, verifiedFlips } from "./judge.js";
import { studied } from "./money.js";
import { risksOf, warningsOf } from "./notices.js";
import { titles } from "./option-titles.js";
import { optionsOf } from "./options.js";
import type { Part } from "./part.js";
import { patternOf } from "./pattern.js";
import { reversibilityOf, transitionsOf } from "./plan.js";
import { reasonsOf } from "./reasons.js";
import { scoringOf } from "./scoring.js";
import { shutdownStep } from "./shutdown.js";
import { currentMode, reportedFacts, reportedUnknowns, verdictOf } from "./single.js";
import { joinScores, mergeBySlice, slicedFlips } from "./sliced.js";
import { stageOf } from "./stage.js";
import { nextSteps } from "./steps.js";

/** An assessment, with what the portfolio is put together from. */
export interface Assessed {
  assessment: WorkloadAssessment;
  /** Slices that a pool could serve; the workload itself where it has none. The others are not kept. */
  poolable: readonly Part[];
}

/** Assesses one workload, slice by slice where it has slices. */
export function assessWorkload(context: Context, workload: Workload): Assessed {
  const judged = workload.slices.length > 0 ? sliced(context, workload) : single(context, workload);
  // the slices are judged one by one; what is told of the whole needs no verdict of its own
  const whole = workload.slices.length > 0 ? describedBy(context, workload.stated) : judged.lead.space;
  const { verdict, stage, unknowns } = judged;
  const { parts, money, economics, summed } = studied(context, whole.facts, judged.parts, judged.lead);
  const alone = parts.some(({ standing }) => managedExcluded(standing) === yes);
  const plan = { space: judged.lead.space, mode: verdict.mode, alone };
  const assessment = {
    name: workload.name,
    ...(workload.owner === undefined ? {} : { owner: workload.owner }),
    at: `${workload.at.file}:${workload.at.line}`,
    current_mode: currentMode(whole.facts),
    verdict,
    stage,
    next_steps: nextSteps(
      stage,
      unknowns,
      verdict.mode === "managed" ? betterWay(economics) : undefined,
      shutdownStep(whole.facts, judged.risks, context),
    ),
    score: judged.score,
    facts: summed ? reportedFacts(whole).filter(isStated) : reportedFacts(whole),
    reasons: judged.reasons,
    unknowns,
    flips: judged.flips,
    flip_limit: flipLimit,
    warnings: judged.warnings,
    risks: judged.risks,
    slices: judged.slices,
    options: optionsOf(parts, whole.facts, money),
    economics,
    reversibility: reversibilityOf(plan),
    confirmation: confirmationOf(plan, workload.owner),
    transitions: transitionsOf(plan),
    pattern: patternOf(whole),
  };
  return { assessment, poolable: parts.filter(isPoolable) };
}

/** Where slices say otherwise, what follows from the workload as a whole holds for none of them. */
const isStated = ({ provenance }: WorkloadAssessment["facts"][number]): boolean => provenance !== "derived";

/** The cheaper way to stay, as the next steps tell it. */
function betterWay({ best_managed: better }: WorkloadAssessment["economics"]) {
  return better
    ? {
        title: titles[better.option].title,
        saves: formatQuantity(better.saves_usd_per_month, "usd/month"),
      }
    : undefined;
}

type Judged = Pick<
  WorkloadAssessment,
  "verdict" | "stage" | "score" | "reasons" | "unknowns" | "flips" | "warnings" | "risks" | "slices"
> & {
  lead: Standing;
  /** The slices, each as it stands. */
  parts: readonly { slice: string; standing: Standing }[];
};

function single(context: Context, { stated }: Workload): Judged {
  const standing = standingOf(context, stated);
  return judgedAlone(standing, verifiedFlips(context, standing));
}

function judgedAlone(standing: Standing, flips: readonly FlipFound[]): Judged {
  const reasons = reasonsOf(standing);
  return {
    lead: standing,
    verdict: verdictOf(standing, reasons),
    stage: stageOf(standing),
    score: scoringOf(standing),
    reasons,
    unknowns: reportedUnknowns(standing),
    flips: flips.map((flip) => flipReport(standing, flip)),
    warnings: warningsOf(standing),
    risks: risksOf(standing),
    slices: [],
    parts: [],
  };
}

function sliced(context: Context, workload: Workload): Judged {
  const parts = workload.slices.map((slice) => {
    const stated = statedBySlice(workload, slice);
    const standing = standingOf(context, stated);
    const flips = verifiedFlips(context, standing);
    const { name, share } = slice;
    return { name, share, standing, mode: standing.mode, flips, judged: judgedAlone(standing, flips) };
  });
  const mode = joinModes(parts.map((part) => part.mode));
  const possible = joinPossible(parts.map((part) => part.standing.possible));
  const lead = leadingSlice(parts) ?? parts[0];
  if (!lead) throw new Error(`workload ${workload.name} has no slice to judge`);
  const merged = <T extends object>(pick: (judged: Judged) => readonly T[]) =>
    mergeBySlice(parts.map((part) => ({ slice: part.name, items: pick(part.judged) })));
  return {
    lead: lead.standing,
    verdict: {
      mode,
      settled: onlyMode(possible) !== undefined,
      possible: modesOf(possible),
      proven: parts.every((part) => part.standing.proven),
      headline: slicedHeadline(mode, parts),
    },
    stage: lead.judged.stage,
    score: joinScores(parts.map((part) => ({ slice: part.name, share: part.share, score: part.judged.score }))),
    reasons: merged((judged) => judged.reasons),
    unknowns: merged((judged) => judged.unknowns).sort(
      (a, b) => Number(b.could_change_verdict) - Number(a.could_change_verdict),
    ),
    flips: slicedFlips(parts),
    warnings: merged((judged) => judged.warnings),
    risks: merged((judged) => judged.risks),
    slices: parts.map(({ name, share, judged }) => ({ name, share, verdict: judged.verdict, stage: judged.stage })),
    parts: parts.map(({ name, standing }) => ({ slice: name, standing })),
  };
}
