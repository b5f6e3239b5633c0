import { describe, expect, it } from "vitest";
import { type Condition, isAtom } from "../../src/rules/condition.js";
import { parsePack } from "../../src/rules/parse.js";
import { found, marked } from "../support/marked.js";

const head = "id: t\nversion: 1.0.0\ntitle: T\n";
const withRules = (...rules: string[]) => `${head}rules:\n${rules.map((rule) => `  - ${rule}`).join("\n")}\n`;
const signal = (lean: string, weight = "1") =>
  `{ id: a, kind: signal, weight: ${weight}, worst: w, best: b, because: b, source: s, cases: [{ when: { scope: narrow }, lean: ${lean}, because: b }] }`;
const driver = (when: string, id = "a") => `{ id: ${id}, kind: driver, because: b, source: s, when: ${when} }`;

const pattern = (id: string, trait = "{ scope: narrow }") =>
  `{ id: ${id}, title: t, start: s, source: s, traits: [${trait}] }`;
const change = (id: string, fact: string) =>
  `{ id: ${id}, dimension: d, managed: m, self_hosted: s, facts: [${fact}], source: s }`;

/** Each text marks where its problems are; the codes stand in the same order. */
const refused: readonly (readonly [string, string, ...string[]])[] = [
  ["text that is no YAML", "a: [\n»", "pack-syntax"],
  ["the same key twice", `${head}»title: again\n`, "pack-syntax"],
  ["a second document", `${head}»---\n${head}`, "pack-syntax"],
  ["a tag that stands for nothing", `${head}bar: »!half 60\n`, "pack-syntax"],
  ["an alias of nothing", `${head}rules: »*there\n`, "pack-syntax"],
  ["a list instead of a map", "»- a\n", "pack-wrong-type"],
  ["nothing at all", "»", "pack-wrong-type"],
  ["no version", "»id: t\ntitle: T\n", "pack-key-missing"],
  ["a version of two numbers", "id: t\nversion: »'1.0'\ntitle: T\n", "pack-shape"],
  ["a version that YAML takes for a number", "id: t\nversion: »1.0\ntitle: T\n", "pack-wrong-type"],
  ["a title that is empty", "id: t\nversion: 1.0.0\ntitle: »''\n", "pack-empty"],
  ["a policy that does not exist", `${head}hit_policy: »wiegh\n`, "pack-unknown-value"],
  ["a bar out of range", `${head}bar: »101\n`, "pack-out-of-range"],
  ["rules that are no list", `${head}rules: »{ a: 1 }\n`, "pack-wrong-type"],
  ["a rule that is no map", `${head}rules: [»a]\n`, "pack-wrong-type"],
  ["a weight under a name that is no id", `${head}weights: { »Shape: 3 }\n`, "pack-shape"],
  ["an unknown key of the pack", `${head}»rule: []\n`, "pack-unknown-key"],
  [
    "an unknown key of a rule",
    withRules("{ id: a, kind: driver, because: b, source: s, when: { scope: narrow }, »wen: 1 }"),
    "pack-unknown-key",
  ],
  [
    "a key of another kind of rule",
    withRules("{ id: a, kind: driver, because: b, source: s, when: { scope: narrow }, »modes: [managed] }"),
    "pack-unknown-key",
  ],
  [
    "an unknown kind",
    withRules("{ id: a, kind: »drver, because: b, source: s, when: { scope: narrow } }"),
    "pack-unknown-value",
  ],
  ["no kind", withRules("»{ id: a, because: b, source: s, when: { scope: narrow } }"), "pack-key-missing"],
  ["no condition", withRules("»{ id: a, kind: driver, because: b, source: s }"), "pack-key-missing"],
  [
    "two keys that are missing",
    withRules("»»{ id: a, kind: driver, source: s }"),
    "pack-key-missing",
    "pack-key-missing",
  ],
  [
    "a requirement that says nothing where it fails",
    withRules("»{ id: a, kind: requirement, because: b, to_change: c, source: s, when: { scope: narrow } }"),
    "pack-key-missing",
  ],
  [
    "a text that would act on a terminal",
    withRules('{ id: a, kind: driver, because: »"\\e[31mred", source: s, when: { scope: narrow } }'),
    "text-unprintable",
  ],
  [
    "a text of two lines",
    withRules('{ id: a, kind: driver, because: »"one\\ntwo", source: s, when: { scope: narrow } }'),
    "text-unprintable",
  ],
  ["a lean out of range", withRules(signal("»1.5")), "pack-out-of-range"],
  ["a lean of three digits", withRules(signal("»0.125")), "pack-out-of-range"],
  ["a lean that breaks two rules", withRules(signal("»1.001")), "pack-out-of-range"],
  ["a weight of nothing", withRules(signal("1", "»0")), "pack-out-of-range"],
  ["half a weight", withRules(signal("1", "»0.5")), "pack-wrong-type"],
  [
    "a review date that is no day",
    withRules("{ id: a, kind: driver, because: b, source: s, when: { scope: narrow }, review_by: »2026-02-30 }"),
    "pack-shape",
  ],
  ["the same id twice", withRules(driver("{ scope: narrow }"), `»${driver("{ scope: narrow }")}`), "pack-duplicate-id"],
  [
    "two patterns of one id",
    `${head}patterns:\n  - ${pattern("p")}\n  - »${pattern("p")}\n  - ${pattern("q")}\n`,
    "pack-duplicate-id",
  ],
  [
    "two changes of one id",
    `${head}changes:\n  - ${change("c", "scope")}\n  - »${change("c", "scope")}\n`,
    "pack-duplicate-id",
  ],
  ["a fact that does not exist", withRules(driver("{ »privacy.lvel: strict }")), "unknown-fact"],
  ["a fact of a change that does not exist", `${head}changes: [${change("c", "»privacy.lvel")}]\n`, "unknown-fact"],
  ["a condition that is no map", `${head}patterns: [${pattern("p", "{ any: [»strict] }")}]\n`, "condition-not-a-map"],
  ["a condition that tests nothing", withRules(driver("»{}")), "condition-empty"],
  ["not of nothing", withRules(driver("{ not: »{} }")), "condition-empty"],
  ["all of nothing", withRules(driver("{ all: »[] }")), "condition-list-empty"],
  ["any of a map", withRules(driver("{ any: »{ scope: narrow } }")), "condition-list-empty"],
  ["a list where a condition belongs", withRules(driver("»[{ scope: narrow }]")), "condition-not-a-map"],
  [
    "a fact without a test",
    withRules(driver("{ »scope: , »task: , »traffic.stability: ~ }")),
    ...Array(3).fill("test-missing"),
  ],
  ["nothing among words", withRules(driver("{ task: [triage, »~] }")), "test-does-not-fit"],
  ["a comparison with a word", withRules(driver("{ task: »'>= 3' }")), "test-does-not-fit"],
  ["a word that would act on a terminal", withRules(driver('{ task: »"\\e[31m" }')), "text-unprintable"],
  ["half a person", withRules(driver("{ team.inference_engineers: »'>= 1.5' }")), "test-not-whole"],
  ["a choice that does not exist", withRules(driver("{ privacy.level: »strikt }")), "test-unknown-word"],
  [
    "two choices that do not exist",
    withRules(driver("{ privacy.level: [»a, strict, »b] }")),
    "test-unknown-word",
    "test-unknown-word",
  ],
  ["a tag that does not exist", withRules(driver("{ team.reliability: { contains: »failovr } }")), "test-unknown-word"],
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
  ["two comparisons at once", withRules(driver("{ traffic.stability: »'>= 0.5 <= 0.7' }")), "test-does-not-fit"],
  ["an operator written twice", withRules(driver("{ traffic.stability: »'>== 0.5' }")), "test-does-not-fit"],
  ["a list as a key", withRules(driver("{ ? »[a] : b }")), "pack-key-not-text"],
  ["a map as a key, merged", withRules("{ <<: { »{ a: b }: c }, id: a }"), "pack-key-not-text"],
  ["a key that is left out", `${head}»: a\n`, "pack-key-not-text"],
  ["tags that are left out", withRules(driver("{ team.reliability: { contains: »~ } }")), "test-does-not-fit"],
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
    "conditions, twins and facts, beside shapes that do not fit",
    `${withRules(driver("{ »privacy.lvel: strict }"), "{ id: b, kind: »nope }", `»${driver("{ scope: narrow }")}`)}patterns:
  - ${pattern("p", "{ »scpe: narrow }")}
changes: [${change("c", "»scpe")}]
»rule: []
`,
    "unknown-fact",
    "pack-unknown-value",
    "pack-duplicate-id",
    "unknown-fact",
    "unknown-fact",
    "pack-unknown-key",
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
    expect(near(`${head}changes: [${change("c", "privacy.lvel")}]\n`)).toEqual(["privacy.level"]);
    expect(near(withRules("{ id: a, kind: drver, because: b, source: s }"))).toEqual(["driver"]);
    expect(
      near(withRules("{ id: a, kind: driver, becase: b, because: b, source: s, when: { scope: narrow } }")),
    ).toEqual(["because"]);
    expect(near(withRules(driver("{ anyy: [{ scope: narrow }] }")))).toEqual(["any"]);
    expect(near(`${head}rles: []\n`)).toEqual(["rules"]);
  });

  it("a key, with those that its kind of rule has", () => {
    const keys = (rule: string) => parsePack(withRules(rule), "t.yaml").diagnostics.map((d) => d.args["keys"]);
    const given = "id: a, because: b, source: s, zzz: 1";
    expect(keys(`{ ${given}, kind: risk, when: { scope: narrow }, mitigation: m }`)).toEqual([
      expect.arrayContaining(["mitigation", "modes", "when"]),
    ]);
    expect(keys(`{ ${given}, kind: driver, when: { scope: narrow } }`)).toEqual([
      expect.not.arrayContaining(["mitigation"]),
    ]);
    expect(keys(signal("1, zzz: 1"))).toEqual([["when", "lean", "because"]]);
  });

  it("a missing key, by the rule that lacks it", () => {
    const { diagnostics } = parsePack(
      withRules("{ id: a, kind: driver, source: s, when: { scope: narrow } }"),
      "t.yaml",
    );
    expect(diagnostics).toMatchObject([{ args: { key: "because", of: "a" } }]);
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

  it("words through aliases", () => {
    const words = (when: string) =>
      parsePack(withRules(driver(when)).replace("title: T", "title: &x failover"), "t.yaml").source?.rules.map(
        (rule) => rule.kind !== "signal" && bare(rule.when),
      );
    expect(words("{ task: [*x, triage] }")).toEqual([{ op: "in", fact: "task", words: ["failover", "triage"] }]);
    const both = { all: [has("failover"), has("patching")] };
    expect(words("{ team.reliability: { contains: [*x, patching] } }")).toEqual([both]);
    expect(words("{ team.reliability: { contains: *x } }")).toEqual([has("failover")]);
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
    const hundredths = Array.from({ length: 201 }, (_, i) => i - 100);
    const read = hundredths.map((lean) => {
      const [rule] = parsePack(withRules(signal(String(lean / 100))), "t.yaml").source?.rules ?? [];
      return rule?.kind === "signal" ? rule.cases[0]?.lean : undefined;
    });
    expect(read).toEqual(hundredths);
  });

  it("blanks around a text mean nothing", () => {
    const { source } = parsePack(`${head.replace("T", ">\n  A title\n  in two lines\n")}rules: []\n`, "t.yaml");
    expect(source?.title).toBe("A title in two lines");
  });
});
