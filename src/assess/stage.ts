import { rungTitles } from "../assessment/ladder.js";
import type { Rung, Stage } from "../assessment/schema.js";
import { factValue, wordsOf } from "../facts/known.js";
import { no, open, testedBy, yes } from "../rules/evaluate.js";
import type { Requirement } from "../rules/pack.js";
import { managedExcluded, readiness, reasonToMove, requirementsOf, type Standing } from "../verdict/standing.js";

/** What every request must leave behind before anybody can tell the two sides apart (guide: G2, G18). */
const neededLogs = ["cost", "latency", "quality"];

/** The next step to take on the maturity ladder (guide: G2), with its gate and what passes it. */
export function stageOf(standing: Standing): Stage {
  const rung = rungOf(standing);
  return { rung, title: rungTitles[rung], gate: gates[rung], proof: proofOf(standing, rung) };
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

function missingLogs({ space }: Standing): string[] {
  const logged = wordsOf(space.facts, "evidence.logs") ?? [];
  return neededLogs.filter((log) => !logged.includes(log));
}

function onlyEvalsMissing(standing: Standing): boolean {
  const evals = factValue(standing.space.facts, "quality.open_weight_evals");
  if (evals === "passed" || evals === "failed") return false;
  return unmet(standing).every(({ facts }) => facts.includes("quality.open_weight_evals"));
}

/** Binding requirements that are not shown to hold, with the facts they test. */
function unmet(standing: Standing): { rule: Requirement; facts: string[] }[] {
  const { requirements, variables } = standing.space.engine.compiled;
  const levels = new Map(requirementsOf(standing).map((r) => [r.id, r]));
  return requirements.flatMap(({ rule, own }) => {
    const level = levels.get(rule.id);
    if (!level?.binding || level.level === yes) return [];
    return [{ rule, facts: testedBy(own).map((v) => variables[v]?.spec.name ?? "") }];
  });
}

const gates: Readonly<Record<Rung, string>> = {
  A: "Is a first version in front of users?",
  B: "Do logs and evals show cost, latency and quality for each request?",
  C: "Is cost, control or compliance a hard blocker now?",
  D: "Has a blocker appeared that prompts, caching and routing cannot remove?",
  E: "Is the load stable enough, and the team ready enough, to size GPUs and on-call?",
  F: "Does one narrow part of the workload run on the self-hosted path?",
  G: "Do both paths answer the same requests, with quality, latency and cost compared?",
  H: "Does self-hosting beat managed on total value, people and idle hours counted?",
  I: "Has the traffic moved, with the way back kept open?",
};

function proofOf(standing: Standing, rung: Rung): string[] {
  const { facts } = standing.space;
  switch (rung) {
    case "A":
      return ["A version in production or in a trial with real users, on a managed API"];
    case "B": {
      const evals = factValue(facts, "quality.open_weight_evals");
      return [
        ...missingLogs(standing).map((log) => `${logNames[log] ?? log} logged for each request`),
        ...(evals === "passed" || evals === "failed" || reasonToMove(standing) === no
          ? []
          : ["The workload's own evals run on one open-weight model, on a hosted endpoint"]),
      ];
    }
    case "C":
      return ["The unknown facts behind each possible reason to move, learned and written into the workload file"];
    case "D":
      return unmetWork(
        standing,
        "A reason to move that holds: privacy, total cost, rate limits, control or private-network latency",
      );
    case "E":
      return unmetWork(standing, "Every requirement shown to hold");
    case "F":
      return ["One narrow slice served by open weights behind the same gateway, with the managed path as the fallback"];
    case "G":
      return ["Both paths on the same requests for at least two weeks, and the exit criteria met"];
    case "H":
      return unmetWork(standing, "Saving after engineering, on-call and idle hours, measured on the pilot");
    case "I":
      return factValue(facts, "current.mode") === "self_hosted"
        ? ["It already runs self-hosted: keep the managed route configured and tested as the way back"]
        : ["Traffic moved in steps, each held for a week, with the managed route kept as the way back"];
  }
}

const logNames: Readonly<Record<string, string>> = { cost: "Cost", latency: "Latency", quality: "Quality" };

function unmetWork(standing: Standing, otherwise: string): string[] {
  const work = unmet(standing).map(({ rule }) => rule.toChange ?? rule.becauseNot ?? rule.id);
  return work.length > 0 ? work : [otherwise];
}
