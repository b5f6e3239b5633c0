import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../src/facts/fact.js";
import { findSpec, registry } from "../../../src/facts/registry/registry.js";
import { type Edit, withFacts } from "../../../src/workloads/edit/facts.js";
import { type MeasuredWorkload, type Outcome, withMeasured } from "../../../src/workloads/measured/into-file.js";
import { readPortfolio } from "../../../src/workloads/read.js";
import type { Stated, Workload } from "../../../src/workloads/workload.js";
import { runs } from "../../support/runs.js";
import { factEdits, randomFile, remarksIn, valuesFor } from "../edit/arbitraries.js";
import { gone } from "../edit/lines-gone.js";

const figures = [
  "traffic.tokens_per_month",
  "traffic.requests_per_month",
  "traffic.input_tokens",
  "traffic.output_tokens",
];

const oneFact = fc
  .oneof(fc.constantFrom(...registry), fc.constantFrom(...registry.filter(({ name }) => figures.includes(name))))
  .chain(({ name, type }) => valuesFor(type).map((value): [string, FactValue] => [name, value]));

const facts = fc.uniqueArray(oneFact, { minLength: 1, maxLength: 7, selector: ([fact]) => fact });

interface Case {
  text: string;
  measured: MeasuredWorkload[];
  replaceDeclared: boolean;
}

/** A file some facts of which were assumed or measured before, and what is measured of some of its workloads and of a new one. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    file: randomFile,
    edits: factEdits,
    provenance: fc.constantFrom("measured", "assumed", "declared"),
    which: fc.nat(3),
    all: fc.array(facts, { minLength: 1, maxLength: 3 }),
    isNew: fc.boolean(),
    replaceDeclared: fc.boolean(),
  })
  .map(({ file, edits, provenance, which, all, isNew, replaceDeclared }) => {
    const names = file.workloads.map(({ name }) => name);
    const workload = names[which % names.length] ?? "";
    const before = edits.map((edit): Edit => ({ workload, ...edit, provenance }));
    const measured = all.map((each, i) => ({
      name: isNew && i === 0 ? "a new one" : (names[(which + i) % names.length] ?? ""),
      facts: new Map(each),
    }));
    return { text: withFacts(file.text, before), measured, replaceDeclared };
  });

function read(text: string): readonly Workload[] | undefined {
  return readPortfolio([{ file: "w", text }]).portfolio?.workloads;
}

const merged = ({ text, measured, replaceDeclared }: Case) =>
  withMeasured(text, measured, { file: "w", replaceDeclared });

const plain = (stated: Stated | undefined) => stated && { value: stated.value, provenance: stated.provenance };

/** The facts of a workload that were told not to be written. */
function notWritten(told: readonly Outcome[], workload: string): string[] {
  return told.flatMap((outcome) => {
    if (outcome.workload !== workload) return [];
    if (outcome.kind === "left-out") return outcome.facts;
    return outcome.kind === "unfit" || outcome.kind === "withheld" ? [outcome.fact] : [];
  });
}

/** To three digits a value is off by no more than half of the third, which is half a percent of the least number of that length. */
function isAsMeasured(now: FactValue | undefined, value: FactValue): boolean {
  if (typeof now !== "number" || typeof value !== "number") return JSON.stringify(now) === JSON.stringify(value);
  return Math.abs(now - value) <= 0.005 * Math.abs(value) * (1 + 1e-9);
}

/** What was measured of a workload in all, the last of each fact. */
const factsOf = (measured: readonly MeasuredWorkload[], name: string) =>
  new Map(measured.filter((each) => each.name === name).flatMap((each) => [...each.facts]));

describe("measured facts in random files", () => {
  it("are read as measured where they were not declared, and everything else as before", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const before = read(given.text);
        fc.pre(before !== undefined);
        const { text, told } = merged(given);
        const after = read(text);
        for (const [i, workload] of (after ?? []).entries()) {
          const { name, stated } = workload;
          const old = before?.[i];
          expect(old?.name ?? "a new one").toBe(name);
          expect(workload.slices.map(({ share, stated: part }) => [share, [...part.keys()]])).toEqual(
            (old?.slices ?? []).map(({ share, stated: part }) => [share, [...part.keys()]]),
          );
          const own = factsOf(given.measured, name);
          const skipped = notWritten(told, name);
          for (const { name: fact } of registry) {
            const was = old?.stated.get(fact);
            const now = stated.get(fact);
            const value = own.get(fact);
            const stays = was?.provenance === "declared" && !given.replaceDeclared;
            if (value === undefined || stays || skipped.includes(fact)) expect(plain(now)).toEqual(plain(was));
            else if (was?.provenance === "declared" && now?.provenance === "declared") {
              const confirmed = told.some((each) => each.kind === "confirmed" && each.fact === fact);
              expect([confirmed, plain(now)]).toEqual([true, plain(was)]);
            } else {
              expect(now?.provenance).toBe("measured");
              expect([fact, now?.value, value, isAsMeasured(now?.value, value)]).toEqual([
                fact,
                now?.value,
                value,
                true,
              ]);
            }
          }
        }
        expect(after?.length).toBe(
          (before?.length ?? 0) + (given.measured.some(({ name }) => name === "a new one") ? 1 : 0),
        );
      }),
      { numRuns: runs(60) },
    );
  });

  it("are left out only where they contradict each other or the file, or are out of range", () => {
    fc.assert(
      fc.property(cases, (given) => {
        fc.pre(read(given.text) !== undefined);
        for (const outcome of merged(given).told) {
          expect(["refused", "not-added"]).not.toContain(outcome.kind);
          // the values drawn are all within their range, the ends of which have no more than three digits
          expect(outcome.kind).not.toBe("unfit");
          if (outcome.kind !== "left-out") continue;
          const stated = new Map(read(given.text)?.find(({ name }) => name === outcome.workload)?.stated);
          const own = factsOf(given.measured, outcome.workload);
          const [tokens = 0, requests = 0, input = 0, output = 0] = figures.map((fact) =>
            Number(outcome.facts.includes(fact) ? own.get(fact) : stated.get(fact)?.value),
          );
          const computed = requests * (input + output);
          // rounding may take the two one percent closer to each other or further apart
          expect(Math.abs(computed - tokens)).toBeGreaterThan(0.085 * Math.max(computed, tokens));
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it("written again change nothing, and nothing is told to be written", () => {
    fc.assert(
      fc.property(cases, (given) => {
        fc.pre(read(given.text) !== undefined);
        const { text } = merged(given);
        const again = merged({ ...given, text });
        expect(again.text).toBe(text);
        expect(again.told.filter(({ kind }) => kind === "written" || kind === "added")).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });

  it("keep every comment, the kind of line breaks, and lines that have nothing to do with them", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { text } = given;
        fc.pre(read(text) !== undefined);
        const after = merged(given).text;
        expect(remarksIn(after).sort()).toEqual(remarksIn(text).sort());
        expect(after.startsWith("\ufeff")).toBe(text.startsWith("\ufeff"));
        if (text.includes("\r\n")) expect(after).not.toMatch(/(?<!\r)\n/);
        else expect(after).not.toContain("\r");
        const keys = given.measured.flatMap((each) => [...each.facts.keys()].flatMap((fact) => fact.split(".")));
        const related = new RegExp(`\\b(?:provenance|${keys.join("|")})\\b|^[^:]*$|[\\[{}\\]]`);
        for (const line of gone(text, after)) if (line.trim() !== "") expect(line).toMatch(related);
      }),
      { numRuns: runs(60) },
    );
  });

  it("leave a file that they do not change as it is, to the byte", () => {
    fc.assert(
      fc.property(randomFile, ({ text }) => {
        const before = read(text);
        fc.pre(before !== undefined);
        const measured = (before ?? []).map(({ name, stated }) => ({
          name,
          facts: new Map([...stated].map(([fact, { value }]): [string, FactValue] => [fact, value])),
        }));
        const { text: after, told } = withMeasured(text, measured, { file: "w", replaceDeclared: true });
        expect(after).toBe(text);
        const kinds = new Set(told.map(({ kind }) => kind));
        for (const kind of kinds) expect(["confirmed", "doubtful"]).toContain(kind);
      }),
      { numRuns: runs(40) },
    );
  });
});

describe("a measured quantity as it is written", () => {
  it("is read within half a percent of what it is, for every fact", () => {
    const quantities = registry.filter(({ type }) => type.kind === "quantity");
    fc.assert(
      fc.property(
        fc
          .constantFrom(...quantities)
          .chain(({ name, type }) => valuesFor(type).map((value) => [name, value] as const)),
        fc.boolean(),
        ([fact, value], isJson) => {
          const file = isJson ? "w.json" : "w.yaml";
          const { text } = withMeasured(undefined, [{ name: "a", facts: new Map([[fact, value]]) }], { file });
          const now = read(text)?.[0]?.stated.get(fact);
          expect(findSpec(fact)?.type.kind).toBe("quantity");
          expect([now?.provenance, isAsMeasured(now?.value, value)]).toEqual(["measured", true]);
        },
      ),
      { numRuns: runs(150) },
    );
  });
});
