import type { WorkloadAssessment } from "../assessment/schema.js";
import type { FlipFound } from "../flips/flips.js";
import { modesOf, onlyMode } from "../verdict/modes.js";
import { statedBySlice } from "../verdict/slice-facts.js";
import { joinModes, joinPossible, leadingSlice } from "../verdict/slices.js";
import type { Standing } from "../verdict/standing.js";
import type { Workload } from "../workloads/workload.js";
import type { Context } from "./context.js";
import { slicedHeadline } from "./headline.js";
import { flipReport, standingOf, verifiedFlips } from "./judge.js";
import { risksOf, warningsOf } from "./notices.js";
import { reasonsOf } from "./reasons.js";
import { scoringOf } from "./scoring.js";
import { reportedUnknowns, verdictOf } from "./single.js";
import { joinScores, mergeBySlice, slicedFlips } from "./sliced.js";
import { stageOf } from "./stage.js";

/** What the rules say of a workload, all of it at once or slice by slice. */
export type Judged = Pick<
  WorkloadAssessment,
  "verdict" | "stage" | "score" | "reasons" | "unknowns" | "flips" | "warnings" | "risks" | "slices"
> & {
  lead: Standing;
  /** The slices, each as it stands. */
  parts: readonly { slice: string; standing: Standing }[];
};

/** A workload without slices. */
export function single(context: Context, { stated }: Workload): Judged {
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

/** A workload by its slices, each judged by itself. */
export function sliced(context: Context, workload: Workload): Judged {
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
