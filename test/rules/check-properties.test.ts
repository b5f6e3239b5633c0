import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { checkPack } from "../../src/rules/check/check.js";
import { satisfy } from "../../src/rules/check/satisfiable.js";
import { compilePack, conditionsOf } from "../../src/rules/compile.js";
import type { Condition } from "../../src/rules/condition.js";
import type { Pack, Rule } from "../../src/rules/pack.js";
import { judgeOne } from "../support/judge.js";
import { holds, modeOf } from "../support/oracle.js";
import { anyPack, at, completionsOf, condition, firstPack, someFacts, weighPack } from "../support/packs.js";
import { head, packOf, warning, weighed } from "../support/tiny-packs.js";

const asOf = "2026-11-24";

const everything = completionsOf(new Map());

describe("a search", () => {
  it("finds facts exactly where some exist", () => {
    const demands = fc.array(fc.tuple(condition, fc.boolean()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(demands, (asked) => {
        const compiled = compilePack(packWith(asked.map(([when]) => when)));
        const answer = satisfy(
          compiled.variables,
          asked.map(([when, want]) => ({ node: compiled.compile(when), want })),
          { left: 100_000 },
        );
        const exists = everything.some((facts) => asked.every(([when, want]) => holds(when, facts) === want));
        expect(answer === "none").toBe(!exists);
        expect(answer).not.toBe("gave up");
      }),
      { numRuns: 150 },
    );
  });

  it("cut short claims nothing that the whole one does not", () => {
    // others are left out where a finding on the same rule says it better, so a short search may tell more of them
    const independent = ["rule-never-holds", "rule-always-holds", "cases-overlap", "cases-leave-gap"];
    fc.assert(
      fc.property(anyPack, fc.nat({ max: 6 }), (pack, budget) => {
        const whole = checkPack(pack, { asOf });
        const short = checkPack(pack, { asOf, budget });
        const claims = (list: readonly Diagnostic[]) => list.filter(({ code }) => independent.includes(code));
        const key = ({ code, args }: Diagnostic) => `${code} ${String(args["id"])}`;
        const known = whole.map(key);
        expect(
          claims(short)
            .map(key)
            .filter((claim) => !known.includes(claim)),
        ).toEqual([]);
        if (short.length < whole.length) expect(short.map(({ code }) => code)).toContain("rule-not-proven");
      }),
      { numRuns: 300 },
    );
  });

  it("that gives up says so", () => {
    const pack = packOf(weighed(warning("a", "{ scope: narrow, privacy.level: strict }")));
    const found = checkPack(pack, { asOf, budget: 0 });
    expect(found.map(({ code, severity, args }) => [severity, code, args["question"]])).toEqual([
      ["note", "rule-not-proven", "whether a can hold"],
      ["note", "rule-not-proven", "whether a can fail"],
    ]);
  });
});

function packWith(conditions: readonly Condition[]): Pack {
  return {
    ...packOf(head),
    rules: conditions.map((when, i) => ({ id: `r${i}`, kind: "driver", when, because: "b", source: "s", at })),
  };
}

describe("on random packs", () => {
  const someOf = fc.array(fc.nat({ max: everything.length - 1 }), { minLength: 100, maxLength: 100 });

  /** Rules added that hold less, or ask for less, than one that is there; and a driver that an exclusion covers. */
  const planted = fc.tuple(weighPack, condition).map(([pack, extra]): Pack => {
    const more = pack.rules.flatMap((given): Rule[] => {
      const id = `${given.id}-again`;
      if (given.kind === "requirement")
        return [{ ...given, id, when: { op: "any" as const, of: [given.when, extra] } }];
      if (given.kind === "signal") return [];
      const when = { op: "all" as const, of: [given.when, extra] };
      const { because, source, at } = given;
      return given.kind === "exclusion"
        ? [
            { ...given, id, when },
            { id: `${id}-driver`, kind: "driver" as const, when, because, source, at },
          ]
        : [{ ...given, id, when }];
    });
    return { ...pack, rules: [...pack.rules, ...more] };
  });

  const without = (pack: Pack, id: string): Pack => ({ ...pack, rules: pack.rules.filter((r) => r.id !== id) });

  /** The two halves of a condition: together they say what it does, but while `by` is unknown of neither is it sure. */
  const halvesOf = (when: Condition, by: Condition): Condition[] => [
    { op: "all", of: [when, by] },
    { op: "all", of: [when, { op: "not", of: by }] },
  ];
  const halved = fc.tuple(weighPack, condition, fc.boolean()).map(([pack, by, joined]): Pack => {
    const halves = pack.rules.flatMap((given): Rule[] => {
      if (given.kind !== "exclusion" && given.kind !== "driver") return [];
      const of = halvesOf(given.when, by);
      const conditions: Condition[] = joined ? [{ op: "any", of }] : of;
      return conditions.map((when, i) => ({ ...given, id: `${given.id}-half-${i}`, when }));
    });
    return { ...pack, rules: [...halves, ...pack.rules] };
  });
  const halvedRows = fc.tuple(firstPack, condition).map(([pack, by]): Pack => {
    const [first, ...rest] = pack.rules;
    if (first?.kind !== "row") return pack;
    const halves = halvesOf(first.when, by).map((when, i): Rule => ({ ...first, id: `half-${i}`, when }));
    return { ...pack, rules: [...halves, first, ...rest] };
  });
  const deciding = ["rule-subsumed", "requirement-subsumed", "rule-decided-before", "row-unreachable"];
  const anyOfThem = fc.oneof(planted, halved, firstPack, halvedRows);

  it("what is said never to matter can go, and no verdict changes", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyOfThem, someOf, (pack, picks) => {
        for (const { code, args } of checkPack(pack, { asOf })) {
          if (!deciding.includes(code) && code !== "row-only-while-unknown") continue;
          seen.add(code);
          const lighter = without(pack, String(args["id"]));
          for (const pick of picks) {
            const facts = everything[pick] ?? new Map();
            expect(modeOf(lighter, facts)).toBe(modeOf(pack, facts));
          }
        }
      }),
      { numRuns: 200 },
    );
    expect([...seen].sort()).toEqual([...deciding, "row-only-while-unknown"].sort());
  });

  it("what is said never to matter can go, and no verdict on facts of which some are unknown changes", () => {
    const many = fc.array(someFacts, { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(anyOfThem, many, (pack, workloads) => {
        const idle = checkPack(pack, { asOf }).filter(({ code }) => deciding.includes(code));
        if (idle.length === 0) return;
        const lighter = idle.map(({ args }) => without(pack, String(args["id"])));
        for (const facts of workloads) {
          const { mode, possible } = judgeOne(pack, facts);
          for (const other of lighter) expect(judgeOne(other, facts)).toMatchObject({ mode, possible });
        }
      }),
      { numRuns: 300 },
    );
  });

  it("rules that are said to be covered can go together", () => {
    fc.assert(
      fc.property(anyOfThem, fc.array(someFacts, { minLength: 20, maxLength: 20 }), (pack, workloads) => {
        const idle = checkPack(pack, { asOf })
          .filter(({ code }) => code === "rule-subsumed" || code === "requirement-subsumed")
          .map(({ args }) => String(args["id"]));
        const lighter = idle.reduce(without, pack);
        for (const facts of workloads) expect(judgeOne(lighter, facts).mode).toBe(judgeOne(pack, facts).mode);
      }),
      { numRuns: 200 },
    );
  });

  it("what is said to hold always or never does so", () => {
    const constants = new Map([
      ["rule-never-holds", false],
      ["rule-always-holds", true],
    ]);
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyPack, someOf, (pack, picks) => {
        for (const { code, args } of checkPack(pack, { asOf })) {
          const always = constants.get(code);
          if (always === undefined) continue;
          seen.add(code);
          const [id, number] = String(args["id"]).split(", case ");
          const given = pack.rules.find((r) => r.id === id);
          const when = given && conditionsOf(given)[number === undefined ? 0 : Number(number) - 1];
          if (!when) throw new Error(`no condition ${String(args["id"])}`);
          for (const pick of picks) expect(holds(when, everything[pick] ?? new Map())).toBe(always);
        }
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual([...constants.keys()].sort());
  });

  it("cases that are said to overlap do, and others do not", () => {
    const cases = fc.array(fc.tuple(condition, fc.constantFrom(-100, 0, 100)), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(cases, (given) => {
        const pack: Pack = {
          ...packOf(head),
          rules: [
            {
              id: "s",
              kind: "signal",
              weight: 1,
              worst: "",
              best: "",
              because: "b",
              source: "s",
              at,
              cases: given.map(([when, lean]) => ({ when, lean, because: "b", at })),
            },
          ],
        };
        const said = checkPack(pack, { asOf })
          .filter(({ code }) => code === "cases-overlap")
          .map(({ severity, args }) => `${severity} ${String(args["first"])} ${String(args["second"])}`);
        const real = given.flatMap(([b, leanB], j) =>
          given
            .slice(0, j)
            .flatMap(([a, leanA], i) =>
              everything.some((facts) => holds(a, facts) && holds(b, facts))
                ? [`${leanA === leanB ? "warning" : "error"} ${i + 1} ${j + 1}`]
                : [],
            ),
        );
        expect(said).toEqual(real);
      }),
      { numRuns: 60 },
    );
  });
});
