/** Random packs and facts over a handful of facts of every kind, small enough to list all completions. */
import fc from "fast-check";
import type { FactValue } from "../../src/facts/fact.js";
import type { Atom, Condition } from "../../src/rules/condition.js";
import type { Pack, Rule } from "../../src/rules/pack.js";

export const at = { file: "pack.yaml", line: 1, col: 1 };

/** Values that between them fall into every cell that the random packs below can cut. */
export const values: Readonly<Record<string, readonly FactValue[]>> = {
  "privacy.level": ["normal", "contractual", "strict"],
  "quality.open_weight_evals": ["failed", "not_run", "passed"],
  "latency.private_network": [false, true],
  "traffic.stability": [0.2, 0.4, 0.5, 0.65, 0.9],
  "team.inference_engineers": [0, 1, 2, 3, 7],
  task: ["summarization", "triage", "chat", "poetry"],
  "team.reliability": [[], ["failover"], ["patching"], ["failover", "patching"]],
};

export const factNames = Object.keys(values);

const words = (fact: string, pool: string[]): fc.Arbitrary<Atom> =>
  fc
    .subarray(pool, { minLength: 1, maxLength: pool.length - 1 })
    .map((chosen) => ({ op: "in", fact, words: chosen, at }));

const number = (fact: string, points: number[]): fc.Arbitrary<Atom> =>
  fc
    .tuple(fc.constantFrom("<", "<=", ">", ">=", "="), fc.constantFrom(...points))
    .map(([op, n]) => ({ op, fact, number: n, at }) as Atom);

const atom: fc.Arbitrary<Condition> = fc.oneof(
  words("privacy.level", ["normal", "contractual", "strict"]),
  words("quality.open_weight_evals", ["failed", "not_run", "passed"]),
  words("latency.private_network", ["false", "true"]),
  words("task", ["summarization", "triage", "chat"]),
  number("traffic.stability", [0.4, 0.65]),
  number("team.inference_engineers", [1, 3]),
  fc
    .constantFrom("failover", "patching")
    .map((word): Condition => ({ op: "contains", fact: "team.reliability", word, at })),
);

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ c: Condition }>((tie) => ({
  c: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    atom,
    fc
      .tuple(fc.constantFrom("all" as const, "any" as const), fc.array(tie("c"), { minLength: 1, maxLength: 3 }))
      .map(([op, of]): Condition => ({ op, of })),
    tie("c").map((of): Condition => ({ op: "not", of })),
  ),
})).c;

const about = { because: "It holds.", becauseNot: "It fails.", source: "test", at };

const lean = fc.integer({ min: -100, max: 100 });

const exclusion = fc
  .tuple(fc.constantFrom("managed" as const, "self_hosted" as const), condition)
  .map(([excludes, when]): Rule => ({ kind: "exclusion", id: "", excludes, when, ...about }));
const requirement = fc.tuple(fc.constantFrom("required" as const, "reported" as const), condition, fc.boolean()).map(
  ([whenForced, when, waived]): Rule => ({
    kind: "requirement",
    id: "",
    whenForced,
    waivedBy: waived ? ["driver-0"] : [],
    when,
    ...about,
  }),
);
const driver = condition.map((when): Rule => ({ kind: "driver", id: "", when, ...about }));
/** Two cases that cannot overlap: a condition and its opposite joined with another. */
const signal = fc.tuple(condition, condition, lean, lean, fc.integer({ min: 1, max: 20 }), fc.boolean()).map(
  ([first, second, a, b, weight, yields]): Rule => ({
    kind: "signal",
    id: "",
    weight,
    worst: "",
    best: "",
    cases: [
      { when: first, lean: a, because: "", at },
      { when: { op: "all", of: [{ op: "not", of: first }, second] }, lean: b, because: "", at },
    ],
    ...(yields ? { yieldsTo: "signal-0" } : {}),
    ...about,
  }),
);

/** Gives every rule an id of its kind and place; the first signal yields to nobody. */
function named(kind: string, rules: readonly Rule[]): Rule[] {
  return rules.map((rule, i) => {
    const { yieldsTo, ...rest } = { yieldsTo: undefined, ...rule };
    return { ...rest, ...(yieldsTo && i > 0 ? { yieldsTo } : {}), id: `${kind}-${i}` } as Rule;
  });
}

function packOf(rules: readonly Rule[], more: Partial<Pack>): Pack {
  return {
    id: "random",
    version: "1.0.0",
    title: "Random",
    hitPolicy: "weigh",
    bar: 50,
    otherwise: "managed",
    rules,
    patterns: [],
    changes: [],
    file: "pack.yaml",
    sha256: "",
    ...more,
  };
}

export const weighPack: fc.Arbitrary<Pack> = fc
  .record({
    exclusions: fc.array(exclusion, { maxLength: 2 }),
    requirements: fc.array(requirement, { maxLength: 3 }),
    drivers: fc.array(driver, { minLength: 1, maxLength: 2 }),
    signals: fc.array(signal, { maxLength: 3 }),
    bar: fc.constantFrom(30, 50, 60),
  })
  .map(({ exclusions, requirements, drivers, signals, bar }) =>
    packOf(
      [
        ...named("exclusion", exclusions),
        ...named("requirement", requirements),
        ...named("driver", drivers),
        ...named("signal", signals),
      ],
      { bar },
    ),
  );

export const firstPack: fc.Arbitrary<Pack> = fc
  .array(
    fc
      .tuple(condition, fc.constantFrom("managed" as const, "self_hosted" as const, "blocked" as const))
      .map(([when, mode]): Rule => ({ kind: "row", id: "", when, mode, ...about })),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => packOf(named("row", rows), { hitPolicy: "first" }));

export const anyPack = fc.oneof({ weight: 3, arbitrary: weighPack }, { weight: 1, arbitrary: firstPack });

/** Facts of which each is known or not. */
export const someFacts: fc.Arbitrary<Map<string, FactValue>> = fc
  .tuple(...factNames.map((name) => fc.option(fc.constantFrom(...(values[name] ?? [])), { freq: 2 })))
  .map(
    (chosen) =>
      new Map(
        factNames.flatMap((name, i): [string, FactValue][] => {
          const value = chosen[i];
          return value === null || value === undefined ? [] : [[name, value]];
        }),
      ),
  );

/** Every way of filling in what is unknown. */
export function completionsOf(known: ReadonlyMap<string, FactValue>): Map<string, FactValue>[] {
  return factNames.reduce<Map<string, FactValue>[]>(
    (all, name) =>
      known.has(name)
        ? all
        : all.flatMap((facts) => (values[name] ?? []).map((value) => new Map(facts).set(name, value))),
    [new Map(known)],
  );
}
