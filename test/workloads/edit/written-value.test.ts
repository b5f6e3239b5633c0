import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../src/facts/fact.js";
import { parseQuantity } from "../../../src/facts/quantity.js";
import { registry } from "../../../src/facts/registry/registry.js";
import { writtenJson, writtenValue } from "../../../src/workloads/edit/written-value.js";

describe("a value as people write it", () => {
  it.each<[fact: string, value: FactValue, written: string, json: string]>([
    ["traffic.requests_per_month", 1.2e6, "1.2M", '"1.2M"'],
    ["traffic.requests_per_month", 1_234_567, "1234567", "1234567"],
    ["traffic.output_tokens", 240, "240", "240"],
    ["traffic.cached_input_share", 0.35, "35%", '"35%"'],
    ["traffic.cached_input_share", 0.33333, "33.333%", '"33.333%"'],
    ["traffic.cached_input_share", 1 / 3, "0.3333333333333333", "0.3333333333333333"],
    ["traffic.growth_per_month", -0.05, "-5%", '"-5%"'],
    ["traffic.stability", 0.85, "0.85", "0.85"],
    ["traffic.stability", 0.123456, "0.123456", "0.123456"],
    ["latency.target_p95", 800, "800ms", '"800ms"'],
    ["latency.target_p95", 1_400, "1.4s", '"1.4s"'],
    ["latency.target_p95", 1_234, "1234ms", '"1234ms"'],
    ["current.usd_per_month", 18_000, "$18k", '"$18k"'],
    ["current.usd_per_month", 18_250, "$18250", '"$18250"'],
    ["candidate.gpus", 2, "2", "2"],
    ["privacy.contract_covers", true, "true", "true"],
    ["scope", "narrow", "narrow", '"narrow"'],
    ["motive", [], "[]", "[]"],
    ["motive", ["cost", "privacy"], "[cost, privacy]", '["cost", "privacy"]'],
    ["task", "two words", "two words", '"two words"'],
    ["task", "modèle 🤖", "modèle 🤖", '"modèle 🤖"'],
    ["task", "true", '"true"', '"true"'],
    ["task", "1.5", '"1.5"', '"1.5"'],
    ["task", "~", '"~"', '"~"'],
    ["task", "0X1F", '"0X1F"', '"0X1F"'],
    ["task", "a: b", '"a: b"', '"a: b"'],
    ["task", "@x", '"@x"', '"@x"'],
    ["task", "a, b", '"a, b"', '"a, b"'],
    ["privacy.residency", ["eu", "no", "null"], '[eu, no, "null"]', '["eu", "no", "null"]'],
  ])("%s %j", (fact, value, written, json) => {
    expect(writtenValue(fact, value)).toBe(written);
    expect(writtenJson(fact, value)).toBe(json);
  });

  it("reads back to the same number, to the fifteen digits that a suffix has", () => {
    for (const { name, type } of registry) {
      if (type.kind !== "quantity") continue;
      fc.assert(
        fc.property(fc.double({ min: type.min, max: type.max, noNaN: true }), (value) => {
          const read = parseQuantity(writtenValue(name, value), type.unit);
          expect(read).toBe(type.unit === "ms" ? Number(value.toPrecision(15)) : value);
        }),
        { numRuns: 50 },
      );
    }
  });
});
