import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/pricing/coverage.js";
import type { Control } from "../../src/pricing/coverage-answer.js";
import type { ProviderFact } from "../../src/pricing/provider-facts.js";
import { providers, today } from "./book.js";

const ask = (provider: string, controls: readonly Control[], regions: readonly string[] = [], on = today) =>
  coverageOf(providers, { provider, controls, regions, on });

const statuses = (...asked: Parameters<typeof ask>) => ask(...asked).controls.map(({ status }) => status);

describe("by the table", () => {
  it.each<[string, Control[], string[], string[], string]>([
    ["openai", ["zero_retention"], [], ["by_arrangement"], "unknown"],
    ["openai", ["residency"], ["eu"], ["by_arrangement"], "unknown"],
    ["openai", ["residency"], ["uk"], ["not_known"], "unknown"],
    ["anthropic", ["residency"], ["us"], ["covered"], "covered"],
    ["anthropic", ["residency"], ["eu"], ["not_covered"], "not_covered"],
    ["anthropic", ["residency"], ["us", "eu"], ["not_covered"], "not_covered"],
    ["aws", ["residency", "private_link"], ["eu"], ["covered", "covered"], "covered"],
    ["aws", ["zero_retention"], [], ["not_known"], "unknown"],
    ["vertex", ["private_link"], ["eu"], ["covered", "covered"], "covered"],
    ["azure", ["private_link", "residency"], ["eu"], ["covered", "covered"], "covered"],
    ["groq", ["baa"], [], ["not_known"], "unknown"],
    ["some gateway", ["residency"], ["eu"], ["not_known"], "unknown"],
  ])("%s %o %o: %o", (provider, controls, regions, expected, overall) => {
    expect(statuses(provider, controls, regions)).toEqual(expected);
    expect(ask(provider, controls, regions).overall).toBe(overall);
  });

  it("nothing rests on medium confidence alone", () => {
    expect(ask("aws", ["baa"])).toMatchObject({
      controls: [{ status: "covered", confidence: "medium" }],
      overall: "unknown",
    });
    expect(ask("openai", ["private_link"])).toMatchObject({
      controls: [{ status: "not_covered", confidence: "medium" }],
      overall: "unknown",
    });
  });

  it("what is older than a year is not known", () => {
    expect(ask("azure", ["baa"]).controls[0]).toMatchObject({ status: "not_known", by: "stale_fact", asOf: "2025-07" });
    expect(ask("aws", ["private_link"], [], "2027-11-01").overall).toBe("covered");
    expect(ask("aws", ["private_link"], [], "2027-11-02").overall).toBe("unknown");
  });

  it("no third party gives what only one's own machines do", () => {
    for (const provider of ["openai", "aws", "some gateway"]) {
      for (const control of ["no_third_party", "air_gap"] as const) {
        expect(ask(provider, [control])).toMatchObject({
          controls: [{ control, status: "not_covered", by: "nature" }],
          overall: "not_covered",
        });
      }
    }
  });

  it("regions ask for residency, and residency asks for regions", () => {
    expect(ask("anthropic", [], ["eu"]).controls.map(({ control }) => control)).toEqual(["residency"]);
    expect(statuses("aws", ["residency"])).toEqual(["not_known"]);
    expect(ask("aws", ["residency"], ["eu"]).controls).toHaveLength(1);
  });

  it("all controls hold on one way in: Google's is Vertex, unless the other is named", () => {
    expect(ask("google", ["private_link"], ["eu"])).toMatchObject({ surface: "vertex", overall: "covered" });
    expect(ask("gemini-api", ["private_link"], ["eu"])).toMatchObject({ surface: "gemini-api", overall: "unknown" });
  });

  it("a fact is told with its date, its source and how sure it is", () => {
    const [residency] = ask("aws", ["residency"], ["eu"]).controls;
    expect(residency).toMatchObject({ by: "fact", asOf: "2026-11", confidence: "high" });
    expect(residency?.source).toContain("docs.aws.amazon.com");
  });
});

it("whatever the table: covered needs every control surely covered, not covered needs one surely refused", () => {
  const fact = fc.record<ProviderFact>({
    provider: fc.constant("openai"),
    surface: fc.constantFrom("api", "cloud"),
    fact: fc.constantFrom("baa", "zero_retention", "private_link"),
    value: fc.constantFrom("yes", "by_approval", "no"),
    detail: fc.constant("…"),
    as_of: fc.constantFrom("2026-11", "2025-01"),
    confidence: fc.constantFrom("high", "medium"),
    source: fc.constant("a page"),
  });
  const all: Control[] = ["baa", "zero_retention", "private_link", "no_third_party"];
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 8 }), fc.subarray(all, { minLength: 1 }), (facts, controls) => {
      const table = { as_of: "2026-11", about: "", facts };
      const answer = coverageOf(table, { provider: "openai", controls, regions: [], on: today });
      const sure = answer.controls.filter(({ confidence, by }) => by === "nature" || confidence === "high");
      expect(answer.controls.map(({ control }) => control)).toEqual(controls);
      if (answer.overall === "covered") {
        expect(sure).toHaveLength(controls.length);
        for (const { status, asOf } of answer.controls) expect([status, asOf]).toEqual(["covered", "2026-11"]);
      } else {
        const refused = sure.some(({ status }) => status === "not_covered");
        expect(answer.overall).toBe(refused ? "not_covered" : "unknown");
      }
    }),
    { numRuns: 500 },
  );
});
