import type { WorkloadAssessment } from "../assessment/schema.js";
import { formatQuantity } from "../facts/quantity.js";
import { flipLimit } from "../flips/limits.js";
import { yes } from "../rules/evaluate.js";
import { managedExcluded } from "../verdict/standing.js";
import type { Workload } from "../workloads/workload.js";
import { confirmationOf } from "./confirmation.js";
import type { Context } from "./context.js";
import { isPoolable } from "./economics/pools.js";
import { describedBy } from "./judge.js";
import { single, sliced } from "./judged.js";
import { studied } from "./money.js";
import { titles } from "./option-titles.js";
import { optionsOf } from "./options.js";
import type { Part } from "./part.js";
import { patternOf } from "./pattern.js";
import { reversibilityOf, transitionsOf } from "./plan.js";
import { shutdownStep } from "./shutdown.js";
import { currentMode, reportedFacts } from "./single.js";
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
    facts: reportedFacts(whole).filter((fact) => !(summed && isOfNone(fact))),
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

/** Where slices ask otherwise, what the whole's volume and money would be by its own figures holds for none of them. */
const isOfNone = ({ name, provenance }: WorkloadAssessment["facts"][number]): boolean =>
  provenance === "derived" && (name.startsWith("economics.") || summedFacts.has(name));

const summedFacts: ReadonlySet<string> = new Set([
  "traffic.tokens_per_month",
  "current.usd_per_month",
  "candidate.usd_per_month",
  "candidate.feasible",
]);

/** The cheaper way to stay, as the next steps tell it. */
function betterWay({ best_managed: better }: WorkloadAssessment["economics"]) {
  return better
    ? {
        title: titles[better.option].title,
        saves: formatQuantity(better.saves_usd_per_month, "usd/month"),
      }
    : undefined;
}
