import { readFileSync } from "node:fs";
import fc from "fast-check";
import papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { Metric } from "../../src/evals/promptfoo.js";
import { readEvals } from "../../src/evals/read-evals.js";
import { type EvalSides, evalSides, type SideNames } from "../../src/evals/sides.js";

const rowsOf = (text: string) =>
  papa.parse<string[]>(text, { skipEmptyLines: true }).data.map((fields, i) => ({ fields, line: i + 1 }));
const read = (text: string, metric: Metric = "pass") => readEvals(text, { file: "evals", metric, rowsOf });
const fixture = (name: string, metric?: Metric) => read(readFileSync(`fixtures/evals/${name}`, "utf8"), metric);

function sidesOf(file: ReturnType<typeof read>, names: SideNames): EvalSides {
  expect(file.diagnostics).toEqual([]);
  const sides = evalSides(file.results, names);
  if ("code" in sides) throw new Error(sides.code);
  return sides;
}

const both = { managed: "gpt-4o-mini", self_hosted: "llama-3.3-70b", slice: "kind" };

/** By the canned answers: letter 3 wants another word than both say, invoice 1 has no total and invoice 3 no answer. */
const passes = [
  { slice: "letters", managed: 1, self_hosted: 1 },
  { slice: "letters", managed: 1, self_hosted: 1 },
  { slice: "letters", managed: 0, self_hosted: 0 },
  { slice: "invoices", managed: 1, self_hosted: 0 },
  { slice: "invoices", managed: 1, self_hosted: 1 },
  { slice: "invoices", managed: 1, self_hosted: 0 },
];

describe("results of the real promptfoo", () => {
  it.each(["results.json", "results.jsonl", "repeated.json"])("are cases with the passes of both sides: %s", (name) => {
    expect(sidesOf(fixture(name), both).cases).toEqual(passes);
  });

  it("tell answers that never came, once a run", () => {
    expect(sidesOf(fixture("results.json"), both).errors).toEqual({ managed: 0, self_hosted: 1 });
    expect(sidesOf(fixture("repeated.json"), both).errors).toEqual({ managed: 0, self_hosted: 2 });
  });

  it("may be scores, where half of what was asked counts half", () => {
    const scores = sidesOf(fixture("results.json", "score"), both).cases.map((one) => one.self_hosted);
    expect(scores).toEqual([1, 1, 0, 0.5, 1, 0]);
  });

  it("may be one named score, of the cases that have it", () => {
    const found = sidesOf(fixture("results.json", { named: "form" }), both).cases;
    expect(found.map((one) => one.self_hosted)).toEqual([1, 1, 0]);
  });

  it("name the scores there are where one is asked for that is none", () => {
    const { results, diagnostics } = fixture("results.json", { named: "tone" });
    expect(results).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: "evals-no-metric", args: { metric: "tone", known: ["topic", "total", "form"] } },
    ]);
  });

  it("are a case for each test and prompt where there are several prompts", () => {
    // the prompt that says "Say" does not hold "Echo"
    const found = sidesOf(fixture("echo.json"), {}).cases.map((one) => `${one.managed}${one.self_hosted}`);
    expect(found.sort()).toEqual(["00", "11", "11", "11"]);
  });

  it("of one provider by either of its names", () => {
    expect(sidesOf(fixture("results.json"), { managed: "canned:managed", slice: "kind" }).cases).toEqual(passes);
  });

  it("of older versions name their provider in the table, or as text", () => {
    const result = (promptIdx: number, success: boolean) => ({ promptIdx, vars: { a: 1 }, success, score: 0.5 });
    const head = { prompts: [{ provider: "openai:gpt-4o" }, { provider: "vllm:llama" }] };
    const old = { results: { version: 1, results: [result(0, true), result(1, false)], table: { head } } };
    expect(sidesOf(read(JSON.stringify(old)), { managed: "openai:gpt-4o" }).cases).toEqual([
      { slice: null, managed: 1, self_hosted: 0 },
    ]);
    const named = [
      { ...result(0, true), provider: "a" },
      { ...result(1, true), provider: "b" },
    ];
    expect(sidesOf(read(JSON.stringify(named)), { self_hosted: "a" }).cases).toEqual([
      { slice: null, managed: 1, self_hosted: 1 },
    ]);
  });
});

describe("which provider is which side", () => {
  const { results } = fixture("results.json");

  it("follows from one of two", () => {
    const one = evalSides(results, { self_hosted: "llama-3.3-70b", slice: "kind" });
    expect(one).toEqual(evalSides(results, both));
  });

  it.each([
    [{}, { code: "evals-sides-unclear", args: { known: ["gpt-4o-mini", "llama-3.3-70b"] } }],
    [{ managed: "gpt" }, { code: "evals-no-such-provider", args: { name: "gpt" } }],
    [{ managed: "gpt-4o-mini", self_hosted: "gpt-4o-mini" }, { code: "evals-sides-unclear" }],
    [
      { ...both, slice: "topic" },
      { code: "evals-no-such-slice", args: { name: "topic", known: ["kind", "ticket"] } },
    ],
  ])("is asked for where it is not clear: %j", (names, problem) => {
    expect(evalSides(results, names)).toMatchObject(problem);
  });

  it("needs two", () => {
    const one = results.filter(({ provider }) => provider === "gpt-4o-mini");
    expect(evalSides(one, {})).toMatchObject({ code: "evals-one-provider" });
  });
});

describe("answers that never came", () => {
  const of = (provider: string, score: number | null) => ({ case: "1", provider, aliases: [], score, slices: {} });

  it("are a fail of the self-hosted side, and leave out the case of the managed one", () => {
    expect(evalSides([of("managed", 1), of("self-hosted", null)], {})).toMatchObject({
      cases: [{ managed: 1, self_hosted: 0 }],
      errors: { managed: 0, self_hosted: 1 },
    });
    expect(evalSides([of("managed", null), of("self-hosted", 1)], {})).toMatchObject({
      cases: [{ managed: null, self_hosted: 1 }],
      errors: { managed: 1, self_hosted: 0 },
    });
  });

  it("are the mean of several runs together with those that came", () => {
    const runs = [of("managed", 1), of("managed", 0), of("self-hosted", 1), of("self-hosted", null)];
    expect(evalSides(runs, {})).toMatchObject({ cases: [{ managed: 0.5, self_hosted: 0.5 }] });
  });
});

describe("a table of scores", () => {
  it("has a case, a side and a score, and slices in all other columns", () => {
    const table =
      "Case,Side,Score,Kind\n1,managed,0.75,a\n1,self-hosted,pass,a\n2,managed,FAIL,b\n2,self_hosted,error,b\n";
    expect(sidesOf(read(table), { slice: "kind" })).toEqual({
      cases: [
        { slice: "a", managed: 0.75, self_hosted: 1 },
        { slice: "b", managed: 0, self_hosted: 0 },
      ],
      names: { managed: ["managed"], self_hosted: ["self-hosted", "self_hosted"] },
      errors: { managed: 0, self_hosted: 1 },
    });
  });

  it.each([
    ["1,managed,1.2", "evals-bad-score"],
    ["1,managed,-1", "evals-bad-score"],
    ["1,managed,good", "evals-bad-score"],
    ["1,managed,", "evals-empty-cell"],
    [",managed,1", "evals-empty-cell"],
  ])("tells the line of a row that is none: %s", (row, code) => {
    const { results, diagnostics } = read(`id,provider,passed\n1,a,1\n${row}\n`);
    expect(results).toEqual([]);
    expect(diagnostics).toMatchObject([{ code, at: { file: "evals", line: 3 } }]);
  });

  it("tells which column is missing", () => {
    expect(read("id,score\n1,1\n").diagnostics).toMatchObject([
      { code: "evals-no-column", args: { column: "provider" } },
    ]);
  });

  it("gives back every score that was written into it", () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 20 }), (scores) => {
        const lines = scores.flatMap(([m, s], i) => [`${i},managed,${m}`, `${i},self_hosted,${s}`]);
        const sides = sidesOf(read(["case,side,score", ...lines].join("\n")), {});
        expect(sides.cases).toEqual(scores.map(([m, s]) => ({ slice: null, managed: m || 0, self_hosted: s || 0 })));
      }),
    );
  });
});

describe("files that are none", () => {
  it.each([
    ["{", "evals-not-json"],
    ['{"a": 1}', "evals-unknown"],
    ["[1, 2]", "evals-unknown"],
    ['{"results": {"results": []}}', "evals-none"],
    ["", "evals-no-column"],
    ['[{"success": true}]', "evals-no-provider"],
    ['[{"provider": "a", "score": 1}]', "evals-no-score"],
  ])("%s", (text, code) => {
    const { results, diagnostics } = read(text);
    expect(results).toEqual([]);
    expect(diagnostics[0]?.code).toBe(code);
  });

  it("never make it throw, whatever they hold", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify([{ score: value, provider: value }])),
        ),
        (text) => {
          expect(Array.isArray(read(text, "score").results)).toBe(true);
        },
      ),
    );
  });
});
