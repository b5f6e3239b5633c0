import { describe, expect, it } from "vitest";
import { derived } from "../../src/facts/registry/derived.js";
import { factNames, findFact } from "../../src/facts/registry/lookup.js";
import { conditionsOf } from "../../src/rules/compile.js";
import { atomsOf } from "../../src/rules/condition.js";
import { describeCondition } from "../../src/rules/describe.js";
import { packPage } from "../../src/rules/docs.js";
import { factsPage } from "../../src/rules/docs-facts.js";
import { explainRule } from "../../src/rules/explain.js";
import { builtIn } from "../support/built-in.js";
import { driver, head, packOf, requirement, signal, weighed } from "../support/tiny-packs.js";

function inWords(when: string): string {
  const [rule] = packOf(weighed(driver("a", when))).rules;
  if (!rule || rule.kind === "signal") throw new Error(when);
  return describeCondition(rule.when);
}

describe("a condition in words", () => {
  it.each([
    ["{ privacy.level: strict }", "privacy.level is strict"],
    ["{ privacy.level: [contractual, strict] }", "privacy.level is contractual or strict"],
    ["{ privacy.contract_covers: false }", "privacy.contract_covers is false"],
    ["{ traffic.stability: '>= 0.65' }", "traffic.stability is at least 0.65"],
    ["{ latency.target_p95: '< 1500ms' }", "latency.target_p95 is below 1.5s"],
    ["{ traffic.tokens_per_month: '> 50M' }", "traffic.tokens_per_month is above 50M"],
    ["{ current.usd_per_month: '<= 38k' }", "current.usd_per_month is at most $38k"],
    ["{ team.inference_engineers: 2 }", "team.inference_engineers is 2"],
    ["{ team.reliability: { contains: failover } }", "team.reliability contains failover"],
    ["{ scope: narrow, privacy.level: strict }", "scope is narrow and privacy.level is strict"],
    ["{ not: { scope: narrow } }", "not (scope is narrow)"],
    [
      "{ scope: narrow, any: [{ serving: batch }, { privacy.level: strict }] }",
      "scope is narrow and (serving is batch or privacy.level is strict)",
    ],
    [
      "{ any: [{ scope: narrow, serving: batch }, { privacy.level: strict }] }",
      "(scope is narrow and serving is batch) or privacy.level is strict",
    ],
    ["{ any: [{ scope: narrow }], serving: batch }", "scope is narrow and serving is batch"],
  ])("%s", (when, expected) => {
    expect(inWords(when)).toBe(expected);
  });
});

describe("a rule explained", () => {
  const pack = builtIn("default");

  it.each(pack.rules.map((rule) => [rule.id, rule] as const))("%s says all that the pack says of it", (id, rule) => {
    const text = explainRule(pack, rule);
    const specs = conditionsOf(rule)
      .flatMap(atomsOf)
      .flatMap((atom) => findFact(atom.fact) ?? []);
    const parts = [
      `${id} (default 1.0.0)\n`,
      rule.because,
      rule.becauseNot ?? "",
      rule.toChange ?? "",
      rule.source,
      rule.reviewBy ?? "",
      `rules/default.yaml:${rule.at.line}\n`,
      ...conditionsOf(rule).map(describeCondition),
      ...specs.flatMap(({ name, question, howToLearn }) => [name, question, howToLearn]),
      ...(rule.kind === "signal" ? rule.cases.flatMap((c) => [c.because, String(c.lean / 100)]) : []),
      ...(rule.kind === "requirement" ? rule.waivedBy : []),
      ...(rule.kind === "risk" ? [rule.mitigation] : []),
    ];
    for (const part of parts) expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });

  it("names the requirements that it stands in for, and the signals that it silences", () => {
    const cases = [["{ scope: narrow }", 1]] as const;
    const linked = packOf(
      weighed(
        driver("d", "{ scope: narrow }"),
        requirement("r", "{ serving: batch }", ", waived_by: [d]"),
        signal("loud", cases),
        signal("quiet", cases, ", yields_to: loud"),
      ),
    );
    const text = (i: number) => {
      const rule = linked.rules[i];
      return rule ? explainRule(linked, rule) : "";
    };
    expect(text(0)).toContain("it stands in for: r.");
    expect(text(1)).toContain("stand in for it: d.");
    expect(text(2)).toContain("it silences: quiet.");
    expect(text(3)).toContain("Silent wherever loud is known.");
  });

  it("names eight cases in which it holds, and counts the others", () => {
    const [rule] = pack.rules;
    const cases = Array.from({ length: 11 }, (_, i) => ({
      name: `case ${i}`,
      at: { file: "t.test.yaml", line: i, col: 1 },
    }));
    const text = rule ? explainRule(pack, rule, cases) : "";
    expect(text.match(/t\.test\.yaml:\d+ case \d+\n/g)).toHaveLength(8);
    expect(text).toContain("and 3 more\n");
  });
});

/** Anchors of a page's headings, as renderers make them. */
function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>();
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => {
    const plain = heading
      .toLowerCase()
      .replace(/[^a-z0-9 _-]/g, "")
      .replaceAll(" ", "-");
    const count = seen.get(plain) ?? 0;
    seen.set(plain, count + 1);
    return count === 0 ? plain : `${plain}-${count}`;
  });
}

describe("the page of a pack", () => {
  const pack = builtIn("default");

  it("has a heading for each rule and each pattern, once", () => {
    const headings = packPage(pack).match(/^### .*$/gm) ?? [];
    const expected = [...pack.rules, ...pack.patterns].map(({ id }) => `### ${id}`);
    expect([...headings].sort()).toEqual([...expected].sort());
  });

  it("links to every heading from its contents, and nowhere else", () => {
    const clash = packOf(
      `${weighed(driver("drivers", "{ scope: narrow }"), driver("contents", "{ scope: broad }"))}patterns: [{ id: drivers, title: T, start: s, source: s, traits: [{ scope: narrow }] }]\n`,
    );
    for (const page of [pack, builtIn("guide-runtime"), clash].map(packPage)) {
      const [contents = ""] = page.split("## Contents")[1]?.split("\n## ") ?? [];
      const links = [...contents.matchAll(/\]\(#(.*)\)/g)].map(([, anchor]) => anchor);
      const [, , ...anchors] = anchorsOf(page);
      expect(links).toEqual(anchors);
      for (const [, anchor = ""] of page.matchAll(/\]\(#([^)]*)\)/g)) expect(anchors).toContain(anchor);
    }
  });

  it("lists the signals, the heaviest first, with their ends and leans", () => {
    const linked = packOf(
      weighed(
        signal("light", [["{ scope: narrow }", 1]], ", yields_to: heavy"),
        signal("heavy", [
          ["{ scope: narrow }", -0.25],
          ["{ scope: broad }", 0.5],
        ]).replace("weight: 1", "weight: 3"),
      ),
    );
    const rows = packPage(linked)
      .split("\n")
      .filter((line) => /^\| (light|heavy)/.test(line))
      .map((line) => line.split("|").map((cell) => cell.trim()));
    expect(rows).toEqual([
      ["", "heavy", "3", "75 %", "w", "b", "-0.25 to 0.5", "", ""],
      ["", "light", "1", "25 %", "w", "b", "1 to 1", "heavy", ""],
    ]);
  });

  it("lists every fact that its rules test, with the rules that test it", () => {
    const [, list = ""] = packPage(pack).split("## Facts used\n\n");
    const listed = list
      .trim()
      .split("\n")
      .map((line) => [/^- `([^`]+)`/.exec(line)?.[1], [...line.matchAll(/\(#([^)]*)\)/g)].map(([, id]) => id)]);
    const facts = [
      ...new Set(
        pack.rules
          .flatMap(conditionsOf)
          .flatMap(atomsOf)
          .map((atom) => atom.fact),
      ),
    ].sort();
    expect(listed).toEqual(
      facts.map((fact) => [
        fact,
        pack.rules
          .filter((rule) =>
            conditionsOf(rule)
              .flatMap(atomsOf)
              .some((atom) => atom.fact === fact),
          )
          .sort((a, b) => headingOf(a.id) - headingOf(b.id))
          .map(({ id }) => id),
      ]),
    );
  });

  const page = packPage(pack);
  const headingOf = (id: string): number => page.indexOf(`\n### ${id}\n`);

  it("keeps its table in one piece, and lets no text become markup", () => {
    const page = packPage(
      packOf(`${head}changes:
  - { id: a, dimension: "a | b", managed: <b>m</b>, self_hosted: s, source: s }
patterns: [{ id: p, title: "<script>", start: s, source: s, traits: [{ traffic.stability: "< 0.5" }] }]
`),
    );
    const rows = page.split("\n").filter((line) => line.startsWith("|"));
    expect(rows.map((line) => line.split(/(?<!\\)\|/).length)).toEqual([7, 7, 7]);
    expect(page.replace(/^<!--.*-->\n/, "")).not.toMatch(/<\w/);
  });
});

describe("the page of facts", () => {
  it("has each fact once, with its question and an example", () => {
    const page = factsPage();
    expect((page.match(/^### .*$/gm) ?? []).sort()).toEqual(
      factNames()
        .map((name) => `### \`${name}\``)
        .sort(),
    );
    for (const { question, example } of factNames().flatMap((name) => findFact(name) ?? [])) {
      expect(page).toContain(`- question: ${question.replaceAll("|", "\\|").replaceAll("<", "&lt;")}\n`);
      expect(page).toContain(`for example \`${example}\``);
    }
    for (const { formula } of derived) expect(page).toContain(formula);
  });
});
