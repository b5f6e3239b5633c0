import { rungTitles, variants } from "../assessment/ladder.js";
import type { Rung, Stage } from "../assessment/schema.js";
import { factValue } from "../facts/known.js";
import { no, open, yes } from "../rules/evaluate.js";
import { managedExcluded, readiness, reasonToMove, type Standing } from "../verdict/standing.js";
import { gateOf, proofOf } from "./proof.js";
import { missingLogs, unmet } from "./unmet.js";

/** The next step to take on the maturity ladder (guide: G2), with its gate and what passes it. */
export function stageOf(standing: Standing): Stage {
  const rung = rungOf(standing);
  const variant = variantOf(standing, rung);
  return {
    rung,
    title: variant === undefined ? rungTitles[rung] : variants[variant].title,
    gate: gateOf(rung, variant),
    proof: proofOf(standing, rung),
  };
}

function variantOf(standing: Standing, rung: Rung): keyof typeof variants | undefined {
  if (rung === "I" && factValue(standing.space.facts, "current.mode") === "self_hosted") return "keep";
  return rung === "G" && managedExcluded(standing) === yes ? "replay" : undefined;
}

function rungOf(standing: Standing): Rung {
  const { facts } = standing.space;
  const reason = reasonToMove(standing);
  const excluded = managedExcluded(standing) === yes;
  const evals = factValue(facts, "quality.open_weight_evals");
  const pilot = factValue(facts, "evidence.pilot");
  const selfHosted = standing.mode === "self_hosted";
  if (selfHosted && factValue(facts, "current.mode") === "self_hosted") return "I";
  if (factValue(facts, "product.stage") === "prototype" && !excluded) return "A";
  if (standing.mode === "blocked") return onlyEvalsMissing(standing) ? "B" : "E";
  if (missingLogs(standing).length > 0) return "B";
  if (pilot === "failed" || reason === no) return "D";
  // where no unknown fact can change the verdict, there is no blocker left to look for
  if (reason === open) return standing.settled && !selfHosted ? "D" : "C";
  if (evals === undefined || evals === "not_run") return selfHosted ? afterEvals(standing) : "B";
  if (readiness(standing) === no) return "D";
  return afterEvals(standing);
}

function afterEvals(standing: Standing): Rung {
  const pilot = factValue(standing.space.facts, "evidence.pilot");
  if (pilot === "running") return "G";
  if (pilot === "passed") return standing.mode === "self_hosted" ? "I" : "H";
  return standing.mode === "self_hosted" ? "F" : "E";
}

function onlyEvalsMissing(standing: Standing): boolean {
  const evals = factValue(standing.space.facts, "quality.open_weight_evals");
  if (evals === "passed" || evals === "failed") return false;
  return unmet(standing).every(({ facts }) => facts.includes("quality.open_weight_evals"));
}
