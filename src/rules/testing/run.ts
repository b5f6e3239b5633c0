import type { FactValue } from "../../facts/fact.js";
import type { Truth } from "../condition.js";
import type { Mode } from "../pack.js";
import type { PackCase } from "./cases.js";

/** What a pack says of one case. Given by the caller, so that rules need not know how verdicts come about. */
export interface Outcome {
  mode: Mode;
  settled: boolean;
  possible: readonly Mode[];
  rung: string;
  /** Truth of each rule; a signal is true where one of its cases holds. */
  rules: ReadonlyMap<string, Truth>;
  /** Truth of each test, by its place `line:col`. */
  atoms: ReadonlyMap<string, Truth>;
}

export type Judge = (facts: ReadonlyMap<string, FactValue>) => Outcome;

/** A case that did not come out as expected, and how. */
export interface Failure {
  test: PackCase;
  differences: readonly string[];
}

/** Which truths each rule and each test has been seen with. */
export type Seen = Map<string, Set<Truth>>;

export interface Run {
  passed: number;
  failures: readonly Failure[];
  rules: Seen;
  atoms: Seen;
}

/** Runs all cases, and notes what they exercise. */
export function runCases(cases: readonly PackCase[], judge: Judge): Run {
  const rules: Seen = new Map();
  const atoms: Seen = new Map();
  const failures = cases.flatMap((test): Failure[] => {
    const outcome = judge(test.facts);
    note(rules, outcome.rules);
    note(atoms, outcome.atoms);
    const differences = compare(test, outcome);
    return differences.length > 0 ? [{ test, differences }] : [];
  });
  return { passed: cases.length - failures.length, failures, rules, atoms };
}

function note(seen: Seen, truths: ReadonlyMap<string, Truth>): void {
  for (const [key, truth] of truths) {
    const known = seen.get(key) ?? new Set<Truth>();
    seen.set(key, known.add(truth));
  }
}

function compare({ expect }: PackCase, outcome: Outcome): string[] {
  const differences: string[] = [];
  const check = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted !== undefined && String(wanted) !== String(got))
      differences.push(`${what}: expected ${String(wanted)}, got ${String(got)}`);
  };
  check("mode", expect.mode, outcome.mode);
  check("settled", expect.settled, outcome.settled);
  check("possible", expect.possible && [...expect.possible].sort(), [...outcome.possible].sort());
  check("rung", expect.rung, outcome.rung);
  for (const [ids, truth] of [
    [expect.fires, "true"],
    [expect.silent, "false"],
    [expect.unknown, "unknown"],
  ] as const) {
    for (const id of ids ?? []) check(`rule ${id}`, truth, outcome.rules.get(id) ?? "no such rule");
  }
  return differences;
}

/** Truths seen, of three for each rule or test, as a share from 0 to 1. */
export function coverageOf(seen: Seen): number {
  const found = [...seen.values()].reduce((sum, truths) => sum + truths.size, 0);
  return seen.size === 0 ? 1 : found / (3 * seen.size);
}
