import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../src/facts/fact.js";
import { CannotEdit } from "../../../src/workloads/edit/cannot-edit.js";
import { type Edit, withFacts } from "../../../src/workloads/edit/facts.js";
import { starterFile } from "../../../src/workloads/starter.js";

type Values = Readonly<Record<string, FactValue | null>>;

const editsOf = (values: Values, workload = "a"): Edit[] =>
  Object.entries(values).map(([fact, value]) => ({ workload, fact, value }));

/** Lines as one text; a row of a table reads better as a list. */
const lines = (...all: string[]) => `${all.join("\n")}\n`;

interface Row {
  why: string;
  before: string;
  values: Values;
  after: string;
}

function holds({ before, values, after }: Row): void {
  expect(withFacts(before, editsOf(values))).toBe(after);
  expect(withFacts(after, editsOf(values))).toBe(after);
}

const top = "version: 1\nworkloads:\n";
const block = (...all: string[]) => `${top}  - name: a\n${lines(...all.map((line) => `    ${line}`))}`;

function reasonOf(text: string, edits: readonly Edit[]): string {
  try {
    withFacts(text, edits);
  } catch (error) {
    if (error instanceof CannotEdit) return error.reason;
    throw error;
  }
  return "edited";
}

describe("a value that stands there is replaced, and nothing around it", () => {
  it.each<Row>([
    {
      why: "with its comment and its distance",
      before: block("traffic:", "  stability:   0.5   # guessed", "  shape: steady"),
      values: { "traffic.stability": 0.85 },
      after: block("traffic:", "  stability:   0.85   # guessed", "  shape: steady"),
    },
    {
      why: "where the key has no value yet",
      before: block("scope:  # ask", "traffic:", "  stability:"),
      values: { scope: "narrow", "traffic.stability": 0.85 },
      after: block("scope: narrow  # ask", "traffic:", "  stability: 0.85"),
    },
    {
      why: "where it is said to be unknown, and the other way round",
      before: block("scope: ~", "serving: batch"),
      values: { scope: "broad", serving: null },
      after: block("scope: broad", "serving: ~"),
    },
    {
      why: "in quotes, under a tag, as a block text",
      before: block(
        "current:",
        "  model: 'gpt' # x",
        "  provider: !!str openai",
        "task: |- # why",
        "  chat",
        "motive: []",
      ),
      values: { "current.model": "b", "current.provider": "c", task: "agent" },
      after: block("current:", "  model: b # x", "  provider: c", "task: agent # why", "motive: []"),
    },
    {
      why: "a list on one line",
      before: block("motive: [cost,  privacy] # both"),
      values: { motive: ["control"] },
      after: block("motive: [control] # both"),
    },
    {
      why: "a list on lines of its own, whose comments stay",
      before: block("motive: # two", "  - cost # dear", "  # law", "  - privacy", "", "scope: narrow"),
      values: { motive: ["control", "latency"] },
      after: block("motive: [control, latency] # two", "  # dear", "  # law", "", "scope: narrow"),
    },
    {
      why: "a list in brackets over several lines",
      before: block("motive: [", "  cost, # dear", "  privacy", "] # end", "scope: narrow"),
      values: { motive: [] },
      after: block("motive: [] # end", "# dear", "scope: narrow"),
    },
    {
      why: "a list in the column of its key",
      before: block("motive:", "- cost", "- privacy", "scope: narrow"),
      values: { motive: ["control"] },
      after: block("motive: [control]", "scope: narrow"),
    },
    {
      why: "not at all where it says the same",
      before: block("traffic: { stability: 85%, requests_per_month: 1_200_000 }"),
      values: { "traffic.stability": 0.85, "traffic.requests_per_month": 1.2e6 },
      after: block("traffic: { stability: 85%, requests_per_month: 1_200_000 }"),
    },
  ])("$why", holds);
});

describe("a missing fact goes into the map of its group", () => {
  it.each<Row>([
    {
      why: "behind the last fact before it in the registry, and behind that one's comment",
      before: block(
        "traffic:",
        "  stability: 0.5 # x",
        "",
        "  # about the shape",
        "  shape: steady",
        "",
        "# next",
        "scope: narrow",
      ),
      values: { "traffic.peak_to_mean": 2, "traffic.growth_per_month": 0.04 },
      after: block(
        "traffic:",
        "  stability: 0.5 # x",
        "  peak_to_mean: 2",
        "",
        "  # about the shape",
        "  shape: steady",
        "  growth_per_month: 4%",
        "",
        "# next",
        "scope: narrow",
      ),
    },
    {
      why: "before the first where that comes later",
      before: block("traffic: # all of it", "  # about the shape", "  shape: steady"),
      values: { "traffic.stability": 0.85 },
      after: block("traffic: # all of it", "  stability: 0.85", "  # about the shape", "  shape: steady"),
    },
    {
      why: "with the indentation of that map",
      before: block("traffic:", "     shape: steady"),
      values: { "traffic.growth_per_month": -0.05 },
      after: block("traffic:", "     shape: steady", "     growth_per_month: -5%"),
    },
    {
      why: "in braces",
      before: block("traffic: { stability: 0.5 } # x", "quality: {}", "latency: {target_p95: 2s, }"),
      values: { "traffic.shape": "steady", "quality.need": "frontier", "latency.current_p95": 1234 },
      after: block(
        "traffic: { stability: 0.5, shape: steady } # x",
        "quality: { need: frontier }",
        "latency: {target_p95: 2s, current_p95: 1234ms, }",
      ),
    },
    {
      why: "in braces over several lines",
      before: block("traffic: {", "  stability: 0.5, # x", "  shape: steady # y", "}"),
      values: { "traffic.input_tokens": 1, "traffic.peak_to_mean": 2, "traffic.growth_per_month": 0 },
      after: block(
        "traffic: {",
        "  input_tokens: 1,",
        "  stability: 0.5, # x",
        "  peak_to_mean: 2,",
        "  shape: steady, # y",
        "  growth_per_month: 0%",
        "}",
      ),
    },
    {
      why: "under a key without a value, before what follows",
      before: block("traffic:  # later", "", "# next", "scope: narrow"),
      values: { "traffic.shape": "steady", "traffic.stability": 0.85 },
      after: block("traffic:  # later", "  stability: 0.85", "  shape: steady", "", "# next", "scope: narrow"),
    },
    {
      why: "under a key that is said to be unknown",
      before: block("traffic: ~ # later"),
      values: { "traffic.shape": "steady" },
      after: block("traffic: # later", "  shape: steady"),
    },
    {
      why: "below the line on which somebody commented it out",
      before: block(
        "traffic:",
        "  # shape: bursty  # in May",
        "  # more",
        "scope: narrow",
        "# serving: batch, I think",
      ),
      values: { "traffic.shape": "steady", serving: "interactive" },
      after: block(
        "traffic:",
        "  # shape: bursty  # in May",
        "  shape: steady",
        "  # more",
        "scope: narrow",
        "# serving: batch, I think",
        "serving: interactive",
      ),
    },
  ])("$why", holds);
});

describe("a missing group", () => {
  it.each<Row>([
    {
      why: "takes its place in the registry's order",
      before: block(
        "scope: narrow",
        "product: { stage: mvp }",
        "# money",
        "current:",
        "  mode: managed",
        "provenance: {}",
      ),
      values: { "traffic.stability": 0.85, task: "chat", "candidate.gpus": 2, "traffic.shape": "bursty" },
      after: block(
        "task: chat",
        "scope: narrow",
        "product: { stage: mvp }",
        "traffic:",
        "  stability: 0.85",
        "  shape: bursty",
        "# money",
        "current:",
        "  mode: managed",
        "candidate:",
        "  gpus: 2",
        "provenance: {}",
      ),
    },
    {
      why: "goes behind the comments of the group before it",
      before: block("product:", "  # stage: unclear", "", "# next", "quality: {}"),
      values: { "traffic.stability": 0.85 },
      after: block("product:", "  # stage: unclear", "traffic:", "  stability: 0.85", "", "# next", "quality: {}"),
    },
    {
      why: "is indented as the file is",
      before: "workloads:\n- name: a\n  scope: narrow\n- name: b\n  traffic:\n     shape: steady\n",
      values: { "traffic.stability": 0.85 },
      after:
        "workloads:\n- name: a\n  scope: narrow\n  traffic:\n     stability: 0.85\n- name: b\n  traffic:\n     shape: steady\n",
    },
    {
      why: "goes into braces with its workload",
      before: "workloads: [{ name: b }, { name: a }, # x\n]\n",
      values: { "traffic.stability": 0.85, scope: "narrow", "privacy.residency": ["eu"] },
      after:
        "workloads: [{ name: b }, { name: a, scope: narrow, traffic: { stability: 0.85 }, privacy: { residency: [eu] } }, # x\n]\n",
    },
  ])("$why", holds);
});

describe("every other byte stays", () => {
  it.each<Row>([
    {
      why: "line breaks of Windows",
      before: block("traffic:", "  stability: 0.5").replaceAll("\n", "\r\n"),
      values: { "traffic.shape": "steady", "quality.need": "frontier", "traffic.stability": 0.1 },
      after: block("traffic:", "  stability: 0.1", "  shape: steady", "quality:", "  need: frontier").replaceAll(
        "\n",
        "\r\n",
      ),
    },
    {
      why: "a text that does not end with a line break",
      before: block("traffic:", "  stability: 0.5").trimEnd(),
      values: { "traffic.shape": "steady", "quality.need": "frontier" },
      after: block("traffic:", "  stability: 0.5", "  shape: steady", "quality:", "  need: frontier").trimEnd(),
    },
    {
      why: "a byte order mark and the marks of a document",
      before: `\ufeff---\n${block("scope: narrow")}...\n`,
      values: { serving: "batch", "team.on_call": "none" },
      after: `\ufeff---\n${block("scope: narrow", "serving: batch").replace("workloads", "team:\n  on_call: none\nworkloads")}...\n`,
    },
    {
      why: "a list at the end of such a text",
      before: block("motive:", "  - cost").trimEnd(),
      values: { motive: ["privacy"], "evidence.pilot": "none" },
      after: block("motive: [privacy]", "evidence:", "  pilot: none").trimEnd(),
    },
  ])("$why", holds);
});

describe("JSON stays JSON", () => {
  it.each<Row>([
    {
      why: "indented",
      before: '{\n  "workloads": [\n    {\n      "name": "a",\n      "traffic": { "stability": 0.5 }\n    }\n  ]\n}\n',
      values: {
        "traffic.stability": 0.85,
        "traffic.requests_per_month": 1.2e6,
        scope: null,
        "team.on_call": "none",
        "privacy.residency": ["eu", "us"],
        "privacy.contract_covers": true,
      },
      after:
        '{\n  "team": { "on_call": "none" },\n  "workloads": [\n    {\n      "name": "a",\n      "scope": null,\n      "traffic": { "requests_per_month": "1.2M", "stability": 0.85 },\n      "privacy": { "residency": ["eu", "us"], "contract_covers": true }\n    }\n  ]\n}\n',
    },
    {
      why: "without blanks",
      before: '{"version":1,"workloads":[{"name":"a","traffic":{}}]}',
      values: { "traffic.stability": 0.85, "traffic.growth_per_month": 0.04, "current.model": 'x "y"' },
      after:
        '{"version":1,"workloads":[{"name":"a","traffic":{"stability":0.85,"growth_per_month":"4%"},"current":{"model":"x \\"y\\""}}]}',
    },
  ])("$why", (row) => {
    holds(row);
    expect(() => JSON.parse(row.after)).not.toThrow();
  });
});

describe("anchors, aliases and merges", () => {
  const base = "  - &base\n    name: b\n    traffic: &t { stability: 0.5, shape: steady }\n";
  const own = (...all: string[]) => top + base + lines("  - name: a", ...all.map((line) => `    ${line}`));

  it.each<Row>([
    {
      why: "an alias of a group gives way to a map that merges it",
      before: own("traffic: *t # same"),
      values: { "traffic.shape": "bursty", "traffic.peak_to_mean": 3 },
      after: own("traffic: { <<: *t, peak_to_mean: 3, shape: bursty } # same"),
    },
    {
      why: "an alias of a value gives way to the value",
      before: own("traffic: { stability: &s 0.5 }", "quality: { need: *s }").replace("need: *s", "need: frontier"),
      values: { "quality.need": "good_enough" },
      after: own("traffic: { stability: &s 0.5 }", "quality: { need: good_enough }"),
    },
    {
      why: "a merged fact gets a key of its own, which wins",
      before: own("traffic:", "  <<: *t"),
      values: { "traffic.stability": 0.9 },
      after: own("traffic:", "  <<: *t", "  stability: 0.9"),
    },
    {
      why: "a group that comes by a merge is stated again, as a map of its own hides it",
      before: own("<<: *base"),
      values: { "traffic.stability": 0.9 },
      after: own("<<: *base", "traffic:", "  stability: 0.9", "  shape: steady"),
    },
    {
      why: "an anchor that nobody uses is no hindrance",
      before: own("quality: &q", "  need: frontier", "scope: &s narrow"),
      values: { "quality.need": "good_enough", "quality.reasoning": "low", scope: "broad" },
      after: own("quality: &q", "  need: good_enough", "  reasoning: low", "scope: &s broad"),
    },
  ])("$why", holds);

  it("what others use is not changed", () => {
    const text = own("traffic: *t");
    expect(reasonOf(text, editsOf({ "traffic.stability": 0.9 }, "b"))).toBe("shared");
    expect(reasonOf(own("<<: *base"), editsOf({ scope: "narrow" }, "b"))).toBe("shared");
    // both of them are to have it
    const both = [...editsOf({ "traffic.stability": 0.9 }, "b"), ...editsOf({ "traffic.stability": 0.9 })];
    expect(reasonOf(text, both)).toBe("edited");
  });
});

describe("facts of the team", () => {
  const two = (head: string, ...all: string[]) =>
    `${head}workloads:\n  - name: a\n${all.map((line) => `    ${line}\n`).join("")}  - name: b\n`;

  it.each<Row>([
    {
      why: "stand at the top of a file of one workload",
      before: "# mine\nversion: 1\n\nworkloads:\n  - name: a\n",
      values: { "team.on_call": "none" },
      after: "# mine\nversion: 1\nteam:\n  on_call: none\n\nworkloads:\n  - name: a\n",
    },
    {
      why: "and before the list where nothing else is there",
      before: "# mine\nworkloads:\n  - name: a\n",
      values: { "team.on_call": "none" },
      after: "# mine\nteam:\n  on_call: none\nworkloads:\n  - name: a\n",
    },
    {
      why: "stand at the top where there is a team",
      before: two("team: { on_call: none }\n"),
      values: { "team.on_call": "none", "team.inference_engineers": 2 },
      after: two("team: { inference_engineers: 2, on_call: none }\n"),
    },
    {
      why: "stand in the workload where the top says otherwise for all",
      before: two("team: { on_call: none }\n"),
      values: { "team.on_call": "business_hours" },
      after: two("team: { on_call: none }\n", "team:", "  on_call: business_hours"),
    },
    {
      why: "stand in the workload where several have no team",
      before: two(""),
      values: { "team.on_call": "none" },
      after: two("", "team:", "  on_call: none"),
    },
    {
      why: "stand in the workload that has a team of its own",
      before: two("team: { on_call: none }\n", "team: { gpu_operations: none }"),
      values: { "team.on_call": "business_hours" },
      after: two("team: { on_call: none }\n", "team: { on_call: business_hours, gpu_operations: none }"),
    },
    {
      why: "do not let those of the file in where the workload's team is unknown",
      before: two("team: { on_call: none, gpu_operations: none }\n", "team:"),
      values: { "team.on_call": "business_hours" },
      after: two(
        "team: { on_call: none, gpu_operations: none }\n",
        "team:",
        "  on_call: business_hours",
        "  gpu_operations: ~",
      ),
    },
  ])("$why", holds);
});

describe("provenance", () => {
  it.each<Row>([
    {
      why: "of an answer is declared",
      before: block("scope: narrow", "serving: batch", "provenance: { scope: assumed, serving: measured }"),
      values: { scope: "broad", serving: "batch" },
      after: block("scope: broad", "serving: batch", "provenance: { scope: declared, serving: declared }"),
    },
    {
      why: "of what is unknown is taken out",
      before: block(
        "scope: narrow",
        "serving: batch",
        "task: x",
        "provenance: { scope: assumed, serving: measured, task: assumed }",
      ),
      values: { scope: null, task: null },
      after: block("scope: ~", "serving: batch", "task: ~", "provenance: { serving: measured }"),
    },
    {
      why: "on lines of its own",
      before: block(
        "scope: narrow",
        "serving: batch",
        "provenance:",
        "  # why",
        "  scope: assumed",
        "  serving: measured",
      ),
      values: { scope: null, serving: "interactive" },
      after: block("scope: ~", "serving: interactive", "provenance:", "  # why", "  serving: declared"),
    },
    {
      why: "that stands nowhere is not added",
      before: block("scope: narrow"),
      values: { scope: "broad" },
      after: block("scope: broad"),
    },
  ])("$why", holds);
});

describe("the starter file", () => {
  it("is filled in where its examples stand", () => {
    const before = starterFile();
    const values = {
      task: "chat",
      "traffic.stability": 0.4,
      "team.on_call": "none",
      motive: ["cost", "privacy"],
      "traffic.shape": null,
    };
    const after = withFacts(before, editsOf(values, "example"));
    const changed = (from: string[], to: string[]) => {
      const there = new Set(to);
      return from.filter((line) => !there.has(line)).map((line) => line.trim());
    };
    expect(changed(before.split("\n"), after.split("\n"))).toEqual([
      "# on_call: around_the_clock  # none | business_hours | around_the_clock",
      "# task: summarization  # a word such as classification, summarization, extraction, moderation, triage",
      "# motive: [cost]  # any of cost, privacy, latency, control, rate_limits, prestige",
      "# stability: 0.85  # 0 to 1",
      "# shape: steady  # steady | seasonal | bursty | unpredictable",
    ]);
    expect(changed(after.split("\n"), before.split("\n"))).toEqual([
      "on_call: none  # none | business_hours | around_the_clock",
      "task: chat  # a word such as classification, summarization, extraction, moderation, triage",
      "motive: [cost, privacy]  # any of cost, privacy, latency, control, rate_limits, prestige",
      "stability: 0.4  # 0 to 1",
      "shape: ~  # steady | seasonal | bursty | unpredictable",
    ]);
    expect(after.split("\n")).toHaveLength(before.split("\n").length);
  });
});

describe("what cannot be done has a reason", () => {
  const edit: Edit = { workload: "a", fact: "scope", value: "narrow" };

  it.each([
    ["no-such-workload", "workloads:\n  - name: b\n", edit],
    ["no-such-workload", "version: 1\n", edit],
    ["several-workloads", "workloads:\n  - name: a\n  - name: a\n", edit],
    ["no-such-fact", "workloads:\n  - name: a\n", { ...edit, fact: "scoop" }],
    ["unreadable", "workloads: [\n", edit],
    ["unreadable", "", edit],
    ["unreadable", "# nothing yet\n", edit],
    ["unreadable", "- a\n", edit],
    ["unreadable", "a: 1\n---\nb: 2\n", edit],
    ["unreadable", "workloads:\n  - name: a\u0000\n", edit],
    ["unreadable", "[".repeat(10_000), edit],
    ["wrong-shape", "workloads:\n  - name: a\n    traffic: much\n", { ...edit, fact: "traffic.stability", value: 0.5 }],
    ["unfit-value", "workloads:\n  - name: a\n", { ...edit, value: "wide" }],
    ["unfit-value", "workloads:\n  - name: a\n", { ...edit, fact: "traffic.stability", value: 5 }],
    ["unfit-value", "workloads:\n  - name: a\n", { ...edit, fact: "task", value: "two\nlines" }],
    ["unfit-value", "workloads:\n  - name: a\n", { ...edit, fact: "task", value: "" }],
  ] as const)("%s: %j", (reason, text, change) => {
    expect(reasonOf(text, [change])).toBe(reason);
    expect(reasonOf(text, [edit, change])).not.toBe("edited");
  });

  it("problems of other kinds are no hindrance", () => {
    const before = lines("workloads:", "  - name: a", "    scope: wide", "    colour: red", "    scope: narrow");
    expect(withFacts(before, editsOf({ scope: "broad" }))).toBe(before.replace("wide", "broad"));
    const tokens = block("traffic: { tokens_per_month: 1M, requests_per_month: 1M, input_tokens: 900 }");
    expect(withFacts(tokens, editsOf({ "traffic.output_tokens": 100 }))).toContain("output_tokens: 100 }");
  });
});

describe("facts of the team of several workloads at once", () => {
  it("keep each what is said of it, where one says what the top says and the other does not", () => {
    const edit = (workload: string, value: string) => ({ workload, fact: "team.on_call", value });
    const text = "team: { on_call: none }\nworkloads: [{ name: a }, { name: b }]\n";
    const edited =
      "team: { on_call: none }\nworkloads: [{ name: a, team: { on_call: around_the_clock } }, { name: b }]\n";
    const both = [edit("a", "around_the_clock"), edit("b", "none")];
    expect(withFacts(text, both)).toBe(edited);
    expect(withFacts(text, both.toReversed())).toBe(edited);
  });
});
