import { describe, expect, it } from "vitest";
import { readCases } from "../../src/rules/testing/cases.js";
import { found, marked } from "../support/marked.js";

const oneCase = (facts: string, expected = "{}") => `cases:\n  - { name: n, facts: ${facts}, expect: ${expected} }\n`;

const refused: readonly (readonly [string, string, ...string[]])[] = [
  ["text that is no YAML", "cases: [\n»", "pack-syntax"],
  ["no cases", "cases: »[]\n", "pack-empty"],
  ["a case without a name", "cases:\n  - »{ facts: {}, expect: {} }\n", "pack-key-missing"],
  [
    "a name that would act on a terminal",
    'cases:\n  - { name: »"\\e[31m", facts: {}, expect: {} }\n',
    "text-unprintable",
  ],
  ["a second document", `${oneCase("{}")}»---\n${oneCase("{}")}`, "pack-syntax"],
  ["a key that is none", "cases:\n  - { name: n, facts: {}, expect: {}, »expct: {} }\n", "pack-unknown-key"],
  ["an expectation that is none", oneCase("{}", "{ »fire: [a] }"), "pack-unknown-key"],
  ["a mode that is none", oneCase("{}", "{ mode: »cloud }"), "pack-unknown-value"],
  ["a rung that is none", oneCase("{}", "{ rung: »J }"), "pack-unknown-value"],
  ["the cases of another pack", `pack: »other.yaml\n${oneCase("{}")}`, "cases-of-other-pack"],
  ["a fact that is none", oneCase("{ »privacy.lvel: strict }"), "unknown-fact"],
  ["a choice that is none", oneCase("{ privacy.level: »strikt }"), "test-unknown-word"],
  ["a word that is none", oneCase("{ team.reliability: »[failover, failovr] }"), "test-unknown-word"],
  ["one word where a list belongs", oneCase("{ team.reliability: »failover }"), "test-does-not-fit"],
  ["a word where a flag belongs", oneCase("{ latency.private_network: »'true' }"), "test-does-not-fit"],
  ["a word where a number belongs", oneCase("{ traffic.stability: »high }"), "test-does-not-fit"],
  ["a flag where a number belongs", oneCase("{ traffic.stability: »true }"), "test-does-not-fit"],
  ["a duration without its unit", oneCase("{ latency.target_p95: »800 }"), "test-wrong-unit"],
  ["a unit of something else", oneCase("{ traffic.stability: »'5ms' }"), "test-wrong-unit"],
  ["a number out of range", oneCase("{ traffic.stability: »1.5 }"), "test-out-of-range"],
  ["half a person", oneCase("{ team.inference_engineers: »1.5 }"), "test-does-not-fit"],
  [
    "facts, beside a shape that does not fit",
    oneCase("{ traffic.stability: »1.5 }", "{ mode: »cloud }"),
    "test-out-of-range",
    "pack-unknown-value",
  ],
  [
    "every problem at once",
    oneCase("{ »privacy.lvel: strict, traffic.stability: »1.5 }"),
    "unknown-fact",
    "test-out-of-range",
  ],
];

describe("a file of cases is refused for", () => {
  it.each(refused)("%s", (_, text, ...codes) => {
    const { text: plain, places } = marked(text);
    const { diagnostics } = readCases(plain, "t.test.yaml", "t.yaml");
    expect(found(diagnostics)).toEqual(codes.map((code, i) => `${code} ${places[i]}`));
  });
});

describe("a case", () => {
  it("holds facts as values in the base of their units", () => {
    const facts =
      "{ privacy.level: strict, task: poetry, latency.private_network: false, team.reliability: [failover], latency.target_p95: 1.5s, traffic.stability: 65%, traffic.tokens_per_month: 120M, current.usd_per_month: $38k, team.inference_engineers: 2, economics.self_hosted_to_managed: 0.7 }";
    const { cases, diagnostics } = readCases(oneCase(facts), "t.test.yaml", "t.yaml");
    expect(diagnostics).toEqual([]);
    expect([...(cases[0]?.facts ?? [])]).toEqual([
      ["privacy.level", "strict"],
      ["task", "poetry"],
      ["latency.private_network", false],
      ["team.reliability", ["failover"]],
      ["latency.target_p95", 1500],
      ["traffic.stability", 0.65],
      ["traffic.tokens_per_month", 120e6],
      ["current.usd_per_month", 38_000],
      ["team.inference_engineers", 2],
      ["economics.self_hosted_to_managed", 0.7],
    ]);
  });

  it("knows where it stands", () => {
    const { text, places } = marked(
      "pack: t.yaml\ncases:\n  - »{ name: a, facts: {}, expect: {} }\n  - »{ name: b, facts: {}, expect: {} }\n",
    );
    const { cases } = readCases(text, "t.test.yaml", "t.yaml");
    expect(cases.map(({ at }) => `${at.line}:${at.col}`)).toEqual(places);
  });
});
