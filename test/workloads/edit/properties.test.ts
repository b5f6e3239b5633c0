import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../src/facts/fact.js";
import { CannotEdit } from "../../../src/workloads/edit/cannot-edit.js";
import { type Edit, withFacts } from "../../../src/workloads/edit/facts.js";
import { readPortfolio } from "../../../src/workloads/read.js";
import { starterFile } from "../../../src/workloads/starter.js";
import type { Stated } from "../../../src/workloads/workload.js";
import { runs } from "../../support/runs.js";
import { places } from "../places.js";
import { anchored, inJson, sample } from "../sample.js";
import { type FactEdit, factEdits, randomFile, remarksIn } from "./arbitraries.js";
import { gone } from "./lines-gone.js";

type Read = { name: string; stated: Record<string, FactValue>; slices: unknown };

const plain = (stated: ReadonlyMap<string, Stated>) =>
  Object.fromEntries([...stated].map(([name, { value }]) => [name, value]));

function read(text: string): Read[] {
  const { portfolio, diagnostics } = readPortfolio([{ file: "w", text }]);
  expect(places(diagnostics.filter(({ severity }) => severity === "error"))).toEqual([]);
  return (portfolio?.workloads ?? []).map(({ name, stated, slices }) => ({
    name,
    stated: plain(stated),
    slices: slices.map((slice) => ({ name: slice.name, share: slice.share, stated: plain(slice.stated) })),
  }));
}

/** What should be read after edits; a fact of the file's team may change for the others too, and is left out for them. */
function expected(before: readonly Read[], after: readonly Read[], name: string, edits: readonly FactEdit[]): Read[] {
  return before.map((workload, i) => {
    const stated = { ...workload.stated };
    for (const { fact, value } of edits) {
      const now = after[i]?.stated[fact];
      if (workload.name !== name && !fact.startsWith("team.")) continue;
      const wanted = workload.name === name ? (value ?? undefined) : now;
      if (wanted === undefined) Reflect.deleteProperty(stated, fact);
      else stated[fact] = wanted;
    }
    return { ...workload, stated };
  });
}

const folders = ["cases", "guide"].map((folder) => join("fixtures", folder));

/** Files that people wrote, with all that they wrote in them. */
const realFiles = [
  sample,
  anchored,
  inJson,
  starterFile(),
  readFileSync("fixtures/portfolio.yaml", "utf8"),
  ...folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !name.includes("expected"))
      .map((name) => readFileSync(join(folder, name), "utf8")),
  ),
];

/** The whole comment lines of a text, the examples of the starter file left out. */
const commentsOf = (text: string) =>
  text
    .split("\n")
    .filter((line) => /^\s*# (?!\w+: .* {2}# )/.test(line))
    .sort()
    .join("\n");

function withFactsOrShared(text: string, edits: readonly Edit[]): string | undefined {
  try {
    return withFacts(text, edits);
  } catch (error) {
    if (error instanceof CannotEdit && error.reason === "shared" && /&/.test(text)) return undefined;
    throw error;
  }
}

const edit = fc.record({ file: randomFile, edits: factEdits, which: fc.nat(3) }).map(({ file, edits, which }) => {
  const name = file.workloads[which % file.workloads.length]?.name ?? "";
  return { text: file.text, name, edits, all: edits.map((one): Edit => ({ workload: name, ...one })) };
});

describe("edits of random files", () => {
  it("change what is read of the facts edited, and of nothing else", () => {
    fc.assert(
      fc.property(edit, ({ text, name, edits, all }) => {
        const after = read(withFacts(text, all));
        expect(after).toEqual(expected(read(text), after, name, edits));
      }),
      { numRuns: runs(200) },
    );
  });

  it("keep every comment, the kind of line breaks, and lines that have nothing to do with them", () => {
    fc.assert(
      fc.property(edit, ({ text, edits, all }) => {
        const after = withFacts(text, all);
        expect(remarksIn(after).sort()).toEqual(remarksIn(text).sort());
        expect(after.startsWith("\ufeff")).toBe(text.startsWith("\ufeff"));
        expect(/\n\s*$/.test(after)).toBe(/\n\s*$/.test(text));
        if (text.includes("\r\n")) expect(after).not.toMatch(/(?<!\r)\n/);
        else expect(after).not.toContain("\r");
        const keys = edits.flatMap(({ fact }) => fact.split("."));
        const related = new RegExp(`\\b(?:${keys.join("|")})\\b|^[^:]*$|[\\[{}\\]]`);
        for (const line of gone(text, after)) if (line.trim() !== "") expect(line).toMatch(related);
      }),
      { numRuns: runs(150) },
    );
  });

  it("made again change nothing, and give the same text in any order", () => {
    fc.assert(
      fc.property(edit, ({ text, all }) => {
        const after = withFacts(text, all);
        expect(withFacts(after, all)).toBe(after);
        expect(withFacts(text, [...all].reverse())).toBe(after);
        const inTurn = [...all].reverse().reduce((so, one) => withFacts(so, [one]), text);
        expect(read(inTurn)).toEqual(read(after));
      }),
      { numRuns: runs(80) },
    );
  });

  it("leave real files as they are but for the facts edited, or say that others share them", () => {
    const files = fc.constantFrom(...realFiles);
    const free = factEdits.filter((edits) => edits.every(({ fact }) => !/tokens|current\.usd_per_month/.test(fact)));
    fc.assert(
      fc.property(files, free, fc.nat(9), (text, edits, which) => {
        const before = read(text);
        const name = before[which % before.length]?.name ?? "";
        const all = edits.map((one): Edit => ({ workload: name, ...one }));
        const edited = withFactsOrShared(text, all);
        if (edited === undefined) return;
        const after = read(edited);
        expect(after).toEqual(expected(before, after, name, edits));
        expect(withFacts(edited, all)).toBe(edited);
        expect(commentsOf(edited)).toBe(commentsOf(text));
        const facts = edits.flatMap(({ fact }) => [fact, ...fact.split(".")]).join("|");
        const related = new RegExp(`(?:${facts})\\b|^\\s*- |[\\[{}\\]]|^\\s*$`);
        for (const line of gone(text, edited)) expect(line).toMatch(related);
      }),
      { numRuns: runs(150) },
    );
  });

  it("keep JSON readable as JSON", () => {
    fc.assert(
      fc.property(edit, ({ text, all }) => {
        const isJson = (candidate: string) => {
          try {
            JSON.parse(candidate.replace(/^\ufeff/, ""));
            return true;
          } catch {
            return false;
          }
        };
        fc.pre(text.replace(/^\ufeff/, "").startsWith("{") && isJson(text));
        expect(isJson(withFacts(text, all))).toBe(true);
      }),
      { numRuns: runs(80) },
    );
  });
});
