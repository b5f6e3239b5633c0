import { describe, expect, it } from "vitest";
import { type Condition, isAtom } from "../../src/rules/condition.js";
import { parsePack } from "../../src/rules/parse.js";
import { found, marked } from "../support/marked.js";

const head = "id: t\nversion: 1.0.0\ntitle: T\n";
const withRules = (...rules: string[]) => `${head}rules:\n${rules.map((rule) => `  - ${rule}`).join("\n")}\n`;
const driver = (when: string, id = "a") => `{ id: ${id}, kind: driver, because: b, source: s, when: ${when} }`;

/** Each text marks where its problems are; the codes stand in the same order. */
const refused: readonly (readonly [string, string, ...string[]])[] = [
  ["text that is no YAML", "a: [\n»", "pack-syntax"],
  ["the same key twice", `${head}»title: again\n`, "pack-syntax"],
  ["a list instead of a map", "»- a\n", "pack-shape"],
  ["nothing at all", "»", "pack-shape"],
  ["no version", "»id: t\ntitle: T\n", "pack-shape"],
  ["a version of two numbers", "id: t\nversion: »'1.0'\ntitle: T\n", "pack-shape"],
  ["an unknown key of the pack", `${head}»rule: []\n`, "pack-unknown-key"],
  [
    "an unknown key of a rule",
    withRules("{ id: a, kind: driver, because: b, source: s, when: { scope: narrow }, »wen: 1 }"),
    "pack-unknown-key",
  ],
  [
    "an unknown kind",
    withRules("{ id: a, kind: »drver, because: b, source: s, when: { scope: narrow } }"),
    "pack-shape",
  ],
  [
    "a requirement that says nothing where it fails",
    withRules("»{ id: a, kind: requirement, because: b, to_change: c, source: s, when: { scope: narrow } }"),
    "pack-shape",
  ],
  [
    "a lean out of range",
    withRules(
      "{ id: a, kind: signal, weight: 1, worst: w, best: b, because: b, source: s, cases: [{ when: { scope: narrow }, lean: »1.5, because: b }] }",
    ),
    "pack-shape",
  ],
  [
    "a lean of three digits",
    withRules(
      "{ id: a, kind: signal, weight: 1, worst: w, best: b, because: b, source: s, cases: [{ when: { scope: narrow }, lean: »0.125, because: b }] }",
    ),
    "pack-shape",
  ],
  [
    "a weight of nothing",
    withRules(
      "{ id: a, kind: signal, weight: »0, worst: w, best: b, because: b, source: s, cases: [{ when: { scope: narrow }, lean: 1, because: b }] }",
    ),
    "pack-shape",
  ],
  [
    "a review date that is no day",
    withRules("{ id: a, kind: driver, because: b, source: s, when: { scope: narrow }, review_by: »2026-02-30 }"),
    "pack-shape",
  ],
  ["the same id twice", withRules(driver("{ scope: narrow }"), `»${driver("{ scope: narrow }")}`), "pack-duplicate-id"],
  ["a fact that does not exist", withRules(driver("{ »privacy.lvel: strict }")), "unknown-fact"],
  [
    "a fact of a change that does not exist",
    `${head}changes: [{ id: c, dimension: d, managed: m, self_hosted: s, facts: [»privacy.lvel], source: s }]\n`,
    "unknown-fact",
  ],
  [
    "a condition that is no map",
    `${head}patterns: [{ id: p, title: t, start: s, source: s, traits: [{ any: [»strict] }] }]\n`,
    "condition-not-a-map",
  ],
  ["a condition that tests nothing", withRules(driver("»{}")), "condition-empty"],
  ["not of nothing", withRules(driver("{ not: »{} }")), "condition-empty"],
  ["all of nothing", withRules(driver("{ all: »[] }")), "condition-list-empty"],
  ["any of a map", withRules(driver("{ any: »{ scope: narrow } }")), "condition-list-empty"],
  ["a choice that does not exist", withRules(driver("{ privacy.level: »strikt }")), "test-unknown-word"],
  [
    "two choices that do not exist",
    withRules(driver("{ privacy.level: »»[a, strict, b] }")),
    "test-unknown-word",
    "test-unknown-word",
  ],
  ["a tag that does not exist", withRules(driver("{ team.reliability: »{ contains: failovr } }")), "test-unknown-word"],
  ["tags without contains", withRules(driver("{ team.reliability: »failover }")), "test-does-not-fit"],
  [
    "an operator that does not exist",
    withRules(driver("{ team.reliability: »{ has: failover } }")),
    "test-does-not-fit",
  ],
  ["a comparison of words", withRules(driver("{ traffic.stability: »steady }")), "test-does-not-fit"],
  ["a comparison with a list", withRules(driver("{ traffic.stability: »[0.5, 0.6] }")), "test-does-not-fit"],
  ["a word compared", withRules(driver("{ privacy.level: »'>= strict' }")), "test-unknown-word"],
  ["a duration without its unit", withRules(driver("{ latency.target_p95: »'< 2' }")), "test-wrong-unit"],
  ["a unit of something else", withRules(driver("{ traffic.tokens_per_month: »'> 5ms' }")), "test-wrong-unit"],
  ["a threshold that no value reaches", withRules(driver("{ traffic.stability: »'> 7' }")), "test-out-of-range"],
  [
    "every problem at once",
    withRules(driver("{ »privacy.lvel: strict, traffic.stability: »'> 7' }"), `»${driver("{ scope: »narow }")}`),
    "unknown-fact",
    "test-out-of-range",
    "pack-duplicate-id",
    "test-unknown-word",
  ],
  [
    "conditions, beside a shape that does not fit",
    withRules(driver("{ »privacy.lvel: strict }"), "{ id: b, kind: »nope }"),
    "unknown-fact",
    "pack-shape",
  ],
];

describe("a pack is refused for", () => {
  it.each(refused)("%s", (_, text, ...codes) => {
    const { text: plain, places } = marked(text);
    const { source, diagnostics } = parsePack(plain, "t.yaml");
    expect(source).toBeUndefined();
    expect(found(diagnostics)).toEqual(codes.map((code, i) => `${code} ${places[i]}`));
    expect(
      diagnostics.every((d) => d.at?.file === "t.yaml" && d.sourceLine === plain.split("\n")[(d.at?.line ?? 0) - 1]),
    ).toBe(true);
  });

  it("a typo, with the word that was meant", () => {
    const near = (text: string) => parsePack(text, "t.yaml").diagnostics.map((d) => d.args["near"]);
    expect(near(withRules(driver("{ privacy.lvel: strict }")))).toEqual(["privacy.level"]);
    expect(near(withRules(driver("{ privacy.level: strikt }")))).toEqual(["strict"]);
    expect(near(withRules(driver("{ anyy: [{ scope: narrow }] }")))).toEqual(["any"]);
    expect(near(`${head}rles: []\n`)).toEqual(["rules"]);
  });

  it("aliases that unfold without end", () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (const [name, of] of ["ba", "cb", "dc", "ed", "fe"].map((pair) => [...pair])) {
      bomb.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${of}`).join(", ")}]`);
    }
    expect(parsePack(`${bomb.join("\n")}\n`, "t.yaml").diagnostics.map((d) => d.code)).toEqual(["pack-syntax"]);
  });

  it.each([
    ["condition-not-a-map", "&c { any: [*c] }"],
    ["condition-not-a-map", "&c { not: *c }"],
    ["pack-syntax", "&c { <<: *c }"],
  ])("%s: an alias inside of what it stands for, %s", (code, when) => {
    expect(parsePack(withRules(driver(when)), "t.yaml").diagnostics.map((d) => d.code)).toEqual([code]);
  });
});

/** The condition without places. */
function bare(condition: Condition): unknown {
  if (condition.op === "not") return { not: bare(condition.of) };
  if (!isAtom(condition)) return { [condition.op]: condition.of.map(bare) };
  return Object.fromEntries(Object.entries(condition).filter(([key]) => key !== "at"));
}

function conditionOf(when: string): unknown {
  const rule = parsePack(withRules(driver(when)), "t.yaml").source?.rules[0];
  return rule && rule.kind !== "signal" ? bare(rule.when) : undefined;
}

describe("a condition reads", () => {
  const narrow = { op: "in", fact: "scope", words: ["narrow"] };
  const strict = { op: "in", fact: "privacy.level", words: ["strict"] };
  const has = (word: string) => ({ op: "contains", fact: "team.reliability", word });
  const cases: readonly (readonly [string, unknown])[] = [
    ["{ scope: narrow }", narrow],
    ["{ privacy.level: [contractual, strict] }", { op: "in", fact: "privacy.level", words: ["contractual", "strict"] }],
    ["{ privacy.contract_covers: false }", { op: "in", fact: "privacy.contract_covers", words: ["false"] }],
    ["{ scope: narrow, privacy.level: strict }", { all: [narrow, strict] }],
    ["{ any: [{ scope: narrow }, { privacy.level: strict }] }", { any: [narrow, strict] }],
    ["{ scope: narrow, any: [{ privacy.level: strict }] }", { all: [narrow, { any: [strict] }] }],
    ["{ not: { scope: narrow, privacy.level: strict } }", { not: { all: [narrow, strict] } }],
    ["{ traffic.stability: '>= 65%' }", { op: ">=", fact: "traffic.stability", number: 0.65 }],
    ["{ traffic.stability: '<0.4' }", { op: "<", fact: "traffic.stability", number: 0.4 }],
    ["{ latency.target_p95: '<= 1.5s' }", { op: "<=", fact: "latency.target_p95", number: 1500 }],
    ["{ traffic.tokens_per_month: '> 50M' }", { op: ">", fact: "traffic.tokens_per_month", number: 50e6 }],
    ["{ team.inference_engineers: 2 }", { op: "=", fact: "team.inference_engineers", number: 2 }],
    ["{ team.reliability: { contains: failover } }", has("failover")],
    ["{ team.reliability: { contains: [failover, patching] } }", { all: [has("failover"), has("patching")] }],
    ["{ team.reliability: { contains_any: [failover, patching] } }", { any: [has("failover"), has("patching")] }],
    [
      "{ economics.self_hosted_to_managed: '< 0.7' }",
      { op: "<", fact: "economics.self_hosted_to_managed", number: 0.7 },
    ],
  ];
  it.each(cases)("%s", (when, expected) => {
    expect(conditionOf(when)).toEqual(expected);
  });

  it("the same through an alias", () => {
    const aliased = withRules(
      driver("&c { scope: narrow }"),
      driver("*c", "b"),
      driver("{ any: [*c, { not: *c }] }", "c"),
    );
    const { source, diagnostics } = parsePack(aliased, "t.yaml");
    expect(diagnostics).toEqual([]);
    expect(source?.rules.map((rule) => rule.kind !== "signal" && bare(rule.when))).toEqual([
      narrow,
      narrow,
      { any: [narrow, { not: narrow }] },
    ]);
  });
});

describe("a merged map", () => {
  const base = "{ id: a, kind: driver, because: b, source: s, when: { scope: narrow } }";
  const narrow = { op: "in", fact: "scope", words: ["narrow"] };

  it("gives a rule its keys, with their places", () => {
    const { text, places } = marked(
      withRules(`&r ${base.replace("{ scope", "{ »scope")}`, "{ <<: *r, id: b, because: c }"),
    );
    const { source, diagnostics } = parsePack(text.replace("scope", "scpe"), "t.yaml");
    expect([source, found(diagnostics)]).toEqual([
      undefined,
      [`unknown-fact ${places[0]}`, `unknown-fact ${places[0]}`],
    ]);
    expect(parsePack(text, "t.yaml").source?.rules.map(({ id, because }) => [id, because])).toEqual([
      ["a", "b"],
      ["b", "c"],
    ]);
  });

  it("gives a condition its tests, of which later ones win", () => {
    const text = withRules(
      driver("&c { scope: narrow, privacy.level: strict }"),
      driver("{ <<: *c, privacy.level: normal }", "b"),
    );
    const [, second] = parsePack(text, "t.yaml").source?.rules ?? [];
    const normal = { op: "in", fact: "privacy.level", words: ["normal"] };
    expect(second && second.kind !== "signal" && bare(second.when)).toEqual({ all: [narrow, normal] });
  });
});

describe("what a pack leaves out", () => {
  it("is filled in as documented", () => {
    const rule =
      "{ id: a, kind: requirement, because: b, because_not: n, to_change: c, source: s, when: { scope: narrow } }";
    const { source } = parsePack(withRules(rule), "t.yaml");
    expect(source).toMatchObject({ replace: [], disable: [], patterns: [], changes: [] });
    expect(source?.rules[0]).toMatchObject({ whenForced: "required", waivedBy: [] });
  });

  it("leans are whole hundredths", () => {
    const cases = [0.29, -0.57, 1, -1, 0].map(
      (lean, i) => `{ when: { traffic.stability: '= 0.${i + 1}' }, lean: ${lean}, because: b }`,
    );
    const { source } = parsePack(
      withRules(
        `{ id: a, kind: signal, weight: 1, worst: w, best: b, because: b, source: s, cases: [${cases.join(", ")}] }`,
      ),
      "t.yaml",
    );
    const [signal] = source?.rules ?? [];
    expect(signal?.kind === "signal" && signal.cases.map((c) => c.lean)).toEqual([29, -57, 100, -100, 0]);
  });
});
