/** Assessments of the real engine that the markdown tests render: one of each verdict, and one with hostile names. */
import { assess } from "../../src/assess/assess.js";
import type { Assessment } from "../../src/assessment/schema.js";
import type { FactValue } from "../../src/facts/fact.js";
import type { Workload } from "../../src/workloads/workload.js";
import { asOf, noData, stated, workload } from "../support/judge.js";
import { smallPack } from "../support/small-pack.js";

type Facts = Readonly<Record<string, FactValue>>;
const at = { file: "workloads.yaml", line: 7, col: 1 };
export const facts = (record: Facts): Map<string, FactValue> => new Map(Object.entries(record));

export const ready: Facts = {
  "evidence.logs": ["cost", "latency", "quality"],
  "current.mode": "managed",
  "current.usd_per_month": 50_000,
  "candidate.usd_per_month": 9_000,
  "candidate.model": "llama-3.1-8b",
  "team.engineer_usd_per_month": 15_000,
  "team.reliability": [],
  "privacy.level": "normal",
  "traffic.stability": 0.8,
  "traffic.shape": "steady",
  "product.audience": "internal",
  "quality.open_weight_evals": "passed",
  "quality.prompts": "changing",
  "team.inference_engineers": 2,
  "limits.rate_limited": "often",
};

export const slices = (first: string, second: string): Workload["slices"] => [
  { name: first, share: 0.7, stated: stated(facts({})), at },
  { name: second, share: 0.3, stated: stated(facts({ "quality.open_weight_evals": "failed" })), at },
];

export function assessed(...workloads: Workload[]): Assessment {
  return assess({ workloads }, smallPack, noData, asOf, "0123456789abcdef");
}

export const selfHosted = assessed({ ...workload(facts(ready), "summaries"), owner: "platform" });
export const managed = assessed(workload(facts({ "current.mode": "managed", "limits.rate_limited": "never" }), "chat"));
export const blocked = assessed(
  workload(facts({ "privacy.level": "strict", "quality.open_weight_evals": "failed" }), "dossiers"),
);
export const hybrid = assessed(workload(facts(ready), "copilot", slices("triage", "escalations")));
export const nothingKnown = assessed(workload(facts({}), "empty"));
export const cases = { selfHosted, managed, blocked, hybrid, nothingKnown };

/** A workload whose every free text is the given one. */
export function hostile(text: string): Assessment {
  const named = facts({
    ...ready,
    task: text,
    "current.provider": text,
    "current.model": text,
    "candidate.model": text,
  });
  return assessed(
    { ...workload(named, text), owner: text },
    workload(named, `${text}2`, slices(text, `${text}b`)),
    workload(facts({ ...ready, "privacy.level": "strict", "quality.open_weight_evals": "failed", task: text }), text),
  );
}
