import type { CompiledPack } from "../compile.js";
import { evaluate, type Node, yes } from "../evaluate.js";
import type { PackCase } from "./cases.js";
import { type Difference, differencesOf } from "./compare.js";
import { observe, type Probe, probesOf } from "./coverage.js";
import type { Judge } from "./outcome.js";

/** A case that did not come out as expected, and how. */
export interface Failure {
  test: PackCase;
  differences: readonly Difference[];
}

export interface Run {
  total: number;
  failures: readonly Failure[];
  probes: readonly Probe[];
}

/** Runs all cases, and notes which truths of which rules and tests they show. */
export function runCases(compiled: CompiledPack, cases: readonly PackCase[], judge: Judge): Run {
  const probes = probesOf(compiled);
  const failures = cases.flatMap((test): Failure[] => {
    const outcome = judge(test.facts);
    observe(probes, outcome.masks);
    const differences = differencesOf(test, outcome, probes);
    return differences.length > 0 ? [{ test, differences }] : [];
  });
  return { total: cases.length, failures, probes };
}

/** The cases in which a condition holds. */
export function casesThatHold(node: Node, cases: readonly PackCase[], judge: Judge): PackCase[] {
  return cases.filter(({ facts }) => evaluate(node, judge(facts).masks) === yes);
}
