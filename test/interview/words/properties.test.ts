import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { FactSpec, FactType, FactValue } from "../../../src/facts/fact.js";
import { findFact } from "../../../src/facts/registry/lookup.js";
import { registry } from "../../../src/facts/registry/registry.js";
import { inWords } from "../../../src/interview/words/in-words.js";
import { said } from "../../../src/interview/words/said.js";
import { vocabulary } from "../../../src/interview/words/vocabulary.js";
import { readPortfolio } from "../../../src/workloads/read.js";
import { runs } from "../../support/runs.js";

const specs = registry.map((spec): [string, FactSpec] => [spec.name, spec]);

/** The value as a file would have it; times need their unit there. */
function inFile({ name, type }: FactSpec, value: FactValue): string {
  const written = type.kind === "quantity" && type.unit === "ms" ? `${value}ms` : value;
  const [first = "", second] = name.split(".");
  const facts = { [first]: second === undefined ? written : { [second]: written } };
  return stringify({ version: 1, workloads: [{ name: "w", ...facts }] });
}

/** What the reader of files makes of a value. */
function readBack(spec: FactSpec, value: FactValue): FactValue | undefined {
  const { portfolio, diagnostics } = readPortfolio([{ file: "w", text: inFile(spec, value) }]);
  expect(diagnostics).toEqual([]);
  return portfolio?.workloads[0]?.stated.get(spec.name)?.value;
}

/** Text that a name may have: nothing invisible and no blanks around it. */
const word = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
    fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(..."\"'“”[],; a") }),
    fc.constantFrom("back", "unknown", "none", "all", "?", "EU", "eu and us", "3", "-", "OpenAI"),
  )
  .map((text) => text.trim())
  .filter((text) => text !== "" && !/[\p{C}\p{Z}\u00ad\u061c\u180e]/u.test(text.replaceAll(" ", "")));

function numbers({ min, max, integer }: FactType & { kind: "quantity" }): fc.Arbitrary<number> {
  const low = Math.max(min, 1e-9);
  const spread = fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((x) => Math.min(max, Math.max(low, low * (max / low) ** x)));
  const plain = spread.map((value) => Math.min(max, Math.max(min, Number(value.toPrecision(3)))));
  const any = integer ? fc.integer({ min, max }) : fc.oneof(spread, plain, fc.double({ min, max, noNaN: true }));
  // zero has one sign in files
  return any.map((value) => value + 0);
}

function values(type: FactType): fc.Arbitrary<FactValue> {
  switch (type.kind) {
    case "quantity":
      return numbers(type);
    case "choice":
      return fc.constantFrom(...type.values);
    case "flag":
      return fc.boolean();
    case "tags":
      return fc.uniqueArray(type.values ? fc.constantFrom(...type.values) : word, { maxLength: 5 });
    case "text":
      return word;
  }
}

/** Texts near enough to answers that some of them are. */
const phrases = fc
  .array(
    fc.oneof(
      fc.constantFrom(...vocabulary.keys()),
      fc.constantFrom("1", "2", "24/7", "1,200", "1.5", "800", "1e6", "35", "0.5", "1.200.000", ",", "to", "-"),
      fc.constantFrom(...registry.flatMap(({ type }) => ("values" in type ? (type.values ?? []) : []))),
    ),
    { maxLength: 5 },
  )
  .map((words) => words.join(" "));

const answers = fc.oneof(phrases, fc.string(), fc.string({ unit: "binary" }), word);

describe.each(specs)("%s", (_, spec) => {
  it("what is read back means the value again", () => {
    fc.assert(
      fc.property(values(spec.type), (value) => {
        expect(said(inWords(spec, value), spec)).toMatchObject({ kind: "value", value });
      }),
      { numRuns: runs(200) },
    );
  });

  it("whatever is typed, a value is one that files take, and the rest is one sentence", () => {
    fc.assert(
      fc.property(answers, (text) => {
        const answer = said(text, spec);
        if (answer.kind === "unclear") expect(answer.because).toMatch(/^[^\n]{10,400}\.$/u);
        if (answer.kind === "value") {
          expect(readBack(spec, answer.value)).toEqual(answer.value);
          expect(answer.sure || answer.how !== undefined).toBe(true);
          // the words read back mean the same, wherever they fit an answer
          expect(said(answer.readback, spec)).toMatchObject({ kind: "value", value: answer.value });
        }
      }),
      { numRuns: runs(150) },
    );
  });
});

describe("long and hostile text", () => {
  const parts = ["1", "1,", "1 ", "a", "and ", '"', "'", "[", "1/", "-", "\u001b", "\ud83d", "👍", "no ", ".", "\n"];

  it.each(parts)("a million of %j are refused at once", (part) => {
    const text = part.repeat(1_000_000);
    const shorter = part.repeat(Math.floor(9_999 / part.length));
    for (const name of ["traffic.requests_per_month", "privacy.controls", "privacy.residency", "task", "scope"]) {
      const spec = findFact(name);
      if (!spec) throw new Error(name);
      const start = performance.now();
      expect(said(`x${text}x`, spec).kind).toBe("unclear");
      for (const answer of [`x${shorter}`, shorter, `"${shorter}`]) said(answer, spec);
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });
});
