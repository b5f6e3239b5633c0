import type { Context } from "../assess/context.js";
import { standingOf } from "../assess/judge.js";
import { scoringOf } from "../assess/scoring.js";
import { joinScores } from "../assess/sliced.js";
import type { Mode } from "../rules/pack.js";
import { modesOf, onlyMode } from "../verdict/modes.js";
import { statedParts } from "../verdict/slice-facts.js";
import { joinModes, joinPossible } from "../verdict/slices.js";
import type { Standing } from "../verdict/standing.js";
import type { Workload } from "../workloads/workload.js";

/** Where a workload stands while its facts are still asked for: the verdict of the assessment, without its report. */
export interface Outlook {
  mode: Mode;
  /** The modes that the unknown facts still allow. */
  possible: readonly Mode[];
  settled: boolean;
  /** 0 (managed) to 100 (self-hosted) and the bar that a move has to reach; absent where the pack weighs nothing. */
  score?: { selfHosted: number; bar: number };
  /** The workload itself, or each of its slices. */
  parts: readonly Standing[];
}

/** Judges a workload as `assess` does, slice by slice where it has slices. */
export function outlookOf(context: Context, workload: Workload): Outlook {
  const standings = statedParts(workload).map((stated) => standingOf(context, stated));
  const possible = joinPossible(standings.map((standing) => standing.possible));
  const score = joinScores(
    standings.map((standing, i) => {
      const { name: slice, share } = workload.slices[i] ?? { name: "", share: 1 };
      return { slice, share, score: scoringOf(standing) };
    }),
  );
  return {
    mode: joinModes(standings.map(({ mode }) => mode)),
    possible: modesOf(possible),
    settled: onlyMode(possible) !== undefined,
    ...(score.signals.length === 0 ? {} : { score: { selfHosted: score.self_hosted, bar: score.bar } }),
    parts: standings,
  };
}
