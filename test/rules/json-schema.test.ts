import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { factNames, findFact } from "../../src/facts/registry/lookup.js";
import { parsePack } from "../../src/rules/parse.js";
import { packJsonSchema } from "../../src/rules/schema.js";
import { driver, exclusion, head, requirement, signal, weighed } from "../support/tiny-packs.js";

const accepts = new Ajv2020({
  strict: true,
  strictTypes: false,
  allErrors: true,
  formats: { date: true },
}).compile(packJsonSchema());

function errorsIn(text: string) {
  accepts(parse(text));
  return accepts.errors ?? [];
}

const packs = readdirSync("rules").filter((name) => name.endsWith(".yaml") && !name.endsWith(".test.yaml"));

/** Conditions, and whether a pack may say them. The schema has to say of each what the parser says. */
const conditions: readonly (readonly [string, boolean])[] = [
  ["{ privacy.level: strict }", true],
  ["{ privacy.level: [contractual, strict] }", true],
  ["{ privacy.level: strikt }", false],
  ["{ privacy.lvel: strict }", false],
  ["{ privacy.level: [] }", false],
  ["{ latency.private_network: true }", true],
  ["{ latency.private_network: [true, false] }", true],
  ["{ task: poetry }", true],
  ["{ traffic.stability: '>= 65%' }", true],
  ["{ traffic.stability: 0.65 }", true],
  ["{ traffic.stability: [0.5] }", false],
  ["{ traffic.stability: '>= 5ms' }", false],
  ["{ traffic.stability: high }", false],
  ["{ latency.target_p95: '< 1.5s' }", true],
  ["{ latency.target_p95: '< 2' }", false],
  ["{ latency.target_p95: 2 }", false],
  ["{ current.usd_per_month: '> $38k' }", true],
  ["{ economics.self_hosted_to_managed: '< 0.7' }", true],
  ["{ team.reliability: { contains: failover } }", true],
  ["{ team.reliability: { contains_any: [failover, patching] } }", true],
  ["{ team.reliability: { contains: failovr } }", false],
  ["{ team.reliability: { contains: failover, contains_any: patching } }", false],
  ["{ team.reliability: failover }", false],
  ["{ privacy.residency: { contains: mars } }", true],
  ["{ any: [{ scope: narrow }, { not: { serving: batch } }] }", true],
  ["{ scope: narrow, all: [{ serving: batch }] }", true],
  ["{ any: [] }", false],
  ["{ any: { scope: narrow } }", false],
  ["{ not: [{ scope: narrow }] }", false],
  ["{ any: [{ scpe: narrow }] }", false],
  ["{}", false],
];

describe("the JSON Schema of a pack", () => {
  it.each(packs)("accepts %s", (name) => {
    expect(errorsIn(readFileSync(`rules/${name}`, "utf8"))).toEqual([]);
  });

  it("accepts an extension", () => {
    const text = `${head}extends: default\nbar: 60\ndisable: [a]\nweights: { b: 3 }\nreplace: [${driver("c", "{ scope: narrow }")}]\n`;
    expect(errorsIn(text)).toEqual([]);
  });

  it.each(conditions)("says of %s what the parser says: %s", (when, allowed) => {
    const text = weighed(driver("a", when));
    expect(errorsIn(text).length === 0).toBe(allowed);
    expect(parsePack(text, "t.yaml").source !== undefined).toBe(allowed);
  });

  it.each([
    ["no kind", weighed(driver("a", "{ scope: narrow }").replace("kind: driver, ", ""))],
    ["a key of another kind", weighed(driver("a", "{ scope: narrow }", ", excludes: managed"))],
    ["an exclusion of no side", weighed(exclusion("a", "cloud", "{ scope: narrow }"))],
    [
      "a requirement that does not say when forced",
      weighed(requirement("a", "{ scope: narrow }", ", when_forced: no")),
    ],
    ["a lean out of range", weighed(signal("a", [["{ scope: narrow }", 2]]))],
    ["an unknown key", `${head}rule: []\n`],
  ])("refuses %s, as the parser does", (_, text) => {
    expect(errorsIn(text)).not.toEqual([]);
    expect(parsePack(text, "t.yaml").source).toBeUndefined();
  });

  it("explains every fact with its question", () => {
    const text = JSON.stringify(packJsonSchema());
    for (const { question } of factNames().flatMap((name) => findFact(name) ?? [])) {
      expect(text).toContain(JSON.stringify(question).slice(1, -1));
    }
  });
});
