import type { Truth } from "../condition.js";
import { evaluate, truthOf } from "../evaluate.js";
import type { PackCase } from "./cases.js";
import type { Probe } from "./coverage.js";
import type { Outcome } from "./outcome.js";

export interface Difference {
  /** `mode`, `rung`, or `rule ID`. */
  what: string;
  expected: string;
  actual: string;
}

/** What a case expects and did not get. What it leaves out may be anything. */
export function differencesOf({ expect }: PackCase, outcome: Outcome, probes: readonly Probe[]): Difference[] {
  const pairs: [string, unknown, unknown][] = [
    ["mode", expect.mode, outcome.mode],
    ["settled", expect.settled, outcome.settled],
    ["possible", inOrder(expect.possible), inOrder(outcome.possible)],
    ["rung", expect.rung, outcome.rung],
  ];
  const truths: [readonly string[] | undefined, Truth][] = [
    [expect.fires, "true"],
    [expect.silent, "false"],
    [expect.unknown, "unknown"],
  ];
  for (const [ids, truth] of truths) {
    for (const id of ids ?? []) {
      const rule = probes.find(({ kind, name }) => kind === "rule" && name === id);
      pairs.push([`rule ${id}`, truth, rule ? truthOf(evaluate(rule.node, outcome.masks)) : "no such rule"]);
    }
  }
  return pairs
    .map(([what, expected, actual]) => ({ what, expected: String(expected ?? actual), actual: String(actual) }))
    .filter(({ expected, actual }) => expected !== actual);
}

/** The order in which modes are listed means nothing. */
const inOrder = (modes: readonly string[] | undefined) => modes && [...modes].sort().join(", ");
