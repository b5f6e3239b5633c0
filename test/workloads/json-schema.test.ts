import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { registry } from "../../src/facts/registry/registry.js";
import { workloadFileSchema } from "../../src/workloads/json-schema.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { starterFile } from "../../src/workloads/starter.js";
import { fileOf, portfolio } from "./portfolios.js";
import { inJson, sample } from "./sample.js";

const accepts = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(workloadFileSchema());

const fixtures = new URL("../../fixtures/", import.meta.url);
const valid = readdirSync(fixtures).filter((name) => /(?<!\.expected)\.ya?ml$/.test(name));

function expectAccepted(text: string): void {
  accepts(parse(text));
  expect(accepts.errors ?? []).toEqual([]);
}

/** Invalid files whose mistake a schema cannot see: names, sums, texts that only the reader understands. */
const beyondSchema =
  /^(anchors|contradictory|duplicate-|names|provenance|slices|syntax-|two-documents|word-keys|wrong-values|empty\.)/;

describe("the JSON Schema of the workload file", () => {
  it("accepts the samples and the starter file", () => {
    for (const text of [sample, inJson, starterFile()]) expectAccepted(text);
  });

  it("accepts the valid fixtures", () => {
    for (const name of valid) expectAccepted(readFileSync(new URL(name, fixtures), "utf8"));
  });

  it("accepts every portfolio that the reader accepts", () => {
    fc.assert(
      fc.property(portfolio, (workloads) => {
        accepts(JSON.parse(JSON.stringify(fileOf(workloads))));
        expect(accepts.errors ?? []).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(readdirSync(new URL("invalid/", fixtures)).filter((name) => !beyondSchema.test(name)))(
    "refuses invalid/%s",
    (name) => {
      expect(accepts(parse(readFileSync(new URL(`invalid/${name}`, fixtures), "utf8")))).toBe(false);
    },
  );

  it("explains every fact with its question and example", () => {
    const text = JSON.stringify(workloadFileSchema());
    for (const { question, example } of registry) {
      expect(text).toContain(JSON.stringify(question).slice(1, -1));
      expect(text).toContain(JSON.stringify(`Example: ${example}.`).slice(1, -1));
    }
  });

  it("takes each fact's example, as the reader does", () => {
    for (const { name, example } of registry) {
      const [group = "", key] = name.split(".");
      const text = `workloads:\n  - name: a\n    ${key === undefined ? `${group}: ${example}` : `${group}: { ${key}: ${example} }`}\n`;
      const { portfolio: read } = readPortfolio([{ file: "w", text }]);
      expect([...(read?.workloads[0]?.stated.keys() ?? [])]).toEqual([name]);
      expectAccepted(text);
    }
  });
});
