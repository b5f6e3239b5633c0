import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../src/facts/fact.js";
import { registry } from "../../../src/facts/registry/registry.js";
import { commandIn } from "../../../src/interview/words/commands.js";
import { inWords } from "../../../src/interview/words/in-words.js";
import { said } from "../../../src/interview/words/said.js";
import { specOf, valueSaid, whyUnclear } from "./answers.js";

describe("what is no value of any fact", () => {
  it.each([
    ["back", "back"],
    ["<", "back"],
    ["", "skip"],
    [" \n\t ", "skip"],
    ["Later", "skip"],
    ["?", "help"],
    ["HELP!", "help"],
    ["quit", "stop"],
  ])("%s is the command %s, whatever is asked", (text, command) => {
    for (const spec of registry) expect(said(text, spec)).toEqual({ kind: "command", command });
  });

  it.each(["don't know", "I don’t know.", "dk", "idk", "dunno", "unknown", "no idea", "not sure", "n/a", "N/A"])(
    "%s is unknown, whatever is asked",
    (text) => {
      for (const spec of registry) expect(said(text, spec)).toEqual({ kind: "unknown" });
    },
  );

  it("takes no value of a closed list for a command", () => {
    const values = registry.flatMap(({ type }) => ("values" in type ? (type.values ?? []) : []));
    expect(values.filter((value) => commandIn(value) ?? commandIn(value.replaceAll("_", " ")))).toEqual([]);
  });

  it("examples of the registry are values that need no second question", () => {
    for (const spec of registry) expect(valueSaid(spec.example, spec)).toMatchObject({ sure: true });
  });
});

const sure: readonly [string, string, FactValue][] = [
  ["team.on_call", "around the clock", "around_the_clock"],
  ["team.on_call", "Around-The-Clock", "around_the_clock"],
  ["team.on_call", "24/7", "around_the_clock"],
  ["team.on_call", "3", "around_the_clock"],
  ["team.on_call", "2.", "business_hours"],
  ["team.on_call", "business", "business_hours"],
  ["team.on_call", '"business hours"', "business_hours"],
  ["candidate.precision", "FP 8", "fp8"],
  ["privacy.contract_covers", "Yes", true],
  ["privacy.contract_covers", "n", false],
  ["privacy.contract_covers", "1", true],
  ["privacy.contract_covers", "2", false],
  ["team.observability", "queue depth, retries", ["queue_depth", "retries"]],
  ["team.observability", "retries queue-depth", ["retries", "queue_depth"]],
  ["team.observability", "1, 3 and 4", ["queue_depth", "retries", "degraded_nodes"]],
  ["team.observability", "all", ["queue_depth", "gpu_saturation", "retries", "degraded_nodes"]],
  ["team.observability", "retries, retries", ["retries"]],
  ["privacy.controls", "none", []],
  ["privacy.controls", "nothing", []],
  ["privacy.controls", "[]", []],
  ["privacy.controls", "no third party & air gap", ["no_third_party", "air_gap"]],
  ["privacy.residency", "EU and us", ["eu", "us"]],
  ["privacy.residency", "eu us", ["eu", "us"]],
  ["privacy.residency", "New York, eu", ["New York", "eu"]],
  ["privacy.residency", '"back", "a, b"', ["back", "a, b"]],
  ["privacy.residency", '"EU"', ["EU"]],
  ["privacy.residency", "none", []],
  ["current.provider", "OpenAI", "openai"],
  ["current.provider", "my provider", "my provider"],
  ["candidate.model", "Llama 3.3 70B", "llama-3.3-70b"],
  ["current.model", "  a\tb\n", "a b"],
  ["current.model", '"back"', "back"],
  ["current.model", "“unknown”", "unknown"],
  ["current.model", "'none'", "none"],
  ["current.model", '"a" and "b"', '"a" and "b"'],
  ["current.model", "👍🏽", "👍🏽"],
];

const guessed: readonly [string, string, FactValue, string][] = [
  ["team.on_call", "aroundd the clock", "around_the_clock", "taken as around the clock"],
  ["team.on_call", "office hours", "business_hours", "taken as business hours"],
  ["team.on_call", "nobody", "none", "taken as none"],
  ["team.on_call", "we are around the clock", "around_the_clock", "taken as around the clock"],
  ["quality.prompts", "stabel", "stable", "taken as stable"],
  ["serving", "b", "batch", "taken as batch"],
  ["candidate.precision", "4", "int8", "number 4 of the list"],
  ["team.observability", "queue", ["queue_depth"], "taken as queue depth"],
  ["privacy.controls", "no", [], "taken as none of them"],
  ["current.provider", "2", "anthropic", "number 2 of those known"],
];

describe("words", () => {
  it.each(sure)("%s: %s", (fact, text, value) => {
    expect(valueSaid(text, specOf(fact))).toMatchObject({ value, sure: true });
  });

  it.each(guessed)("%s: %s, which is asked about", (fact, text, value, how) => {
    expect(valueSaid(text, specOf(fact))).toMatchObject({ value, sure: false, how });
  });

  it.each([
    ["team.on_call", "yes"],
    ["team.on_call", "4"],
    ["team.on_call", "0"],
    ["candidate.precision", "int"],
    ["privacy.contract_covers", "maybe"],
    ["privacy.controls", "all but baa"],
    ["privacy.controls", "none, baa"],
    ["privacy.controls", ", ,"],
    ["privacy.residency", "all"],
    ["current.model", "none"],
    ["current.model", '""'],
    ["current.model", "-"],
    ["current.model", "x".repeat(201)],
    ["current.model", "\u001b[31mred"],
    ["current.model", "a\u202eb"],
    ["current.model", "a\u0000b"],
    ["current.model", "a\ud800"],
  ])("%s: %s is unclear", (fact, text) => {
    expect(whyUnclear(text, specOf(fact))).toMatch(/^[^\n]{10,200}\.$/);
  });

  // two letters apart, and the opposite
  it.each([
    ["quality.prompts", "unstable"],
    ["product.audience", "external"],
    ["traffic.shape", "predictable"],
    ["team.gpu_operations", "unproven"],
    ["privacy.controls", "no baa"],
    ["privacy.controls", "not residency"],
    ["control.decoding", "no weights"],
  ])("%s: %s is not taken for its opposite", (fact, text) => {
    whyUnclear(text, specOf(fact));
  });

  it.each<[string, FactValue, string]>([
    ["team.on_call", "around_the_clock", "around the clock"],
    ["privacy.contract_covers", true, "yes"],
    ["privacy.controls", [], "none of them"],
    ["team.observability", ["queue_depth", "retries"], "queue depth, retries"],
    ["privacy.residency", ["[a", "b]"], '"[a", "b]"'],
    ["current.model", "gpt-4o-mini", "gpt-4o-mini"],
    ["current.model", "back", '"back"'],
    ["current.model", 'the "x"', 'the "x"'],
    ["current.model", '"x"', '"""x"""'],
  ])("%s %s is read back", (fact, value, words) => {
    expect(inWords(specOf(fact), value)).toBe(words);
  });
});
