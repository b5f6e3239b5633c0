import { describe, expect, it } from "vitest";
import { contextOf } from "../../src/assess/context.js";
import type { FactValue } from "../../src/facts/fact.js";
import { conflictCard, conflictsIn, doubted, keepBoth, takeBack } from "../../src/interview/conflict.js";
import { doubtsOf } from "../../src/interview/doubts.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { data } from "../support/assessor.js";
import { builtIn } from "../support/built-in.js";
import { asOf, stated, workload } from "../support/judge.js";

const context = contextOf(builtIn("default"), data, asOf);

const problems = (facts: string) =>
  readPortfolio([{ file: "w.yaml", text: `# ${facts.length}\nworkloads: [{ name: a, ${facts} }]` }]).diagnostics;

const doubts = (facts: Readonly<Record<string, FactValue>>) =>
  doubtsOf(context, workload(new Map(Object.entries(facts)))).map(({ facts: about, because }) => [about[0], because]);

describe("contradictions that an answer makes", () => {
  it("are those that were not there before, wherever they stand in the file", () => {
    const shape = "traffic: { shape: steady, stability: 0.1 }";
    const both = `privacy: { level: normal, controls: [air_gap] }, ${shape}`;
    expect(conflictsIn(problems(both), problems(shape))).toEqual([
      {
        id: "contradictory-privacy",
        sentence: expect.stringContaining("air_gap"),
        facts: ["privacy.level", "privacy.controls"],
        bearable: true,
      },
    ]);
    expect(conflictsIn(problems(shape), problems(shape))).toEqual([]);
    expect(conflictsIn(problems("scope: wide"), [])).toEqual([]);
  });

  it("may not stand where the file could not be read with them", () => {
    const [conflict] = conflictsIn(
      problems("traffic: { tokens_per_month: 1B, requests_per_month: 1M, input_tokens: 5k, output_tokens: 1 }"),
      [],
    );
    expect(conflict?.bearable).toBe(false);
    const facts = stated(
      new Map<string, FactValue>([
        ["traffic.tokens_per_month", 1e9],
        ["traffic.input_tokens", 5_000],
      ]),
    );
    const card = conflict && conflictCard(conflict, facts, "traffic.input_tokens");
    expect(card?.input).toEqual({
      kind: "one",
      choices: [
        {
          value: "traffic.input_tokens",
          label: "Change: Input tokens a request",
          meaning: "now 5,000 tokens a request",
        },
        {
          value: "traffic.tokens_per_month",
          label: "Change: Tokens a month",
          meaning: "now 1,000,000,000 tokens a month",
        },
        { value: takeBack, label: "Take the last answer back" },
      ],
    });
  });

  it("may stand where they are only unlikely", () => {
    const [conflict] = conflictsIn(problems("current: { mode: managed, provider: vllm }"), []);
    const facts = stated(new Map([["current.mode", "managed"]]));
    const card = conflict && conflictCard(conflict, facts, "current.provider");
    expect(card?.input.kind === "one" && card.input.choices.map(({ value }) => value)).toEqual([
      "current.mode",
      keepBoth,
      takeBack,
    ]);
  });
});

describe("what dated data says against answers", () => {
  const traffic = {
    "current.mode": "managed",
    "current.provider": "openai",
    "current.model": "gpt-4.1-mini",
    "traffic.requests_per_month": 1_000_000,
    "traffic.input_tokens": 1_000,
    "traffic.output_tokens": 100,
    "traffic.cached_input_share": 0,
  };

  it.each([
    [{ ...traffic, "current.usd_per_month": 560 }, []],
    // a million times 1,000 input tokens at $0.40 and 100 output tokens at $1.60 a million: $560
    [{ ...traffic, "current.usd_per_month": 56_000 }, [["current.usd_per_month", /100 times what this traffic costs/]]],
    [{ ...traffic, "current.model": "gpt-4.1-minni" }, [["current.model", /cannot be priced.*gpt-4\.1-mini/]]],
    [{ "candidate.model": "lama-9" }, [["candidate.model", /lama-9 is not in the tables/]]],
  ])("of %o", (facts, expected) => {
    expect(doubts(facts)).toEqual(expected.map(([fact, because]) => [fact, expect.stringMatching(because ?? "")]));
  });

  it("is asked about once, when it arises", () => {
    const before = doubtsOf(
      context,
      workload(new Map(Object.entries({ ...traffic, "current.usd_per_month": 56_000 }))),
    );
    expect(doubted(before, before)).toEqual([]);
    expect(doubted(before, [])).toMatchObject([
      { sentence: expect.stringMatching(/^The stated bill .*\.$/), bearable: true },
    ]);
  });
});
