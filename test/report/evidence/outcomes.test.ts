import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../src/facts/fact.js";
import { outcomeLine } from "../../../src/report/evidence/outcome-line.js";
import { renderOutcomes } from "../../../src/report/evidence/outcomes.js";
import { withMeasured } from "../../../src/workloads/measured/into-file.js";
import type { Outcome } from "../../../src/workloads/measured/outcome.js";
import { strangeText as text } from "../strange-text.js";

const at = { file: "workloads.yaml", line: 12, col: 7 };
const workload = "ticket-summaries";
const volume = "traffic.requests_per_month";

describe("what became of a measured fact, in a line", () => {
  it.each<[Outcome, string]>([
    [{ workload, kind: "added" }, "the file did not have it, and has it now"],
    [{ workload, kind: "written", fact: "traffic.stability", value: 0.634 }, "traffic.stability is 0.634, measured"],
    [
      { workload, kind: "written", fact: volume, value: 2.1e6, before: { value: 1e6, provenance: "assumed" } },
      "traffic.requests_per_month is 2.1M, measured, where 1M was assumed",
    ],
    [
      { workload, kind: "written", fact: volume, value: 2.1e6, before: { value: 2e6, provenance: "measured" } },
      "traffic.requests_per_month is 2.1M, measured, where 2M was measured before",
    ],
    [
      { workload, kind: "contradicted", replaced: false, fact: volume, declared: 1e6, measured: 2.1e6, ratio: 2.1, at },
      "traffic.requests_per_month is declared 1M, measured 2.1M (2.1 times): the file keeps what is declared; --replace-declared takes the measured one (workloads.yaml:12:7)",
    ],
    [
      { workload, kind: "contradicted", replaced: true, fact: volume, declared: 1e6, measured: 2.1e6, ratio: 2.1, at },
      "traffic.requests_per_month was declared 1M, measured 2.1M (2.1 times): the measured one stands there now (workloads.yaml:12:7)",
    ],
    [
      {
        workload,
        kind: "contradicted",
        replaced: false,
        fact: "current.mode",
        declared: "managed",
        measured: "self_hosted",
        at,
      },
      "current.mode is declared managed, measured self_hosted: the file keeps what is declared; --replace-declared takes the measured one (workloads.yaml:12:7)",
    ],
    [
      { workload, kind: "confirmed", fact: "latency.current_p95", declared: 800, measured: 812.4, ratio: 1.0155, at },
      "latency.current_p95 is declared 800ms, measured 812ms (1.02 times): confirmed, and stays declared (workloads.yaml:12:7)",
    ],
    [
      { workload, kind: "unfit", fact: "traffic.peak_to_mean", value: 1e9 },
      "traffic.peak_to_mean was measured as 1B, which the fact cannot be: it was left out",
    ],
    [
      { workload, kind: "refused", fact: volume, reason: "shared" },
      "traffic.requests_per_month was not written: it stands under an anchor that other workloads use: write it out by hand",
    ],
    [
      {
        workload,
        kind: "left-out",
        facts: ["traffic.tokens_per_month"],
        code: "contradictory-tokens",
        args: { stated: "9B", computed: "1.2B" },
        against: [{ fact: volume, value: 1e6, provenance: "declared", at }],
      },
      "traffic.tokens_per_month was left out, since the file would be in error: 9B tokens a month are stated, but requests times input and output tokens give 1.2B. The file states traffic.requests_per_month 1M, declared (workloads.yaml:12:7): replace that, or take it out",
    ],
    [
      {
        workload,
        kind: "withheld",
        fact: "current.usd_per_month",
        value: 10.7,
        against: [{ fact: volume, value: 60_000, provenance: "declared", at }],
        before: { fact: "current.usd_per_month", value: 11, provenance: "measured", at },
      },
      "current.usd_per_month was measured as $10.7 and was not written, since it is the bill of the traffic that was measured, and the file keeps other traffic, traffic.requests_per_month 60k, declared (workloads.yaml:12:7): replace that, and the bill is written with it; current.usd_per_month $11, measured (workloads.yaml:12:7), stays",
    ],
    [
      { workload, kind: "withheld", fact: "current.usd_per_month", value: 10.7, against: [] },
      "current.usd_per_month was measured as $10.7 and was not written, since the traffic that it is the bill of was left out",
    ],
    [
      {
        workload,
        kind: "not-shown",
        facts: [{ fact: "traffic.growth_per_month", value: 0.05, provenance: "measured", at }],
      },
      "traffic.growth_per_month 5% was measured before: nothing shows it this time, and it stays as it was",
    ],
    [
      {
        workload,
        kind: "doubtful",
        facts: ["traffic.shape", "traffic.stability"],
        code: "contradictory-shape",
        args: { first: "steady", second: "0.31" },
        at,
      },
      "traffic.shape and traffic.stability hardly go together: The traffic is called steady, but its stability is 0.31: steady is from 0.65, spiky below 0.4. (workloads.yaml:12:7)",
    ],
  ])("%#", (outcome, line) => expect(outcomeLine(outcome)).toBe(`ticket-summaries: ${line}`));
});

describe("what became of all measured facts", () => {
  it("begins with what asks for a decision, and only counts what stood there already", () => {
    const file = "workloads.yaml";
    const before = [
      "version: 1",
      "workloads:",
      "  - name: a",
      "    traffic: { requests_per_month: 1M, stability: 0.8, peak_to_mean: 3 }",
      "    provenance: { traffic.stability: measured }",
      "",
    ].join("\n");
    const facts = new Map<string, FactValue>([
      ["traffic.requests_per_month", 2.1e6],
      ["traffic.stability", 0.8],
      ["traffic.peak_to_mean", 3.02],
      ["traffic.input_tokens", 1_100],
    ]);
    // places are those of the text that comes out, where input tokens stand before the peak
    const { told } = withMeasured(before, [{ name: "a", facts }], { file });
    expect(renderOutcomes(told, { width: 200 })).toBe(
      [
        "Measured otherwise than declared (1)",
        "  - a: traffic.requests_per_month is declared 1M, measured 2.1M (2.1 times): the file keeps what is declared; --replace-declared takes the measured one (workloads.yaml:4:36)",
        "",
        "Written as measured (1)",
        "  - a: traffic.input_tokens 1.1k",
        "",
        "Declared, and confirmed (1)",
        "  - a: traffic.peak_to_mean is declared 3, measured 3.02 (1.01 times): confirmed, and stays declared (workloads.yaml:4:90)",
        "",
        "1 fact stands there as measured already.",
        "",
      ].join("\n"),
    );
  });

  it("tells what took no other value's place in one line a workload", () => {
    const told: Outcome[] = [
      { workload: "a", kind: "added" },
      { workload: "a", kind: "written", fact: volume, value: 2.1e6 },
      { workload: "a", kind: "written", fact: "evidence.logs", value: ["cost", "latency"] },
      { workload: "b", kind: "written", fact: volume, value: 3e6, before: { value: 1e6, provenance: "assumed" } },
      { workload: "b", kind: "written", fact: "traffic.stability", value: 0.5 },
    ];
    expect(renderOutcomes(told, { width: 200 })).toBe(
      [
        "Written as measured (4)",
        "  - a (new in the file): traffic.requests_per_month 2.1M; evidence.logs cost, latency",
        "  - b: traffic.stability 0.5",
        "  - b: traffic.requests_per_month is 3M, measured, where 1M was assumed",
        "",
      ].join("\n"),
    );
  });

  it("is empty for nothing", () => expect(renderOutcomes([], { width: 80 })).toBe(""));

  it("keeps the width and lets no text of a user act", () => {
    const outcome = fc
      .record({ name: text, value: fc.oneof(text, fc.double({ noNaN: true })), file: text })
      .chain(({ name, value, file }) =>
        fc.constantFrom<Outcome>(
          { workload: name, kind: "added" },
          { workload: name, kind: "written", fact: "current.provider", value },
          { workload: name, kind: "unfit", fact: "current.provider", value },
          {
            workload: name,
            kind: "contradicted",
            replaced: false,
            fact: "current.provider",
            declared: value,
            measured: name,
            at: { ...at, file },
          },
        ),
      );
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 6 }), fc.integer({ min: 20, max: 160 }), (outcomes, width) => {
        const out = renderOutcomes(outcomes, { width });
        for (const line of out.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
