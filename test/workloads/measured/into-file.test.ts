import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../src/facts/fact.js";
import { CannotEdit } from "../../../src/workloads/edit/cannot-edit.js";
import { type MeasuredWorkload, type Outcome, withMeasured } from "../../../src/workloads/measured/into-file.js";
import { readPortfolio } from "../../../src/workloads/read.js";

type Facts = Readonly<Record<string, FactValue>>;

const measured = (facts: Facts, name = "a"): MeasuredWorkload => ({ name, facts: new Map(Object.entries(facts)) });

const block = (...lines: string[]) => `version: 1\nworkloads:\n  - name: a\n${lines.map((l) => `    ${l}\n`).join("")}`;

interface Row {
  why: string;
  before: string | undefined;
  facts: Facts;
  after: string | undefined;
  told: readonly string[];
  file?: string;
  replaceDeclared?: boolean;
}

/** What came of each fact, in a few words. */
function inShort(outcome: Outcome): string {
  switch (outcome.kind) {
    case "left-out":
      return `left-out ${outcome.facts.join(" ")} against ${outcome.against.map(({ fact, at }) => `${fact}:${at.line}`).join(" ")}`;
    case "withheld":
      return `withheld ${outcome.fact} against ${outcome.against.map(({ fact, at }) => `${fact}:${at.line}`).join(" ")}${outcome.before ? ` keeps ${String(outcome.before.value)}` : ""}`;
    case "not-shown":
      return `not-shown ${outcome.facts.map(({ fact, value }) => `${fact} ${String(value)}`).join(" ")}`;
    case "doubtful":
      return `doubtful ${outcome.code}:${outcome.at.line}`;
    case "confirmed":
      return `confirmed ${outcome.fact}:${outcome.at.line}`;
    case "contradicted":
      return `${outcome.replaced ? "replaced" : "contradicted"} ${outcome.fact}:${outcome.at.line}`;
    case "refused":
      return `refused ${outcome.fact} ${outcome.reason}`;
    case "not-added":
      return `not-added ${outcome.reason}`;
    case "added":
      return "added";
    default:
      return `${outcome.kind} ${outcome.fact}`;
  }
}

function holds({ before, facts, after, told, file = "w.yaml", replaceDeclared = false }: Row): void {
  const options = { file, replaceDeclared };
  const result = withMeasured(before, [measured(facts)], options);
  expect(result.text).toBe(after ?? before);
  expect(result.told.map(inShort)).toEqual(told);
  expect(withMeasured(result.text, [measured(facts)], options).text).toBe(result.text);
}

describe("what the file does not declare is written as measured", () => {
  it.each<Row>([
    {
      why: "absent, unknown, assumed and measured before",
      before: block(
        "# about a",
        "traffic:",
        "  requests_per_month: 1M # last year",
        "  stability: ~ # ask",
        "  peak_to_mean: 3",
        "provenance: { traffic.requests_per_month: measured, traffic.peak_to_mean: assumed } # mine",
      ),
      facts: {
        "traffic.requests_per_month": 1_234_567,
        "traffic.stability": 0.851234,
        "traffic.peak_to_mean": 3,
        "latency.current_p95": 812.4,
      },
      after: block(
        "# about a",
        "traffic:",
        "  requests_per_month: 1.23M # last year",
        "  stability: 0.851 # ask",
        "  peak_to_mean: 3",
        "latency:",
        "  current_p95: 812ms",
        "provenance: { traffic.requests_per_month: measured, traffic.stability: measured, traffic.peak_to_mean: measured, latency.current_p95: measured } # mine",
      ),
      told: [
        "written traffic.requests_per_month",
        "written traffic.stability",
        "written traffic.peak_to_mean",
        "written latency.current_p95",
      ],
    },
    {
      why: "not again where it says so, in whatever way",
      before: block(
        "traffic: { requests_per_month: 1_230_000 }",
        "provenance: { traffic.requests_per_month: measured }",
      ),
      facts: { "traffic.requests_per_month": 1_234_567 },
      after: undefined,
      told: ["unchanged traffic.requests_per_month"],
    },
    {
      why: "in a file of its own",
      before: undefined,
      facts: {
        "traffic.tokens_per_month": 1.6234e9,
        "traffic.cached_input_share": 0.35123,
        "current.usd_per_month": 913.4,
      },
      after: block(
        "traffic:",
        "  tokens_per_month: 1.62B",
        "  cached_input_share: 35.1%",
        "current:",
        "  usd_per_month: $913",
        "provenance:",
        "  traffic.tokens_per_month: measured",
        "  traffic.cached_input_share: measured",
        "  current.usd_per_month: measured",
      ),
      told: [
        "added",
        "written traffic.tokens_per_month",
        "written traffic.cached_input_share",
        "written current.usd_per_month",
      ],
    },
    {
      why: "in a JSON file of its own",
      before: undefined,
      file: "w.json",
      facts: { "traffic.output_tokens": 240.3, "current.usd_per_month": 913.4 },
      after: `${JSON.stringify(
        {
          version: 1,
          workloads: [
            {
              name: "a",
              traffic: { output_tokens: 240 },
              current: { usd_per_month: "$913" },
              provenance: { "traffic.output_tokens": "measured", "current.usd_per_month": "measured" },
            },
          ],
        },
        null,
        2,
      )}\n`,
      told: ["added", "written traffic.output_tokens", "written current.usd_per_month"],
    },
    {
      why: "in a JSON file that is there",
      before: '{\n  "workloads": [\n    {\n      "name": "a",\n      "traffic": { "stability": null }\n    }\n  ]\n}\n',
      file: "w.json",
      facts: { "traffic.stability": 0.85 },
      after:
        '{\n  "workloads": [\n    {\n      "name": "a",\n      "traffic": { "stability": 0.85 },\n      "provenance": { "traffic.stability": "measured" }\n    }\n  ]\n}\n',
      told: ["written traffic.stability"],
    },
    {
      why: "at the end of the list where the workload is new",
      before: "# mine\nworkloads:\n  - name: b # not measured\n    scope: narrow\n\nteam: { on_call: none }\n",
      facts: { "traffic.stability": 0.85 },
      after:
        "# mine\nworkloads:\n  - name: b # not measured\n    scope: narrow\n  - name: a\n    traffic:\n      stability: 0.85\n    provenance:\n      traffic.stability: measured\n\nteam: { on_call: none }\n",
      told: ["added", "written traffic.stability"],
    },
    {
      why: "unless the fact has no such value",
      before: block("scope: narrow"),
      facts: {
        "traffic.stability": Number.NaN,
        "traffic.peak_to_mean": 0.5,
        "traffic.shape": "wild",
        "current.model": "two\nlines",
        "traffic.active_hours_per_week": "many",
      },
      after: undefined,
      told: [
        "unfit traffic.stability",
        "unfit traffic.peak_to_mean",
        "unfit traffic.active_hours_per_week",
        "unfit traffic.shape",
        "unfit current.model",
      ],
    },
  ])("$why", holds);
});

describe("what the file declares stays", () => {
  const declared = block(
    "traffic:",
    "  requests_per_month: 1M # from sales",
    "  stability: 0.85",
    "current: { provider: openai }",
    "privacy: { residency: [eu, us] }",
  );
  const facts = {
    // 4.9 % more, 29 % less, another word, the same words
    "traffic.requests_per_month": 1.049e6,
    "traffic.stability": 0.6,
    "current.provider": "azure",
    "privacy.residency": ["us", "eu"],
  };

  it.each<Row>([
    {
      why: "and is confirmed or contradicted",
      before: declared,
      facts,
      after: undefined,
      told: [
        "confirmed traffic.requests_per_month:5",
        "contradicted traffic.stability:6",
        "confirmed privacy.residency:8",
        "contradicted current.provider:7",
      ],
    },
    {
      why: "unless it is to be replaced where it is contradicted",
      before: declared,
      facts,
      replaceDeclared: true,
      after: declared
        .replace("0.85", "0.6")
        .replace("openai", "azure")
        .concat("    provenance:\n      traffic.stability: measured\n      current.provider: measured\n"),
      told: [
        "confirmed traffic.requests_per_month:5",
        "replaced traffic.stability:6",
        "confirmed privacy.residency:8",
        "replaced current.provider:7",
      ],
    },
    {
      why: "and its line is that of the text that comes out",
      before: block("provenance: { traffic.stability: declared }", "traffic: { shape: steady }", "scope: narrow"),
      facts: { task: "chat", scope: "broad" },
      after: block(
        "task: chat",
        "provenance: { task: measured, traffic.stability: declared }",
        "traffic: { shape: steady }",
        "scope: narrow",
      ),
      told: ["written task", "contradicted scope:7"],
    },
  ])("$why", holds);

  it("with both values, their ratio and the place", () => {
    const { told } = withMeasured(declared, [measured({ "traffic.stability": 0.6 })], { file: "w.yaml" });
    expect(told).toEqual([
      {
        workload: "a",
        kind: "contradicted",
        replaced: false,
        fact: "traffic.stability",
        declared: 0.85,
        measured: 0.6,
        ratio: 0.6 / 0.85,
        at: expect.objectContaining({ file: "w.yaml", line: 6 }),
      },
    ]);
  });
});

describe("facts with which the file would be in error", () => {
  // 1.2M requests of 1,100 and 900 tokens are 2.4B tokens, not 1B
  const traffic = {
    "traffic.requests_per_month": 1.2e6,
    "traffic.input_tokens": 1_100,
    "traffic.output_tokens": 900,
  };
  const tokens = block("traffic:", "  tokens_per_month: 1B");

  it.each<Row>([
    {
      why: "are left out together, and the others written",
      before: tokens,
      facts: { ...traffic, "traffic.tokens_per_month": 2.4e9, "traffic.stability": 0.8 },
      after: tokens.concat("      stability: 0.8\n    provenance:\n      traffic.stability: measured\n"),
      told: [
        "contradicted traffic.tokens_per_month:5",
        "written traffic.stability",
        "left-out traffic.requests_per_month traffic.input_tokens traffic.output_tokens against traffic.tokens_per_month:5",
      ],
    },
    {
      why: "are written where what they contradict is replaced",
      before: tokens,
      facts: { ...traffic, "traffic.tokens_per_month": 2.4e9 },
      replaceDeclared: true,
      after: block(
        "traffic:",
        "  tokens_per_month: 2.4B",
        "  requests_per_month: 1.2M",
        "  input_tokens: 1.1k",
        "  output_tokens: 900",
        "provenance:",
        "  traffic.tokens_per_month: measured",
        "  traffic.requests_per_month: measured",
        "  traffic.input_tokens: measured",
        "  traffic.output_tokens: measured",
      ),
      told: [
        "replaced traffic.tokens_per_month:5",
        "written traffic.requests_per_month",
        "written traffic.input_tokens",
        "written traffic.output_tokens",
      ],
    },
    {
      why: "are left out of a new workload where they contradict each other",
      before: undefined,
      facts: { ...traffic, "traffic.tokens_per_month": 1e9 },
      after: "version: 1\nworkloads:\n  - name: a\n",
      told: [
        "added",
        "left-out traffic.tokens_per_month traffic.requests_per_month traffic.input_tokens traffic.output_tokens against ",
      ],
    },
    {
      why: "are left out alone where slices make them up, whatever is replaced",
      before: block(
        "traffic: { requests_per_month: 1M }",
        "slices:",
        "  - { name: x, share: 50%, traffic: { requests_per_month: 400k } }",
        "  - { name: y, share: 50%, traffic: { requests_per_month: 600k } }",
      ),
      facts: { "traffic.requests_per_month": 2e6, "traffic.output_tokens": 240 },
      replaceDeclared: true,
      after: block(
        "traffic: { requests_per_month: 1M, output_tokens: 240 }",
        "provenance:",
        "  traffic.output_tokens: measured",
        "slices:",
        "  - { name: x, share: 50%, traffic: { requests_per_month: 400k } }",
        "  - { name: y, share: 50%, traffic: { requests_per_month: 600k } }",
      ),
      told: [
        "contradicted traffic.requests_per_month:4",
        "written traffic.output_tokens",
        "left-out traffic.requests_per_month against traffic.requests_per_month:4",
      ],
    },
    {
      why: "and those that hardly go together are written and told",
      before: block("traffic:", "  shape: steady"),
      facts: { "traffic.stability": 0.2 },
      after: block("traffic:", "  stability: 0.2", "  shape: steady", "provenance:", "  traffic.stability: measured"),
      told: ["written traffic.stability", "doubtful contradictory-shape:5"],
    },
  ])("$why", holds);
});

describe("a bill and the traffic that it pays for", () => {
  const traffic = { "traffic.requests_per_month": 15_000, "traffic.input_tokens": 1_000, "traffic.output_tokens": 200 };
  const facts = { ...traffic, "current.usd_per_month": 12 };
  const declared = block("traffic: { requests_per_month: 60k, input_tokens: 1k, output_tokens: 200 }");

  it.each<Row>([
    {
      why: "the bill is not written where other traffic stays as declared",
      before: declared,
      facts,
      after: undefined,
      told: [
        "contradicted traffic.requests_per_month:4",
        "confirmed traffic.input_tokens:4",
        "confirmed traffic.output_tokens:4",
        "withheld current.usd_per_month against traffic.requests_per_month:4",
      ],
    },
    {
      why: "both are written where the declared traffic is replaced",
      before: declared,
      facts,
      replaceDeclared: true,
      after: block(
        "traffic: { requests_per_month: 15k, input_tokens: 1k, output_tokens: 200 }",
        "current:",
        "  usd_per_month: $12",
        "provenance:",
        "  traffic.requests_per_month: measured",
        "  current.usd_per_month: measured",
      ),
      told: [
        "replaced traffic.requests_per_month:4",
        "confirmed traffic.input_tokens:4",
        "confirmed traffic.output_tokens:4",
        "written current.usd_per_month",
      ],
    },
    {
      why: "longer requests are other traffic, too",
      before: block("traffic: { output_tokens: 400 }"),
      facts: { "traffic.output_tokens": 200, "current.usd_per_month": 12 },
      after: undefined,
      told: ["contradicted traffic.output_tokens:4", "withheld current.usd_per_month against traffic.output_tokens:4"],
    },
    {
      why: "traffic that is left out takes its bill along, whatever is replaced",
      before: block("traffic: { tokens_per_month: 80M }"),
      facts,
      replaceDeclared: true,
      after: undefined,
      told: [
        "left-out traffic.requests_per_month traffic.input_tokens traffic.output_tokens against traffic.tokens_per_month:4",
        "withheld current.usd_per_month against traffic.tokens_per_month:4",
      ],
    },
    {
      why: "a bill that was measured before stays, and is told even where it is the same",
      before: block(
        "traffic: { requests_per_month: 60k }",
        "current: { usd_per_month: $12 }",
        "provenance: { current.usd_per_month: measured }",
      ),
      facts: { "traffic.requests_per_month": 15_000, "current.usd_per_month": 12 },
      after: undefined,
      told: [
        "contradicted traffic.requests_per_month:4",
        "withheld current.usd_per_month against traffic.requests_per_month:4 keeps 12",
      ],
    },
    {
      why: "a bill that is declared is the user's, and stays beside the measured traffic",
      before: block("current: { usd_per_month: $900 }"),
      facts: { "traffic.requests_per_month": 15_000, "current.usd_per_month": 12 },
      after: block(
        "traffic:",
        "  requests_per_month: 15k",
        "current: { usd_per_month: $900 }",
        "provenance:",
        "  traffic.requests_per_month: measured",
      ),
      told: ["written traffic.requests_per_month", "contradicted current.usd_per_month:6"],
    },
    {
      why: "what does not make up the traffic may stay otherwise",
      before: block("traffic: { stability: 0.9 }", "current: { model: gpt-4o }"),
      facts: { "traffic.stability": 0.5, "current.model": "gpt-4o-2024-08-06", "current.usd_per_month": 12 },
      after: block(
        "traffic: { stability: 0.9 }",
        "current: { model: gpt-4o, usd_per_month: $12 }",
        "provenance:",
        "  current.usd_per_month: measured",
      ),
      told: ["contradicted traffic.stability:4", "contradicted current.model:5", "written current.usd_per_month"],
    },
  ])("$why", holds);
});

describe("what was measured before and is not shown any more", () => {
  const before = block(
    "traffic: { growth_per_month: 5%, stability: 0.8, peak_to_mean: 3 }",
    "candidate: { latency_p95: 1s }",
    "provenance: { traffic.growth_per_month: measured, traffic.stability: measured, candidate.latency_p95: measured }",
  );
  const mayShow = new Set(["traffic.growth_per_month", "traffic.stability", "traffic.peak_to_mean"]);

  it("stays and is told, but for what is declared and what no such measurement shows", () => {
    const { text, told } = withMeasured(before, [measured({ "traffic.stability": 0.8 })], { file: "w.yaml", mayShow });
    expect(text).toBe(before);
    expect(told.map(inShort)).toEqual(["unchanged traffic.stability", "not-shown traffic.growth_per_month 0.05"]);
  });

  it("is nothing where nothing was measured of the workload", () => {
    expect(withMeasured(before, [], { file: "w.yaml", mayShow })).toEqual({ text: before, told: [] });
  });
});

describe("what several workloads share", () => {
  const shared = (second: string) =>
    `workloads:\n  - name: b\n    traffic: &t { shape: steady }\n  - name: a\n    traffic: ${second}\n`;

  it("stays as it is for the others", () => {
    const facts = measured({ "traffic.stability": 0.85 });
    expect(withMeasured(shared("*t"), [facts], { file: "w" }).text).toBe(
      `${shared("{ <<: *t, stability: 0.85 }")}    provenance:\n      traffic.stability: measured\n`,
    );
  });

  it("is told where it cannot stay, and the rest is written", () => {
    const both = [
      measured({ "traffic.stability": 0.85, scope: "narrow" }, "b"),
      measured({ "latency.current_p95": 800 }, "a"),
    ];
    const { text, told } = withMeasured(shared("*t"), both, { file: "w" });
    expect(text).toBe(
      "workloads:\n  - name: b\n    scope: narrow\n    traffic: &t { shape: steady }\n    provenance:\n      scope: measured\n" +
        "  - name: a\n    traffic: *t\n    latency:\n      current_p95: 800ms\n    provenance:\n      latency.current_p95: measured\n",
    );
    expect(told.map((each) => `${each.workload} ${inShort(each)}`)).toEqual([
      "b written scope",
      "b refused traffic.stability shared",
      "a written latency.current_p95",
    ]);
    expect(withMeasured(text, both, { file: "w" }).text).toBe(text);
  });

  it("of a team at the top of the file is not changed by what is measured of one", () => {
    const text = "team: { on_call: none }\nworkloads:\n  - name: a\n  - name: b\n";
    const { told, text: after } = withMeasured(text, [measured({ "team.on_call": "business_hours" })], {
      file: "w",
      replaceDeclared: true,
    });
    expect(told.map(inShort)).toEqual(["replaced team.on_call:5"]);
    const { portfolio } = readPortfolio([{ file: "w", text: after }]);
    expect(portfolio?.workloads.map(({ stated }) => stated.get("team.on_call")?.value)).toEqual([
      "business_hours",
      "none",
    ]);
  });
});

describe("workloads that are new", () => {
  it("are added in their order, but for names that no file can have", () => {
    const names = ["c", "b", "two\nlines", " x", "", "y".repeat(201)];
    const { text, told } = withMeasured(
      "workloads:\n  - name: a\n",
      names.map((name) => measured({ scope: "narrow" }, name)),
      { file: "w" },
    );
    expect(readPortfolio([{ file: "w", text }]).portfolio?.workloads.map(({ name }) => name)).toEqual(["a", "c", "b"]);
    expect(told.filter(({ kind }) => kind === "not-added").map(({ workload }) => workload)).toEqual(names.slice(2));
  });

  it("are one where they come twice, the last value of a fact counting", () => {
    const twice = [measured({ scope: "narrow", serving: "batch" }), measured({ scope: "broad" })];
    expect(withMeasured(undefined, twice, { file: "w" }).text).toContain("scope: broad\n    serving: batch\n");
  });

  it("none of them leaves the text as it is", () => {
    for (const text of ["", "# mine\n", "workloads: []\n"]) {
      expect(withMeasured(text, [], { file: "w.yaml" })).toEqual({ text, told: [] });
    }
    expect(withMeasured(undefined, [], { file: "w.json" })).toEqual({ text: "", told: [] });
  });
});

describe("refused as a whole", () => {
  it.each<[reason: string, text: string, facts: Facts]>([
    ["unreadable", "workloads: [", { scope: "narrow" }],
    ["unreadable", block("scope: 5", "colour: red"), { scope: "narrow" }],
    ["no-such-fact", block("scope: narrow"), { "traffic.colour": "red" }],
  ])("%s: %j", (reason, text, facts) => {
    const merge = () => withMeasured(text, [measured(facts)], { file: "w" });
    expect(merge).toThrow(CannotEdit);
    expect(merge).toThrow(reason);
  });
});
