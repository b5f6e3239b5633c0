import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeFor } from "../../src/cli/pack-judge.js";
import { compilePack } from "../../src/rules/compile.js";
import { completePack } from "../../src/rules/extend.js";
import type { Pack } from "../../src/rules/pack.js";
import { parsePack } from "../../src/rules/parse.js";
import { readCases } from "../../src/rules/testing/cases.js";
import { coverageOf, observe, probesOf, unseen } from "../../src/rules/testing/coverage.js";
import { renderRun, runReport } from "../../src/rules/testing/render.js";
import { casesThatHold, runCases } from "../../src/rules/testing/run.js";
import { builtIn } from "../support/built-in.js";
import { marked } from "../support/marked.js";
import { anyPack, someFacts } from "../support/packs.js";
import { driver, exclusion, ordered, packOf, row, signal, weighed } from "../support/tiny-packs.js";

function casesFrom(text: string, pack = "t.yaml") {
  const { cases, diagnostics } = readCases(text, pack.replace(".yaml", ".test.yaml"), pack);
  expect(diagnostics).toEqual([]);
  return cases;
}

function run(pack: Pack, ...cases: string[]) {
  const compiled = compilePack(pack);
  const text = `cases:\n${cases.map((test, i) => `  - { name: case ${i + 1}, ${test} }\n`).join("")}`;
  return runCases(compiled, casesFrom(text), judgeFor(compiled));
}

const strictExcludes = packOf(weighed(exclusion("strict", "managed", "{ privacy.level: strict }")));
const strict = "facts: { privacy.level: strict }";
const normal = "facts: { privacy.level: normal }";

describe("a case", () => {
  it("passes where all that it expects came out", () => {
    const right =
      "{ mode: self_hosted, settled: true, possible: [self_hosted], fires: [strict], silent: [], unknown: [] }";
    expect(
      run(strictExcludes, `${strict}, expect: ${right}`, `${normal}, expect: { silent: [strict] }`).failures,
    ).toEqual([]);
    expect(run(strictExcludes, "facts: {}, expect: { unknown: [strict], settled: false }").failures).toEqual([]);
    expect(run(strictExcludes, "facts: {}, expect: { possible: [self_hosted, managed] }").failures).toEqual([]);
  });

  it.each([
    ["mode: managed", "mode", "managed", "self_hosted"],
    ["settled: false", "settled", "false", "true"],
    ["possible: [managed, self_hosted]", "possible", "managed, self_hosted", "self_hosted"],
    ["rung: I", "rung", "I", "B"],
    ["silent: [strict]", "rule strict", "false", "true"],
    ["unknown: [strict]", "rule strict", "unknown", "true"],
    ["fires: [strct]", "rule strct", "true", "no such rule"],
  ])("that expects %s fails and says how", (wrong, what, expected, actual) => {
    const [failure, ...more] = run(strictExcludes, `${normal}, expect: {}`, `${strict}, expect: { ${wrong} }`).failures;
    expect(more).toEqual([]);
    expect(failure?.test).toMatchObject({ name: "case 2", at: { file: "t.test.yaml", line: 3, col: 5 } });
    expect(failure?.differences).toEqual([{ what, expected, actual }]);
  });

  it("holds in the cases in which its rule does, and in no others", () => {
    const compiled = compilePack(strictExcludes);
    const cases = casesFrom(
      `cases:\n  - { name: a, ${strict}, expect: {} }\n  - { name: b, ${normal}, expect: {} }\n  - { name: c, facts: {}, expect: {} }\n`,
    );
    const node = compiled.nodes.get("strict") ?? { op: "any", of: [] };
    expect(casesThatHold(node, cases, judgeFor(compiled)).map(({ name }) => name)).toEqual(["a"]);
  });
});

describe("coverage", () => {
  const shares = (pack: Pack, ...cases: string[]) => {
    const { probes } = run(pack, ...cases.map((facts) => `facts: ${facts}, expect: {}`));
    return [coverageOf(probes, "rule"), coverageOf(probes, "test")];
  };

  it("counts each truth of each rule and of each test", () => {
    const both = packOf(weighed(driver("a", "{ scope: narrow, privacy.level: strict }")));
    expect(shares(both, "{}")).toEqual([1 / 3, 1 / 3]);
    // one test false makes the rule false whatever the other
    expect(shares(both, "{}", "{ scope: broad }")).toEqual([2 / 3, 3 / 6]);
    expect(shares(both, "{}", "{ scope: broad }", "{ scope: narrow, privacy.level: strict }")).toEqual([1, 5 / 6]);
  });

  it("asks for no truth that cannot be", () => {
    const cases = [
      ["{ traffic.stability: '>= 0.5' }", 1],
      ["{ traffic.stability: '< 0.5' }", -1],
    ] as const;
    const gapless = packOf(weighed(signal("a", cases)));
    expect(shares(gapless, "{}", "{ traffic.stability: 0.7 }", "{ traffic.stability: 0.2 }")).toEqual([1, 1]);
  });

  it("of a pack on top of another is that of its own rules", () => {
    const below = packOf(weighed(driver("a", "{ scope: narrow }")));
    const above = weighed(driver("b", "{ serving: batch }")).replace("id: t", "id: t2\nextends: t");
    const { source } = parsePack(above, "t2.yaml");
    const pack = source && completePack(source, below, "").pack;
    if (!pack) throw new Error("does not read");
    expect(pack.rules.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(shares(pack, "{ scope: narrow }")).toEqual([1 / 3, 1 / 3]);
    expect(shares(pack, "{}", "{ serving: batch }", "{ serving: interactive }")).toEqual([1, 1]);
  });

  it("tells tests apart that stand at one place", () => {
    const { text, places } = marked(weighed(driver("a", "{ team.reliability: »{ contains: [failover, patching] } }")));
    const pack = packOf(text);
    const { probes } = run(pack, "facts: { team.reliability: [failover] }, expect: {}");
    expect(probes.map(({ name, kind, seen }) => [kind, name, [...seen]])).toEqual([
      ["rule", "a", ["false"]],
      ["test", `t.yaml:${places[0]} team.reliability contains failover`, ["true"]],
      ["test", `t.yaml:${places[0]} team.reliability contains patching`, ["false"]],
    ]);
  });

  it("knows every truth that random facts can show", () => {
    fc.assert(
      fc.property(anyPack, fc.array(someFacts, { minLength: 20, maxLength: 20 }), (pack, many) => {
        const compiled = compilePack(pack);
        const judge = judgeFor(compiled);
        const probes = probesOf(compiled);
        for (const facts of many) observe(probes, judge(facts).masks);
        for (const { reachable, seen } of probes) expect(reachable).toEqual(expect.arrayContaining([...seen]));
        for (const probe of probes) expect(unseen(probe)).toHaveLength(probe.reachable.length - probe.seen.size);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the report", () => {
  const { text, places } = marked(ordered(row("a", "blocked", "{ privacy.level: »strict }")));
  const table = packOf(text);
  const outcome = run(table, "facts: { privacy.level: strict }, expect: { mode: managed }", "facts: {}, expect: {}");

  it("as text names the failure's place, what was not seen, and the totals", () => {
    expect(renderRun(table, outcome)).toBe(
      `FAILED t.test.yaml:2:5 case 1
  mode: expected managed, got blocked
not seen false: rule a
not seen false: test t.yaml:${places[0]} privacy.level is strict
t: 1 of 2 cases passed; rules seen true, false and unknown 66.7 %, tests 66.7 %
`,
    );
  });

  it("as data says the same", () => {
    expect(runReport(table, outcome)).toMatchObject({
      pack: "t",
      cases: 2,
      failed: [{ name: "case 1", line: 2, differences: [{ what: "mode", expected: "managed", actual: "blocked" }] }],
      coverage: { rules: { share: 0.6667, not_seen: [{ rule: "a", truths: ["false"] }] } },
    });
  });
});

it.each(["default", "guide-runtime", "guide-deployment"])(
  "the pack %s passes its cases, which show every rule",
  (id) => {
    const compiled = compilePack(builtIn(id));
    const cases = casesFrom(readFileSync(`rules/${id}.test.yaml`, "utf8"), `${id}.yaml`);
    const { failures, probes } = runCases(compiled, cases, judgeFor(compiled));
    expect(failures).toEqual([]);
    expect(probes.filter((probe) => probe.kind === "rule" && unseen(probe).length > 0)).toEqual([]);
  },
);
