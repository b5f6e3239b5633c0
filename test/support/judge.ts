import { assess } from "../../src/assess/assess.js";
import { contextOf } from "../../src/assess/context.js";
import { standingOf } from "../../src/assess/judge.js";
import type { WorkloadAssessment } from "../../src/assessment/schema.js";
import type { FactValue } from "../../src/facts/fact.js";
import type { Pack } from "../../src/rules/pack.js";
import type { Stated, Workload } from "../../src/workloads/workload.js";

export const noData = { shutdowns: [], asOf: {} };
export const asOf = "2026-11-24";
const at = { file: "workloads.yaml", line: 1, col: 1 };

export function stated(facts: ReadonlyMap<string, FactValue>): Map<string, Stated> {
  return new Map([...facts].map(([name, value]) => [name, { value, provenance: "declared", at }]));
}

export function workload(facts: ReadonlyMap<string, FactValue>, name = "w", slices: Workload["slices"] = []): Workload {
  return { name, stated: stated(facts), slices, at };
}

/** The full assessment of one workload. */
export function assessOne(pack: Pack, facts: ReadonlyMap<string, FactValue>): WorkloadAssessment {
  const [first] = assess({ workloads: [workload(facts)] }, pack, noData, asOf).workloads;
  if (!first) throw new Error("one workload goes in, one comes out");
  return first;
}

/** The judgement alone, without flips and reports. */
export function judgeOne(pack: Pack, facts: ReadonlyMap<string, FactValue>) {
  return standingOf(contextOf(pack, noData, asOf), stated(facts));
}
