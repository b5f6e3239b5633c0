import type { Rung, Stage } from "./schema.js";

/** The rungs of the maturity ladder (guide: G2): each is a next step to take, or a question to answer. */
export const rungTitles: Readonly<Record<Rung, string>> = {
  A: "Ship the first version on a managed API",
  B: "Add evals, and log latency, cost and quality",
  C: "Check for a hard blocker: cost, control or compliance",
  D: "Stay managed; improve prompts, caching and routing",
  E: "Check whether the load is stable enough to size GPUs and on-call",
  F: "Pilot self-hosting for one narrow workload",
  G: "Run managed and self-hosted side by side",
  H: "Check whether self-hosting beats managed on total value",
  I: "Move the selected workloads to self-hosting",
};

/** The same in two or three words, for tables. */
export const rungLabels: Readonly<Record<Rung, string>> = {
  A: "ship managed",
  B: "log and eval",
  C: "check blockers",
  D: "optimise",
  E: "check sizing",
  F: "pilot",
  G: "side by side",
  H: "total value",
  I: "move",
};

/** Rungs that mean something else to some workloads: those that run self-hosted already, and those that no provider may serve. */
export const variants = {
  keep: { title: "Keep running it self-hosted", label: "keep running" },
  replay: { title: "Run the self-hosted path on replayed or synthetic requests", label: "replay" },
} as const;

/** The two or three words for a stage, whichever title it has. */
export const labelOf = ({ rung, title }: Pick<Stage, "rung" | "title">): string =>
  Object.values(variants).find((variant) => variant.title === title)?.label ?? rungLabels[rung];
