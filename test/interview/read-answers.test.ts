import { describe, expect, it } from "vitest";
import { readAnswers } from "../../src/interview/read-answers.js";
import { places } from "../workloads/places.js";

const read = (text: string) => {
  const { workloads, problems } = readAnswers("a.yaml", text);
  return {
    workloads: workloads.map(({ answers, ...who }) => ({
      ...who,
      answers: Object.fromEntries(answers.map(({ fact, text: said }) => [fact, said])),
    })),
    problems: places(problems),
  };
};

describe("a file of answers", () => {
  it("holds facts nested or by their dotted names, in anybody's words", () => {
    const text = `
name: chat
owner: support
privacy: { level: Contractual, controls: [residency, zero retention] }
traffic.requests_per_month: about 40k a day
quality:
  need:
  prompts: ~
motive: []
`;
    expect(read(text)).toEqual({
      problems: [],
      workloads: [
        {
          name: "chat",
          owner: "support",
          answers: {
            "privacy.level": "Contractual",
            "privacy.controls": "residency, zero retention",
            "traffic.requests_per_month": "about 40k a day",
            "quality.need": "unknown",
            "quality.prompts": "unknown",
            motive: "none",
          },
        },
      ],
    });
  });

  it("may be a list of workloads, JSON, or refer to what it said before", () => {
    expect(read('[{"name": "a", "privacy.level": "strict"}, {"name": "b"}]').workloads).toEqual([
      { name: "a", answers: { "privacy.level": "strict" } },
      { name: "b", answers: {} },
    ]);
    const shared = "- name: a\n  team: &t { on_call: none }\n- name: b\n  team: *t\n";
    expect(read(shared).workloads.map(({ answers }) => answers)).toEqual([
      { "team.on_call": "none" },
      { "team.on_call": "none" },
    ]);
  });

  it("has no name where none is given, and items that stay whole", () => {
    const { workloads, problems } = read('name: ~\nowner:\nprivacy.residency: ["New York, NY", eu]');
    expect({ workloads, problems }).toEqual({
      problems: [],
      workloads: [{ answers: { "privacy.residency": '"New York, NY", eu' } }],
    });
  });

  it("tells where each answer stands", () => {
    const { workloads } = readAnswers("a.yaml", "name: a\ntraffic: { stability: high }\n");
    expect(workloads[0]?.answers[0]?.at).toMatchObject({ file: "a.yaml", line: 2, col: 23 });
  });

  it.each([
    ["", []],
    ["# nothing but a comment", []],
    ["just words", ["1:1 expected-map"]],
    ["- just\n- words", ["1:3 expected-map", "2:3 expected-map"]],
    ["traffic: { peek: 2 }\nprivacee: 1", ["1:12 unknown-key", "2:1 unknown-key"]],
    ["traffic: steady", ["1:10 expected-map"]],
    ["a: [", ["1:4 syntax-unclosed-bracket"]],
    ["name: a\nname: b", ["2:1 duplicate-key"]],
    ["workloads: [{ name: a }]", ["1:1 unknown-key"]],
    ["privacy: { level: normal }\nprivacy.level: strict", ["2:1 duplicate-key"]],
    ["privacy.controls: [[residency]]", ["1:20 wrong-type"]],
    ["privacy.controls: [baa, { residency: eu }]", ["1:25 wrong-type"]],
    ["name: { a: b }", ["1:7 wrong-type"]],
  ])("%j", (text, problems) => {
    expect(read(text).problems).toEqual(problems);
  });
});
