import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { singleton, wholeDomain } from "../../src/facts/domain.js";
import type { FactSpec, FactValue } from "../../src/facts/fact.js";
import { findFact } from "../../src/facts/registry/lookup.js";
import { cellsOf, holdsOn, maskOf } from "../../src/rules/cells.js";
import type { Atom } from "../../src/rules/condition.js";
import { holds } from "../support/oracle.js";
import { at } from "../support/packs.js";

function spec(name: string): FactSpec {
  const found = findFact(name);
  if (!found) throw new Error(name);
  return found;
}

const numbers = (fact: string, point: fc.Arbitrary<number>): fc.Arbitrary<Atom[]> =>
  fc.array(
    fc
      .tuple(fc.constantFrom("<", "<=", ">", ">=", "="), point)
      .map(([op, number]) => ({ op, fact, number, at }) as Atom),
    { maxLength: 6 },
  );

/** A value lies in exactly one cell, and each atom says of the value what it says of that cell. */
function agrees(fact: FactSpec, atoms: readonly Atom[], value: FactValue): void {
  const variable = { index: 0, spec: fact, cells: cellsOf(fact, atoms) };
  const mask = maskOf(variable, singleton(fact.type, value));
  const inside = variable.cells.filter((_, i) => mask & (1 << i));
  expect(inside).toHaveLength(1);
  for (const atom of atoms) {
    expect(inside.map((cell) => holdsOn(atom, cell))).toEqual([holds(atom, new Map([[fact.name, value]]))]);
  }
}

describe("cells", () => {
  it("of a number: every value lies in one cell, on which each test is constant", () => {
    const share = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(
        numbers("traffic.stability", share),
        fc.oneof(share, fc.double({ min: 0, max: 1, noNaN: true })),
        (atoms, value) => agrees(spec("traffic.stability"), atoms, value),
      ),
    );
  });

  it("of a whole number: none is empty", () => {
    const fact = spec("team.inference_engineers");
    fc.assert(
      fc.property(numbers(fact.name, fc.integer({ min: 0, max: 4 })), (atoms) => {
        const variable = { index: 0, spec: fact, cells: cellsOf(fact, atoms) };
        const reached = Array.from({ length: 7 }, (_, people) => maskOf(variable, singleton(fact.type, people)));
        expect(reached.reduce((all, mask) => all | mask, 0)).toBe(2 ** variable.cells.length - 1);
      }),
    );
  });

  it("of a word: unnamed words share one cell", () => {
    const fact = spec("task");
    const some = fc.subarray(["triage", "chat", "agent"], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 3 }),
        fc.constantFrom("triage", "chat", "agent", "poetry"),
        (lists, value) =>
          agrees(
            fact,
            lists.map((words): Atom => ({ op: "in", fact: "task", words, at })),
            value,
          ),
      ),
    );
  });

  it("that no test tells apart are one", () => {
    const atoms: Atom[] = [{ op: ">=", fact: "traffic.stability", number: 0.65, at }];
    expect(cellsOf(spec("traffic.stability"), atoms)).toHaveLength(2);
    const words: Atom[] = [{ op: "in", fact: "privacy.level", words: ["strict"], at }];
    expect(cellsOf(spec("privacy.level"), words)).toHaveLength(2);
  });

  it("of an unknown fact are all possible", () => {
    for (const name of ["traffic.stability", "privacy.level", "task", "latency.private_network"]) {
      const cells = cellsOf(spec(name), []);
      expect(maskOf({ index: 0, spec: spec(name), cells }, wholeDomain(spec(name).type))).toBe(2 ** cells.length - 1);
    }
  });
});
