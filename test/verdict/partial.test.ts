import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../src/facts/fact.js";
import { derived } from "../../src/facts/registry/derived.js";
import type { Condition } from "../../src/rules/condition.js";
import { modesOf } from "../../src/verdict/modes.js";
import { assessOne, judgeOne } from "../support/judge.js";
import { at } from "../support/packs.js";
import { runs } from "../support/runs.js";
import { smallPack } from "../support/small-pack.js";

const ratio = (op: "<" | ">=", number: number): Condition => ({
  op,
  fact: "economics.self_hosted_to_managed",
  number,
  at,
});
const about = { because: "", source: "", at };

/** Moves exactly where the cost ratio is below one half, or today's cost is 20,000 and more. */
const pack = {
  ...smallPack,
  rules: [
    {
      id: "cheap",
      kind: "driver" as const,
      when: {
        op: "any" as const,
        of: [ratio("<", 0.5), { op: ">=" as const, fact: "current.usd_per_month", number: 20_000, at }],
      },
      ...about,
    },
  ],
};

const inputs = {
  "current.usd_per_month": [1_000, 19_999, 20_000, 1e9],
  "candidate.usd_per_month": [0, 500, 10_000, 1e9],
  "candidate.people_fte": [0, 0.5, 2],
  "team.engineer_usd_per_month": [1_000, 20_000, 100_000],
} as const;

const some = fc
  .record(Object.fromEntries(Object.entries(inputs).map(([name, pool]) => [name, fc.constantFrom<number>(...pool)])), {
    requiredKeys: [],
  })
  .map((facts) => {
    const known = new Map<string, FactValue>([["current.mode", "managed"]]);
    for (const [name, value] of Object.entries(facts)) if (value !== undefined) known.set(name, value);
    return known;
  });

function modeFor(facts: ReadonlyMap<string, FactValue>): string {
  const n = (name: string) => Number(facts.get(name));
  const people = n("candidate.people_fte") * n("team.engineer_usd_per_month");
  const managed = n("current.usd_per_month");
  return (n("candidate.usd_per_month") + people) / managed < 0.5 || managed >= 20_000 ? "self_hosted" : "managed";
}

const assumedEnds: Readonly<Record<string, readonly number[]>> = {
  "candidate.people_fte": [0.5, 2],
  "team.engineer_usd_per_month": [12_500, 20_833],
};

describe("a fact that arithmetic makes of facts that are partly known", () => {
  it("settles the verdict only where every value of the rest agrees, and lists what some values reach", () => {
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (facts, random) => {
        const { possible, proven } = judgeOne(pack, facts);
        const complete = new Map(facts);
        for (const [name, pool] of Object.entries(inputs)) {
          // people and what they cost are assumed within a range where nobody says; other facts may be anything
          const values = assumedEnds[name] ?? pool;
          if (!complete.has(name)) complete.set(name, values[(random.next().value ?? 0) % values.length] ?? 0);
        }
        expect(modesOf(possible)).toContain(modeFor(complete));
        expect(proven).toBe(true);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it.each<[string, Record<string, FactValue>, string[]]>([
    ["nothing can pay for half an engineer", { "current.usd_per_month": 900 }, ["managed"]],
    ["engineers at the least rate leave it open", { "current.usd_per_month": 13_000 }, ["managed", "self_hosted"]],
    [
      "a dear engineer closes it",
      { "current.usd_per_month": 13_000, "team.engineer_usd_per_month": 20_000 },
      ["managed"],
    ],
    ["today's cost alone decides", { "current.usd_per_month": 20_000 }, ["self_hosted"]],
    [
      "a candidate that costs too much",
      { "current.usd_per_month": 19_000, "candidate.usd_per_month": 9_500 },
      ["managed"],
    ],
  ])("%s", (_, facts, modes) => {
    const standing = judgeOne(pack, new Map(Object.entries({ "current.mode": "managed", ...facts })));
    expect(modesOf(standing.possible)).toEqual(modes);
  });

  it("flips at a stated input, verified", () => {
    const facts = new Map<string, FactValue>([
      ["current.mode", "managed"],
      ["current.usd_per_month", 15_000],
      ["candidate.usd_per_month", 6_000],
      ["candidate.people_fte", 1],
      ["team.engineer_usd_per_month", 10_000],
    ]);
    const flips = assessOne(pack, facts).flips.filter((f) => f.changes.length === 1);
    const by = new Map(flips.map((f) => [f.changes[0]?.fact, Number(f.changes[0]?.to)]));
    // (6,000 + fte × 10,000) ÷ 15,000 < 0.5 below 0.15 engineers; a cost of 20,000 decides by itself
    expect(by.get("candidate.people_fte")).toBeLessThan(0.15);
    expect(by.get("candidate.people_fte")).toBeGreaterThan(0.14);
    expect(by.get("current.usd_per_month")).toBe(20_000);
  });
});

describe("derived facts", () => {
  it("share no input: bounding each alone is exact only then, and the search would have to say that it is not proven", () => {
    const inputs = derived.flatMap((spec) => spec.inputs);
    expect(new Set(inputs).size).toBe(inputs.length);
    const names = new Set(derived.map((spec) => spec.name));
    // who runs inference is itself derived, from the provider alone; the cheapest managed way is an estimate or assumed
    expect(inputs.filter((input) => names.has(input))).toEqual(["current.mode", "economics.best_managed_to_current"]);
  });
});
