import type { variants } from "../assessment/ladder.js";
import type { Rung } from "../assessment/schema.js";
import { factValue } from "../facts/known.js";
import { no, yes } from "../rules/evaluate.js";
import { managedExcluded, reasonToMove, type Standing } from "../verdict/standing.js";
import { missingLogs, unmet } from "./unmet.js";

const gates: Readonly<Record<Rung, string>> = {
  A: "Is a first version in front of users?",
  B: "Do logs and evals show cost, latency and quality for each request?",
  C: "Is cost, control or compliance a hard blocker now?",
  D: "Has a blocker appeared that prompts, caching and routing cannot remove?",
  E: "Is the load stable enough, and the team ready enough, to size GPUs and on-call?",
  F: "Does one narrow part of the workload run on the self-hosted path?",
  G: "Do both paths answer the same requests, with quality, latency and cost compared?",
  H: "Does self-hosting beat managed on total value, people and idle hours counted?",
  I: "Has the traffic moved, with somewhere to fall back to that was practised?",
};

const variantGates: Readonly<Record<keyof typeof variants, string>> = {
  keep: "Does it hold what it was moved for, with the way back practised?",
  replay: "Does the self-hosted path meet quality, latency and cost on requests that no provider sees?",
};

/** The question whose answer leads to the next rung. */
export const gateOf = (rung: Rung, variant: keyof typeof variants | undefined): string =>
  variant === undefined ? gates[rung] : variantGates[variant];

/** What passes the gate. Where a rule shuts every third party out, nothing of it sends a request to one. */
export function proofOf(standing: Standing, rung: Rung): string[] {
  const { facts } = standing.space;
  const alone = managedExcluded(standing) === yes;
  switch (rung) {
    case "A":
      return ["A version in production or in a trial with real users, on a managed API"];
    case "B": {
      const evals = factValue(facts, "quality.open_weight_evals");
      return [
        ...missingLogs(standing).map((log) => `${logNames[log] ?? log} logged for each request`),
        ...(evals === "passed" || evals === "failed" || reasonToMove(standing) === no
          ? []
          : [
              `The workload's own evals run on one open-weight model, ${alone ? "on hardware of your own: a host is a third party as well" : "on a hosted endpoint"}`,
            ]),
      ];
    }
    case "C":
      return ["The unknown facts behind each possible reason to move, learned and written into the workload file"];
    case "D":
      // while nothing asks for a move, what a move would take is no next step
      return reasonToMove(standing) === no ? [reasonThatHolds] : unmetWork(standing, reasonThatHolds);
    case "E":
      return unmetWork(standing, "Every requirement shown to hold");
    case "F":
      return [
        `One narrow slice served by open weights behind the same gateway, with ${alone ? "a spare replica of your own as the fallback; where that fails as well, requests wait or are refused" : "the managed path as the fallback"}`,
      ];
    case "G":
      return [
        alone
          ? "The self-hosted path on replayed or synthetic requests for at least two weeks, and the exit criteria met"
          : "Both paths on the same requests for at least two weeks, and the exit criteria met",
      ];
    case "H":
      return unmetWork(standing, "Saving after engineering, on-call and idle hours, measured on the pilot");
    case "I":
      return [factValue(facts, "current.mode") === "self_hosted" ? kept(alone) : moved(alone)];
  }
}

const kept = (alone: boolean): string =>
  alone
    ? "It already runs self-hosted: keep a spare replica, in another zone or region where there is one, and practise failing over to it"
    : "It already runs self-hosted: keep the managed route configured and tested as the way back";

const moved = (alone: boolean): string =>
  alone
    ? "Traffic moved in steps, each held for a week, with a spare replica of your own to fall back on, and the route to the provider closed at the end"
    : "Traffic moved in steps, each held for a week, with the managed route kept as the way back";

const reasonThatHolds =
  "A reason to move that holds: privacy, total cost, rate limits, control or private-network latency";

const logNames: Readonly<Record<string, string>> = { cost: "Cost", latency: "Latency", quality: "Quality" };

function unmetWork(standing: Standing, otherwise: string): string[] {
  const all = unmet(standing).map(({ rule, work }) => work ?? rule.becauseNot ?? rule.id);
  return all.length > 0 ? all : [otherwise];
}
